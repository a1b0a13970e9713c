package weft.benchmarks.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** The lines of a file, 10,000. */
public class Lines extends Workload {
  private final Path file = write();

  private static Path write() {
    try {
      Path file = Files.createTempFile("lines", ".txt");
      file.toFile().deleteOnExit();
      return Files.write(file, IntStream.range(0, 10_000).mapToObj(i -> "line " + i + " of a file").toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Benchmark
  public long loop() throws IOException {
    long sum = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line; (line = reader.readLine()) != null; ) sum += line.length();
    }
    return sum;
  }

  @Benchmark
  public long byHand() throws IOException {
    return lengths(new ByHand.Lines(file));
  }

  @Benchmark
  public long weft() throws IOException {
    return lengths(Generators.lines(file).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return lengths(KotlinSequences.lines(file).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lengths(lines.iterator());
    }
  }
}
