package weft.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import weft.samples.tasks.Chat;

/** Runs all samples and prints what they do. The first argument is the size in MB of the file of {@link BigFile}. */
public final class AllSamples {
  private AllSamples() {}

  /** A new JVM with a small heap for a class of this class path; it writes errors to where it writes the rest. */
  static ProcessBuilder withHeap(String size, Class<?> main, String... args) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder process =
        new ProcessBuilder(java, "-Xmx" + size, "-cp", System.getProperty("java.class.path"), main.getName());
    for (String arg : args) process.command().add(arg);
    return process.redirectErrorStream(true);
  }

  private static void runWithHeap(String size, Class<?> main, String... args) throws IOException, InterruptedException {
    Process process = withHeap(size, main, args).start();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) System.out.println(line);
    }
    int status = process.waitFor();
    if (status != 0) throw new IllegalStateException(main.getSimpleName() + " ended with status " + status);
  }

  private static void title(String text) {
    System.out.println();
    System.out.println("--- " + text);
  }

  /** Runs them one after the other. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String[] none = {};
    title("Fibonacci: an endless sequence");
    Fibonacci.main(none);
    title("PrimeSieve: an endless sieve, unboxed, that takes its divisors from a second run of itself");
    PrimeSieve.main(none);
    title("RandomWalk: a record made iterable by a generator, the same walk at each run");
    RandomWalk.main(none);
    title("Permutations: recursion");
    Permutations.main(none);
    title("EightQueens: backtracking");
    EightQueens.main(none);
    title("JdkClasses: a recursive walk of the tree of this JDK's classes");
    JdkClasses.main(none);
    title("LogPipeline: read, parse, filter, sum up, write; stopped early");
    LogPipeline.main(none);
    title("Outages: operations on the requests of such a log");
    Outages.main(none);
    title("BigFile: the pipeline of generators over a file far larger than the heap, in a JVM with -Xmx32m");
    runWithHeap("32m", BigFile.class, args);
    title("RoundRobin: a scheduler with tasks, producers and consumers in one thread");
    RoundRobin.main(none);
    title("Chat: coroutines as tasks that wait for time, messages and each other, in a JVM with -Xmx64m");
    runWithHeap("64m", Chat.class);
    title("Calculator: a parser that is fed one character at a time, by coroutines");
    Calculator.main(none);
    title("PageFetcher: an HTTP client that fetches many pages at once from one thread, by async methods");
    PageFetcher.main(none);
  }
}
