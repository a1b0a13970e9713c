package weft.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jol.info.ClassLayout;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.compile.CompileTime;

/** What JMH does not measure: sizes, classes loaded at the start, compile time. Written as properties, for one JDK. */
public final class Facts {
  private final Map<String, Double> facts = new TreeMap<>();

  private Facts() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path directory = Path.of(args[0]);
    Facts facts = new Facts();
    facts.runs();
    facts.jars();
    facts.start();
    facts.compileTime(directory.resolve("compile"), Integer.parseInt(args[1]));
    Properties properties = new Properties();
    facts.facts.forEach((name, value) -> properties.setProperty(name, value.toString()));
    try (var writer = Files.newBufferedWriter(Results.factsFile(directory, Runtime.version().feature()))) {
      properties.store(writer, null);
    }
  }

  private void runs() {
    size("range weft", Generators.range(1).iterator());
    size("range by hand", new ByHand.Range(1));
    size("fibonacci weft", Generators.fibonacci(1).iterator());
    size("fibonacci by hand", new ByHand.Fibonacci(1));
    size("objects weft", Generators.objects(new String[0]).iterator());
    size("objects by hand", new ByHand.Objects(new String[0]));
  }

  private void size(String name, Object run) {
    facts.put("bytes " + name, (double) ClassLayout.parseInstance(run).instanceSize());
  }

  private void jars() throws IOException {
    for (String jar : new String[] {"runtime", "processor"}) {
      Path path = Path.of(onClassPath("weft-" + jar));
      if (!Files.isDirectory(path)) facts.put("jar " + jar, (double) Files.size(path));
    }
  }

  private static String onClassPath(String name) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains(name) || entry.contains(name.replace("weft-", "") + File.separator + "target"))
        .findFirst().orElseThrow();
  }

  /**
   * The classes of a program that sums up ten numbers: of the JDK, and of Weft with the program itself. The runtime is first on
   * the class path, so that both programs open a jar, which takes a hundred classes of the JDK's.
   */
  private void start() throws IOException, InterruptedException {
    String classPath = onClassPath("weft-runtime") + File.pathSeparator + System.getProperty("java.class.path");
    for (String way : new String[] {"by hand", "weft"}) {
      Process process =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/java", "-Xlog:class+load", "-Xshare:auto", "-cp", classPath,
                  Start.class.getName(), way)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String log = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) throw new IOException("Start fails");
      long weft = lines(log).filter(line -> line.contains(" weft.") && !line.contains("benchmarks.run")).count();
      facts.put("classes weft " + way, (double) weft);
      facts.put("classes all " + way, (double) lines(log).count());
      facts.put("handles " + way, (double) lines(log).filter(line -> line.contains("weft.runtime.Handles")).count());
    }
  }

  private static Stream<String> lines(String log) {
    return log.lines().filter(line -> line.contains(" source: "));
  }

  private void compileTime(Path directory, int rounds) {
    if (rounds == 0) return;
    CompileTime.measure(directory, onClassPath("weft-processor"), onClassPath("weft-runtime"), rounds)
        .forEach((name, time) -> facts.put("compile " + name, time));
  }
}
