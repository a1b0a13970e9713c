package weft.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fuzzer by hand, in processes of their own; {@code docs/testing.md} has the command. No part of {@code mvn verify}. */
class FuzzRun {
  /** Seeds from one worker to the next. */
  private static final long APART = 100_000_000;

  @Test
  void runs() {
    long seed = Long.getLong("fuzz.seed", System.currentTimeMillis() / 1000 * 1000);
    int workers = Integer.getInteger("fuzz.workers", 1);
    List<Integer> exits = IntStream.range(0, workers).parallel().mapToObj(i -> work(i, seed + i * APART)).toList();
    assertEquals(workers, exits.stream().filter(code -> code == 0).count(), "workers without a failure");
  }

  /** Runs a worker to its end, and answers its exit code. */
  private static int work(int number, long seed) {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-ea", "-Xmx2g", "-XX:+UseParallelGC", "-Dfuzz.kind=" + System.getProperty("fuzz.kind", "all")));
    String options = System.getProperty("fuzz.options");
    if (options != null) command.add("-Dfuzz.options=" + options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Fuzzer.class.getName(), String.valueOf(seed), System.getProperty("fuzz.batch", "80")));
    command.addAll(List.of(System.getProperty("fuzz.shrink", "120"), System.getProperty("fuzz.minutes", "1000000")));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) System.out.println("[" + number + "] " + line);
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
