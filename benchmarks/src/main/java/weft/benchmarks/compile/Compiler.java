package weft.benchmarks.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * javac, alone or with Weft, on sources in a directory. Each compilation has an output directory of its own: file systems
 * that search past what was deleted a moment ago would be measured where files are replaced.
 */
final class Compiler {
  private static final String OUTPUT = "output-";
  private static final Map<Path, Path> OUTPUTS = new HashMap<>();

  private final List<String> options;

  private Compiler(List<String> options) {
    this.options = options;
  }

  static Compiler alone() {
    return new Compiler(List.of("-proc:none"));
  }

  /** For sources that name the runtime. */
  static Compiler alone(String runtime) {
    return new Compiler(List.of("-proc:none", "-cp", runtime));
  }

  static Compiler withWeft(String processorPath, String runtime, String... more) {
    List<String> options = new ArrayList<>(List.of("--processor-path", processorPath, "-cp", runtime));
    options.addAll(List.of(more));
    return new Compiler(options);
  }

  /** What the compiling thread takes, in milliseconds: neither HotSpot's own compilers nor other processes are in it. */
  double compile(Path sources) {
    List<String> command = command(sources);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    int result = javac.run(null, null, null, command.toArray(String[]::new));
    long time = threads.getCurrentThreadCpuTime() - before;
    if (result != 0) throw new IllegalStateException("javac fails: " + command);
    return time / 1e6;
  }

  /** The time of a process of its own, in milliseconds. */
  double compileInProcess(Path sources, String javac) {
    List<String> command = new ArrayList<>(List.of(javac));
    command.addAll(command(sources));
    try {
      long before = System.nanoTime();
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("javac fails: " + command);
      }
      return (System.nanoTime() - before) / 1e6;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> command(Path sources) {
    List<String> command = new ArrayList<>(options);
    Path out = fresh(sources.resolveSibling(OUTPUT + System.nanoTime()));
    OUTPUTS.put(sources, out);
    command.addAll(List.of("-nowarn", "-d", out.toString()));
    try (Stream<Path> files = Files.list(sources)) {
      files.map(Path::toString).sorted().forEach(command::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return command;
  }

  /** The sources in {@code sources}, compiled before, and those that were generated for them, in a directory of their own. */
  static Path withGenerated(Path sources, Path directory) {
    fresh(directory);
    for (Path from : List.of(sources, OUTPUTS.get(sources))) {
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          Files.copy(file, directory.resolve(file.getFileName()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return directory;
  }

  /** Deletes what has been compiled. */
  static void deleteOutputs(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path output : files.filter(file -> file.getFileName().toString().startsWith(OUTPUT)).toList()) delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  static Path write(Path directory, Map<String, String> sources) {
    fresh(directory);
    sources.forEach((name, text) -> {
      try {
        Files.writeString(directory.resolve(name + ".java"), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    return directory;
  }

  private static Path fresh(Path directory) {
    try {
      if (Files.exists(directory)) delete(directory);
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
