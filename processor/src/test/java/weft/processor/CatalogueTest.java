package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weft.processor.testing.Catalogue;
import weft.processor.testing.Catalogue.Case;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Kit;

/** Each case of the behaviour catalogue, compiled alone and run: its trace is the one that stands in the catalogue. */
class CatalogueTest {
  /** A generator that neither delivers nor ends is stopped after this. */
  private static final Duration HANGS = Duration.ofSeconds(30);

  private static final InMemoryCompiler COMPILER = InMemoryCompiler.withProcessor().options("-Xlint:all");

  @Test
  void catalogueIsWhole() {
    assertEquals(237, Catalogue.sequences().size());
    assertEquals(220, Catalogue.runnable().size());
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return Catalogue.everything().stream()
        .map(c -> DynamicTest.dynamicTest(c.id() + " " + c.title(), () -> compileAndRun(c)));
  }

  private static void compileAndRun(Case c) throws Throwable {
    Compilation compilation = c.program().compile(COMPILER).checked();
    String trace = assertTimeoutPreemptively(HANGS, () -> traceOf(c, compilation), c.id());
    assertEquals(c.expected(), trace, () -> c.program().source() + compilation.report());
  }

  private static String traceOf(Case c, Compilation compilation) throws Exception {
    try {
      return c.program().trace(compilation);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  /** The companions of many classes at once, without a package: names in generated code must not need one. */
  @Test
  void allInOneCompilationInTheUnnamedPackage() throws Throwable {
    Map<String, String> sources = new TreeMap<>();
    sources.put("Kit", kitInTheUnnamedPackage());
    for (Case c : Catalogue.everything()) sources.put(c.className(), c.program().sourceInUnnamedPackage());
    Compilation compilation = COMPILER.compile(sources);
    assertEquals("", compilation.errors());
    compilation.checked();
  }

  /** Whatever can be a part of its own is one. */
  @Test
  void allInOneCompilationInTheSmallestParts() {
    Map<String, String> sources = new TreeMap<>();
    for (Case c : Catalogue.everything()) sources.put(c.program().qualifiedName(), c.program().source());
    Compilation compilation = COMPILER.options("-Aweft.split=1").compile(sources).checked();
    for (Case c : Catalogue.everything()) {
      if (c.isPushed()) continue; // it shows what no body in parts does
      assertEquals(c.expected(), assertTimeoutPreemptively(HANGS, () -> traceOf(c, compilation), c.id()), c.id());
    }
  }

  private static String kitInTheUnnamedPackage() throws IOException {
    Path kit = Path.of("src/test/java", Kit.class.getName().replace('.', '/') + ".java");
    return Files.readString(kit).replaceFirst("package [^;]+;", "");
  }
}
