package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigFileTest {
  /** Three times the heap, and in 96 MB of lines nothing is lost. */
  @Test
  void processesAFileLargerThanTheHeap(@TempDir Path directory) throws IOException, InterruptedException {
    ProcessBuilder builder = AllSamples.withHeap("32m", BigFile.class, "96");
    builder.command().add(1, "-Djava.io.tmpdir=" + directory);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);

    assertTrue(output.contains("wrote ") && output.contains(", 96 MB"), output);
    assertEquals(8, output.lines().filter(line -> line.contains("% read")).count(), output);
    assertTrue(output.contains("100 % read"), output);

    Matcher peak = Pattern.compile("peak of the heap: at most (\\d+) MB of (\\d+) MB").matcher(output);
    assertTrue(peak.find(), output);
    int heap = Integer.parseInt(peak.group(2));
    assertTrue(heap <= 32, output);
    assertTrue(Integer.parseInt(peak.group(1)) <= heap, output);

    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(), left.toList(), "files that were not deleted");
    }
  }

  @Test
  void losesNoLine(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("small.log");
    long written = BigFile.write(file, 2);
    long expected;
    try (Stream<String> lines = Files.lines(file)) {
      expected = lines.filter(line -> line.contains(" 503 ")).count();
    }
    assertEquals(written, LogPipeline.read(file).stream().count());
    int failures = 0;
    for (LogPipeline.Hour hour : LogPipeline.failuresPerHour(file, directory.resolve("report.csv"))) {
      failures += hour.failures();
    }
    assertEquals(expected, failures);
  }
}
