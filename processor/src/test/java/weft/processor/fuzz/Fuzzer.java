package weft.processor.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import weft.processor.fuzz.Statements.Oracle;

/** Runs random programs, and finds those that fail. */
public final class Fuzzer {
  private final BiConsumer<FuzzProgram, Verdict> failures;

  Fuzzer(BiConsumer<FuzzProgram, Verdict> failures) {
    this.failures = failures;
  }

  /** Runs the programs of {@code count} seeds together, and apart where that fails. */
  void run(long seed, int count, Oracle oracle) {
    run(LongStream.range(seed, seed + count).mapToObj(s -> ProgramGenerator.generate(s, oracle)).toList());
  }

  private void run(List<FuzzProgram> programs) {
    Verdict verdict = Verdict.of(FuzzProgram.together(programs));
    if (!verdict.isFailure()) return;
    if (programs.size() == 1) {
      failures.accept(programs.get(0), verdict);
    } else {
      int half = programs.size() / 2;
      run(programs.subList(0, half));
      run(programs.subList(half, programs.size()));
    }
  }

  /**
   * Runs until it is stopped.
   *
   * @param args the first seed, the number of seeds in a batch, how many seconds to shrink each new failure, and for how
   *     many minutes to run
   */
  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
    int batch = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    long shrinkFor = args.length > 2 ? Long.parseLong(args[2]) : 60;
    long end = args.length > 3 ? System.nanoTime() + Duration.ofMinutes(Long.parseLong(args[3])).toNanos() : Long.MAX_VALUE;
    Map<String, Integer> found = new TreeMap<>();
    Fuzzer fuzzer = new Fuzzer((program, verdict) -> report(program, verdict, found, Duration.ofSeconds(shrinkFor)));
    long started = System.nanoTime();
    long run = 0;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> found.forEach((key, n) -> System.out.println(n + " times " + key))));
    while (System.nanoTime() < end) {
      for (Oracle oracle : Oracle.values()) {
        fuzzer.run(seed, batch, oracle);
        run += batch;
      }
      seed += batch;
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf("next seed %d: %d programs, %.1f/s, %d failures%n", seed, run, run / seconds,
          found.values().stream().mapToInt(n -> n).sum());
    }
  }

  private static void report(FuzzProgram program, Verdict verdict, Map<String, Integer> found, Duration shrinkFor) {
    String key = program.oracle() + " " + verdict.kind() + " " + verdict.detail();
    if (found.merge(key, 1, Integer::sum) > 1) {
      System.out.println("again: seed " + program.seed() + " " + key);
      return;
    }
    System.out.println("==== " + key);
    FuzzProgram smallest = verdict.isUnjudged() ? program : Shrinker.shrink(program, verdict, shrinkFor);
    System.out.println(smallest);
    System.out.println(Verdict.of(smallest.alone()).message());
  }
}
