package weft.benchmarks.compile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What javac takes with Weft for generators, against javac alone for the same sequences as iterators written by hand.
 * Run it by {@code weft.benchmarks.run.Measure}, or alone with a directory for the sources, the processor's path and the
 * runtime's.
 */
public final class CompileTime {
  private static final int[] METHODS = {250, 500, 1000, 2000};
  private static final int[] VARIABLES = {125, 250, 500};

  private final Path directory;
  private final Compiler alone = Compiler.alone();
  private final Compiler aloneWithRuntime;
  private final Compiler weft;
  private final int rounds;

  private CompileTime(Path directory, String processorPath, String runtime, int rounds) {
    this.directory = directory;
    this.aloneWithRuntime = Compiler.alone(runtime);
    this.weft = Compiler.withWeft(processorPath, runtime);
    this.rounds = rounds;
  }

  public static void main(String[] args) {
    measure(Path.of(args[0]), args[1], args[2], args.length > 3 ? Integer.parseInt(args[3]) : 5)
        .forEach((name, value) -> System.out.printf("%-40s %8.1f%n", name, value));
  }

  /** Times in milliseconds: "methods 1000 by hand", "body 500 weft" and so on. */
  public static Map<String, Double> measure(Path directory, String processorPath, String runtime, int rounds) {
    return new CompileTime(directory, processorPath, runtime, rounds).measure();
  }

  private Map<String, Double> measure() {
    Map<String, Double> times = new LinkedHashMap<>();
    Path generators = Compiler.write(directory.resolve("generators"), Program.ofGenerators(1000));
    Path iterators = Compiler.write(directory.resolve("iterators"), Program.ofIterators(1000));
    String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
    put(times, "process 1000 by hand", rounds, () -> alone.compileInProcess(iterators, javac));
    put(times, "process 1000 weft", rounds, () -> weft.compileInProcess(generators, javac));
    for (int i = 0; i < 3; i++) { // for HotSpot to compile the compiler
      alone.compile(iterators);
      weft.compile(generators);
    }
    for (int methods : METHODS) {
      add(times, "methods " + methods, Program.ofIterators(methods), Program.ofGenerators(methods));
    }
    Path companions = Compiler.withGenerated(generators, directory.resolve("companions"));
    put(times, "companions 1000 weft", rounds, () -> aloneWithRuntime.compile(companions));
    times.put("companions 1000 by hand", times.get("methods 1000 by hand"));
    for (int variables : VARIABLES) {
      addBody(times, "body " + variables, variables, Program.Variables.PLAIN);
      addBody(times, "flat body " + variables, variables, Program.Variables.FLAT);
      addBody(times, "body of blocks " + variables, variables, Program.Variables.BLOCKS);
    }
    Compiler.deleteOutputs(directory);
    return times;
  }

  private void addBody(Map<String, Double> times, String name, int variables, Program.Variables kind) {
    add(times, name, Program.ofOneLoop(variables, kind), Program.ofOneGenerator(variables, kind));
  }

  private void add(Map<String, Double> times, String name, Map<String, String> byHand, Map<String, String> generators) {
    Path iteratorFiles = Compiler.write(directory.resolve("by-hand"), byHand);
    Path generatorFiles = Compiler.write(directory.resolve("weft"), generators);
    put(times, name + " by hand", rounds, () -> alone.compile(iteratorFiles));
    put(times, name + " weft", rounds, () -> weft.compile(generatorFiles));
  }

  private interface Round {
    double run();
  }

  /** The best of some rounds: whatever else the machine does adds to the time. */
  private static void put(Map<String, Double> times, String name, int rounds, Round round) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < rounds; i++) best = Math.min(best, round.run());
    times.put(name, best);
    System.err.printf("%-40s %8.0f ms%n", name, best);
  }
}
