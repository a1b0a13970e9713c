package weft.processor.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files that a program asked the compiler to keep somewhere else than on the disk. */
class DirectCallsInMemoryTest {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager disk = compiler.getStandardFileManager(null, Locale.ROOT, null);
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  private boolean compile(JavaFileManager files, Map<String, String> sources, String... options) {
    JavaCompiler.CompilationTask task =
        compiler.getTask(null, files, diagnostics, List.of(options), null, MemoryFiles.sources(sources));
    task.setProcessors(List.of(new WeavingProcessor()));
    return task.call();
  }

  private List<String> errors() {
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  @Test
  void weavesWhatTheFileManagerKeeps() throws Exception {
    MemoryFiles files = new MemoryFiles(disk);
    assertTrue(compile(files, WeavingProcessor.numbers("p"), "-Xlint:all,-processing", "-Werror"), this::report);
    assertEquals("[0, 1, 2, 1]", WeavingProcessor.callNumbers(files.loader(), "p"));
    assertEquals(List.of(), diagnostics.getDiagnostics());
  }

  @Test
  void weavesAgainWhenTheSameFileManagerIsUsedAgain() throws Exception {
    MemoryFiles files = new MemoryFiles(disk);
    assertTrue(compile(files, WeavingProcessor.numbers("")), this::report);
    assertTrue(compile(files, WeavingProcessor.numbers("")), this::report);
    assertEquals("[0, 1, 2, 1]", WeavingProcessor.callNumbers(files.loader(), ""));
  }

  @Test
  void weavesInCompileTesting() throws Exception {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new WeavingProcessor())
            .compile(MemoryFiles.sources(WeavingProcessor.numbers("p")));
    assertEquals(List.of(), compilation.errors());
    Map<String, byte[]> classes = new HashMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      try (InputStream in = file.openInputStream()) {
        String name = file.toUri().getPath().substring("/CLASS_OUTPUT/".length());
        classes.put(name.replace(".class", "").replace('/', '.'), in.readAllBytes());
      }
    }
    ClassLoader loader =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) {
            byte[] content = classes.get(name);
            return defineClass(name, content, 0, content.length);
          }
        };
    assertEquals("[0, 1, 2, 1]", WeavingProcessor.callNumbers(loader, "p"));
    assertEquals(4, compilation.generatedFiles().size(), "no file was made by asking for it");
  }

  @Test
  void reportsAFileManagerThatHidesClassFiles(@TempDir Path output) throws IOException {
    disk.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
    assertFalse(compile(new MemoryFiles.HidingClassFiles(disk), WeavingProcessor.numbers("p")));
    assertEquals(
        List.of(
            "[DirectCalls] calls of the generators of p.Numbers.Inner cannot be made direct: the compiler wrote no"
                + " class file where annotation processors could find it, so if there is no other error, this build"
                + " tool keeps class files to itself and the code of one cannot be replaced; pass"
                + " -Aweft.direct=false and call the companion p.Numbers_InnerGenerators, or let the IDE delegate"
                + " its builds to Maven or Gradle (see docs/refusals.md#DirectCalls)"),
        errors());
  }

  @Test
  void leavesThePreviousBuildOnTheDiskAlone(@TempDir Path output) throws IOException {
    disk.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
    assertTrue(compile(disk, WeavingProcessor.numbers("p"), "-proc:none"));
    byte[] previous = Files.readAllBytes(output.resolve("p/Numbers$Inner.class"));
    assertFalse(compile(new MemoryFiles.HidingClassFiles(disk), WeavingProcessor.numbers("p")));
    assertEquals(1, errors().size(), this::report);
    assertEquals(-1, Arrays.mismatch(previous, Files.readAllBytes(output.resolve("p/Numbers$Inner.class"))));
  }

  @Test
  void weavesInMemoryWhatWillLieOnTheDiskLater(@TempDir Path output) throws Exception {
    Path previous = Files.writeString(output.resolve("Numbers.class"), "the previous build");
    MemoryFiles files = new MemoryFiles(disk, output.toUri());
    assertTrue(compile(files, WeavingProcessor.numbers("")), this::report);
    assertEquals("[0, 1, 2, 1]", WeavingProcessor.callNumbers(files.loader(), ""));
    assertEquals("the previous build", Files.readString(previous));
  }

  @Test
  void refusesInsideIntelliJ() {
    MemoryFiles files = new MemoryFiles(disk);
    assertFalse(compile(files, WeavingProcessor.numbers("p"), "-Atest.intellij"));
    assertTrue(errors().get(0).startsWith("[DirectCalls] "), this::report);
    assertTrue(errors().get(0).contains("IntelliJ"), this::report);
    assertTrue(errors().get(0).contains("-Aweft.direct=false and call the companion p.Numbers"), this::report);
  }

  /** The method is too large for a class file (JVMS 4.7.3), so nothing is written: not our business. */
  @Test
  void addsNothingToErrorsOfTheCompiler() {
    String tooLarge = "x = x * x + 12345678;".repeat(10_000);
    String source =
        """
        import weft.*;
        class Large {
          static int x;
          static class First {}
          static void tooLarge() { %s }
          @Generator static Iterable<Integer> one() { Gen.yield(1); return Gen.end(); }
        }
        class LargeGenerators {
          static Iterable<Integer> one() { return null; }
        }
        """
            .formatted(tooLarge);
    assertFalse(compile(new MemoryFiles(disk), Map.of("Large", source)));
    assertEquals(List.of("code too large"), errors());
  }

  /** No class file was seen before, so only what javac does next tells that none is hidden. */
  @Test
  void addsNothingWhereTheFirstClassOfAllIsTooLarge() {
    String source =
        """
        import weft.*;
        class Large {
          static int x;
          @Generator static Iterable<Integer> one() { Gen.yield(1); %s return Gen.end(); }
        }
        class LargeGenerators {
          static Iterable<Integer> one() { return null; }
        }
        """
            .formatted("x = x * x + 12345678;".repeat(10_000));
    assertFalse(compile(new MemoryFiles(disk), Map.of("Large", source)));
    assertEquals(List.of("code too large"), errors());
  }

  /** Each class file is written, or replaced, where the policy of the compiler wants it. */
  @Test
  void weavesUnderEveryCompilePolicy() throws Exception {
    for (String policy : List.of("todo", "byfile", "simple")) {
      MemoryFiles files = new MemoryFiles(disk);
      assertTrue(
          compile(files, WeavingProcessor.numbers("p"), "-XDcompilePolicy=" + policy), this::report);
      assertEquals("[0, 1, 2, 1]", WeavingProcessor.callNumbers(files.loader(), "p"), policy);
    }
  }

  private String report() {
    return diagnostics.getDiagnostics().toString();
  }
}
