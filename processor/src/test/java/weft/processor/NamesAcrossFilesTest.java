package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;

/**
 * Imports, packages and inheritance between files: what {@code a.Main.g()} delivers stands behind {@code =} in the list of
 * programs, where each file begins with {@code ===} and the name of its class.
 */
class NamesAcrossFilesTest {
  private static final InMemoryCompiler COMPILER = InMemoryCompiler.withProcessor().options("-Xlint:all");

  @TestFactory
  Stream<DynamicTest> programs() throws IOException {
    try (InputStream in = NamesAcrossFilesTest.class.getResourceAsStream("/names/programs.txt")) {
      String[] programs = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^#### ");
      return Stream.of(programs)
          .filter(program -> !program.isBlank())
          .map(program -> DynamicTest.dynamicTest(firstLine(program), () -> compileAndRun(program)));
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElseThrow();
  }

  private static void compileAndRun(String program) throws ReflectiveOperationException {
    String[] parts = program.split("(?m)^=== ");
    Map<String, String> sources = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) sources.put(firstLine(parts[i]), parts[i].substring(parts[i].indexOf('\n') + 1));
    Compilation compilation = COMPILER.compile(sources).checked();
    Method generator = Class.forName("a.Main", true, compilation.loader()).getDeclaredMethod("g");
    generator.setAccessible(true);
    StringJoiner delivered = new StringJoiner(" ");
    for (Object element : (Iterable<?>) generator.invoke(null)) delivered.add(element.toString());
    assertEquals(parts[0].substring(parts[0].indexOf("\n= ") + 3).strip(), delivered.toString(), compilation::report);
  }
}
