package weft.benchmarks.jmh;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** 10,000 strings. */
public class Objects extends Workload {
  private final String[] words = IntStream.range(0, 10_000).mapToObj(i -> "word" + i).toArray(String[]::new);

  @Benchmark
  public long loop() {
    long sum = 0;
    for (String word : words) sum += word.length();
    return sum;
  }

  @Benchmark
  public long byHand() {
    return lengths(new ByHand.Objects(words));
  }

  @Benchmark
  public long weft() {
    return lengths(Generators.objects(words).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return lengths(KotlinSequences.objects(words).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return lengths(Arrays.stream(words).iterator());
  }
}
