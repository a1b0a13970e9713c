package weft.processor.fuzz;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Runs random programs, prints those that fail, shrunk, and counts. */
final class Fuzzer {
  /**
   * What javac is told, batch by batch: all of its warnings, or to make methods of the smallest parts, or of small ones, or
   * to leave class files alone. {@code -Dfuzz.options} says it for all of them.
   */
  private static final List<List<String>> OPTIONS =
      System.getProperty("fuzz.options") == null
          ? List.of(
              Verdict.STRICT, List.of(), List.of("-Aweft.split=1"), List.of(), Verdict.STRICT, List.of(), List.of("-Aweft.split=100"),
              List.of(CompanionCalls.OPTION))
          : List.of(List.of(System.getProperty("fuzz.options").split(" ")));

  private final List<Oracle> oracles;
  private final Duration shrinkFor;
  private final long started = System.nanoTime();
  private final Map<String, Integer> found = new TreeMap<>();
  private final List<String> reports = new ArrayList<>();
  private long programs;
  private int batches;
  private int failures;
  private int unjudged;

  Fuzzer(List<Oracle> oracles, Duration shrinkFor) {
    this.oracles = oracles;
    this.shrinkFor = shrinkFor;
  }

  /** Runs the programs of {@code count} seeds, for each oracle, together. */
  void run(long seed, int count) {
    List<FuzzProgram> batch = new ArrayList<>();
    for (long s = seed; s < seed + count; s++) {
      for (Oracle oracle : oracles) batch.add(ProgramGenerator.generate(s, oracle));
    }
    List<String> options = OPTIONS.get(batches++ % OPTIONS.size());
    Verdict.of(batch, options).forEach((program, verdict) -> count(program, verdict, options));
  }

  private void count(FuzzProgram program, Verdict verdict, List<String> options) {
    programs++;
    if (verdict.isFailure()) failures++;
    if (verdict.isUnjudged()) unjudged++;
    if (!verdict.isFailure() && !verdict.isUnjudged()) return;
    String kind = program.oracle() + " " + verdict.kind() + " " + verdict.detail();
    if (found.merge(kind, 1, Integer::sum) == 1) report(program, verdict, options);
    else System.out.println("again: " + kind + ", seed " + program.seed());
  }

  private void report(FuzzProgram program, Verdict verdict, List<String> options) {
    FuzzProgram smallest = verdict.isFailure() ? Shrinker.shrink(program, verdict, options, shrinkFor) : program;
    Verdict last = Verdict.of(smallest, options);
    StringBuilder report = new StringBuilder("==== " + program.oracle() + " " + verdict.kind() + " " + verdict.detail());
    report.append(' ').append(options).append('\n');
    report.append(smallest).append("---- shrunk, as a case:\n").append(asCase(smallest)).append("----\n").append(last.message());
    System.out.println(report);
    if (verdict.isFailure()) reports.add(report.toString());
  }

  private static String asCase(FuzzProgram program) {
    String expected;
    try {
      expected = program.alone().trace(Map.of());
    } catch (AssertionError | LinkageError | IllegalArgumentException e) {
      expected = "?";
    }
    return program.asCase("seed " + program.seed() + " " + program.oracle(), expected);
  }

  /** What failed, with the shrunk programs. */
  List<String> reports() {
    return reports;
  }

  long programs() {
    return programs;
  }

  int failures() {
    return failures;
  }

  int unjudged() {
    return unjudged;
  }

  /** How many programs have run, how fast, and what was found. */
  String progress() {
    double seconds = (System.nanoTime() - started) / 1e9;
    double processor = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    String rates = String.format("%.1f/s, %.1f per second of one core", programs / seconds, programs / processor);
    return String.format("%d programs, %s, %d failures, %d unjudged %s", programs, rates, failures, unjudged, found);
  }

  /** {@code all}, {@code push}, {@code threads}, or one of the oracles. */
  private static List<Oracle> kinds(String kind) {
    return switch (kind) {
      case "all" -> List.of(Oracle.values());
      case "push" -> Oracle.pushing();
      case "threads" -> Oracle.threaded();
      default -> List.of(Oracle.valueOf(kind.toUpperCase(Locale.ROOT)));
    };
  }

  /**
   * Runs until it is stopped.
   *
   * @param args the first seed, the number of seeds in a batch, how many seconds to shrink each new failure, and for how
   *     many minutes to run
   */
  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
    int batch = args.length > 1 ? Integer.parseInt(args[1]) : 80;
    Fuzzer fuzzer = new Fuzzer(kinds(System.getProperty("fuzz.kind", "all")), Duration.ofSeconds(args.length > 2 ? Long.parseLong(args[2]) : 60));
    long end = args.length > 3 ? System.nanoTime() + Duration.ofMinutes(Long.parseLong(args[3])).toNanos() : Long.MAX_VALUE;
    long first = seed;
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> System.out.println("total from seed " + first + ": " + fuzzer.progress())));
    for (; System.nanoTime() < end; seed += batch) {
      fuzzer.run(seed, batch);
      System.out.println("seeds to " + (seed + batch) + ": " + fuzzer.progress());
    }
    System.exit(fuzzer.failures() == 0 ? 0 : 1);
  }
}
