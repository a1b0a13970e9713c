package weft.samples.setup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain javac: the commands of the README, and its options. */
class JavacTest {
  private static final String EVENS = "0\n2\n4\n6\n8\n";

  @TempDir Path work;

  private void copyJars() throws IOException {
    Files.copy(Commands.runtime(), work.resolve("weft-runtime-" + Commands.VERSION + ".jar"));
    Files.copy(Commands.processor(), work.resolve("weft-processor-" + Commands.VERSION + ".jar"));
  }

  /** The lines of a block: the first compile, the last prints. */
  private String printed(int block) throws Exception {
    copyJars();
    Commands.write(work.resolve("Numbers.java"), Commands.numbers());
    String printed = "";
    for (String line : Commands.readme("**javac.**", "", block).lines().toList()) {
      printed = Commands.run(work, "sh", "-c", line);
    }
    return printed;
  }

  @Test
  void theCommandsOfTheReadmeWithAnOutputDirectory() throws Exception {
    assertEquals(EVENS, printed(0));
    assertTrue(Files.exists(work.resolve("classes/NumbersGenerators.java")));
  }

  @Test
  void theCommandsOfTheReadmeWithoutAnOutputDirectory() throws Exception {
    assertEquals(EVENS, printed(1));
  }

  private static int feature() {
    return Runtime.version().feature();
  }

  private String compiledAndRun(List<String> options, List<String> javaOptions) throws Exception {
    Commands.write(work.resolve("src/Numbers.java"), Commands.numbers());
    List<String> command = new ArrayList<>(List.of("javac", "-cp", Commands.runtime().toString(), "-d", "classes"));
    command.addAll(options);
    if (!options.contains("--processor-module-path")) command.addAll(List.of("--processor-path", Commands.processor().toString()));
    command.add("src/Numbers.java");
    assertEquals("", Commands.run(work, command.toArray(String[]::new)).replaceAll("(?m)^Note: .*\\R", ""));
    List<String> java = new ArrayList<>(List.of("java", "-cp", "classes:" + Commands.runtime()));
    java.addAll(javaOptions);
    java.add("Numbers");
    return Commands.run(work, java.toArray(String[]::new));
  }

  @Test
  void withoutDebugInformation() throws Exception {
    assertEquals(EVENS, compiledAndRun(List.of("-g:none"), List.of()));
  }

  @Test
  void withAllDebugInformationAndParameters() throws Exception {
    assertEquals(EVENS, compiledAndRun(List.of("-g", "-parameters"), List.of()));
  }

  @Test
  void withAllWarningsAsErrors() throws Exception {
    assertEquals(EVENS, compiledAndRun(List.of("-Xlint:all", "-Werror"), List.of()));
  }

  @Test
  void forRelease17() throws Exception {
    assertEquals(EVENS, compiledAndRun(List.of("--release", "17", "-Xlint:all", "-Werror"), List.of()));
  }

  @Test
  void withPreviewFeatures() throws Exception {
    String release = String.valueOf(feature());
    assertEquals(EVENS, compiledAndRun(List.of("--enable-preview", "--release", release), List.of("--enable-preview")));
  }

  @Test
  void withTheProcessorAsAModule() throws Exception {
    assertEquals(EVENS, compiledAndRun(List.of("--processor-module-path", Commands.processor().toString()), List.of()));
  }

  /** Since JDK 23 the processor on the class path runs only if that is asked for; before, the option does not exist. */
  @Test
  void withTheProcessorOnTheClassPath() throws Exception {
    Commands.write(work.resolve("src/Numbers.java"), Commands.numbers());
    List<String> command = new ArrayList<>(List.of("javac", "-cp", Commands.runtime() + ":" + Commands.processor(), "-d", "classes"));
    if (feature() >= 21) command.add("-proc:full");
    command.add("src/Numbers.java");
    Commands.run(work, command.toArray(String[]::new));
    assertEquals(EVENS, Commands.run(work, "java", "-cp", "classes:" + Commands.runtime(), "Numbers"));
  }

  /** Nothing says at compile time that the processor did not run, so a call has to. */
  @Test
  void withoutTheProcessor() throws Exception {
    Commands.write(work.resolve("src/Numbers.java"), Commands.numbers());
    Commands.run(work, "javac", "-cp", Commands.runtime().toString(), "-proc:none", "-d", "classes", "src/Numbers.java");
    String text = Commands.run(work, "sh", "-c", "java -cp classes:" + Commands.runtime() + " Numbers 2>&1 || true");
    assertTrue(text.contains("java.lang.IllegalStateException"), text);
    assertTrue(text.contains("Numbers.evens"), text);
    assertTrue(text.contains("--processor-path"), text);
  }

  private static final String FAILING =
      """
      import weft.*;
      class Failing {
        @Generator static Sequence<Integer> inner() {
          Gen.yield(1);
          throw new IllegalStateException("x");
        }
        @Generator static Sequence<Integer> outer() {
          Gen.yieldAll(inner());
          return Gen.end();
        }
        public static void main(String[] args) {
          for (int i : outer()) System.out.print(i + " ");
        }
      }
      """;

  private String failing(String... options) throws Exception {
    Commands.write(work.resolve("Failing.java"), FAILING);
    Commands.run(work, "javac", "-cp", Commands.runtime().toString(), "--processor-path", Commands.processor().toString(), "-d", "classes",
        "Failing.java");
    return Commands.run(work, "sh", "-c", "java -cp classes:" + Commands.runtime() + " " + String.join(" ", options) + " Failing 2>&1 || true");
  }

  @Test
  void anExceptionShowsTheLinesOfTheSource() throws Exception {
    assertEquals(
        """
        1 Exception in thread "main" java.lang.IllegalStateException: x
        \tat Failing.inner(Failing.java:5)
        \tat Failing.outer(Failing.java:8)
        \tat Failing.main(Failing.java:12)
        """,
        failing());
  }

  @Test
  void anExceptionShowsWhatIsGeneratedWhereThatIsWanted() throws Exception {
    String trace = failing("-Dweft.trace=generated");
    assertTrue(trace.contains("at FailingGenerators$Inner.advance(FailingGenerators.java:"), trace);
    assertTrue(trace.contains("at weft.runtime.Run."), trace);
  }

  @Test
  void ofSeveralModules() throws Exception {
    Commands.write(work.resolve("src/one/module-info.java"), "module one { requires transitive weft; exports one; }");
    Commands.write(work.resolve("src/one/one/Numbers.java"), "package one;\n" + Commands.numbers().replace("final class", "public final class").replace("  static Sequence", "  public static Sequence"));
    Commands.write(work.resolve("src/two/module-info.java"), "module two { requires one; }");
    Commands.write(
        work.resolve("src/two/two/Main.java"),
        """
        package two;
        import weft.*;
        public class Main {
          @Generator static IntSequence squares() { for (int i : one.Numbers.evens(5)) Gen.yield(i * i); return Gen.end(); }
          public static void main(String[] args) { squares().stream().forEach(System.out::println); }
        }
        """);
    Commands.run(work, "javac", "--module-path", Commands.runtime().toString(), "--processor-path", Commands.processor().toString(),
        "--module-source-path", "src", "--module", "one,two", "-Xlint:all,-missing-explicit-ctor", "-Werror", "-d", "modules");
    assertEquals("0\n4\n16\n", Commands.run(work, "java", "--module-path", "modules:" + Commands.runtime(), "--module", "two/two.Main"));
  }

  /** Bytes that depend on a hash or a clock would break caches of builds. */
  @Test
  void twiceWithTheSameResult() throws Exception {
    Path sources = Path.of("src/main/java/weft/samples").toAbsolutePath();
    List<String> all;
    try (Stream<Path> paths = Files.walk(sources)) {
      all = paths.map(Path::toString).filter(path -> path.endsWith(".java")).sorted().toList();
    }
    for (String output : List.of("first", "second")) {
      List<String> command = new ArrayList<>(List.of("javac", "-cp", Commands.runtime().toString(), "-d", output));
      command.addAll(List.of("--processor-path", Commands.processor().toString()));
      command.addAll(all);
      Commands.run(work, command.toArray(String[]::new));
    }
    Map<String, byte[]> first = Commands.files(work.resolve("first"));
    Map<String, byte[]> second = Commands.files(work.resolve("second"));
    assertEquals(first.keySet(), second.keySet());
    assertTrue(first.keySet().stream().anyMatch(name -> name.endsWith("Generators.java")));
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
  }
}
