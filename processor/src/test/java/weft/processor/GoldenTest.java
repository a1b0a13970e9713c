package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import weft.processor.testing.Compilation;
import weft.processor.testing.Folders;
import weft.processor.testing.InMemoryCompiler;

/**
 * The exact companion of each input in {@code golden}: what a change of the processor does to generated code is seen in
 * the diff of these files. {@code -Dweft.golden=rewrite} writes them. An option of the compiler may stand in a file beside.
 */
class GoldenTest {
  private static final InMemoryCompiler COMPILER = InMemoryCompiler.withProcessor().options("-Xlint:all");

  @TestFactory
  Stream<DynamicTest> companions() {
    return Folders.entries(Folders.resources("golden")).stream()
        .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
  }

  private static void compare(Path folder) throws IOException {
    Path expected = folder.resolve("InputGenerators.java.expected");
    String input = Files.readString(folder.resolve("Input.java"));
    Path options = folder.resolve("options");
    InMemoryCompiler compiler = Files.exists(options) ? COMPILER.options(Files.readString(options).strip()) : COMPILER;
    Compilation compilation = compiler.compile("golden.Input", input).checked();
    String companion = compilation.generated().get("golden/InputGenerators.java");
    if (companion == null) throw new AssertionError("no companion\n" + compilation.report());
    if ("rewrite".equals(System.getProperty("weft.golden"))) Files.writeString(expected, companion);
    assertTrue(Files.exists(expected), () -> "-Dweft.golden=rewrite writes " + expected);
    assertEquals(Files.readString(expected), companion);
  }
}
