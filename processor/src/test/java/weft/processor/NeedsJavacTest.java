package weft.processor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import weft.Gen;
import weft.processor.testing.InMemoryCompiler;

/** Another compiler has no {@code com.sun.source}, or an environment that it does not know. */
class NeedsJavacTest {
  private static final String SOURCE =
      """
      import weft.*;
      class Numbers {
        @Generator static Sequence<Integer> one() { Gen.yield(1); return Gen.end(); }
      }
      """;

  /** The processor as another compiler would initialize it. */
  private static Processor elsewhere() {
    GeneratorProcessor processor = new GeneratorProcessor();
    return (Processor)
        Proxy.newProxyInstance(
            Processor.class.getClassLoader(),
            new Class<?>[] {Processor.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("init")) return method.invoke(processor, arguments);
              processor.init(disguised((ProcessingEnvironment) arguments[0]));
              return null;
            });
  }

  private static ProcessingEnvironment disguised(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            NeedsJavacTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (proxy, method, arguments) -> method.invoke(environment, arguments));
  }

  @Test
  void refusesEachGenerator() {
    String errors = InMemoryCompiler.plain().processor(NeedsJavacTest::elsewhere).compile(Map.of("Numbers", SOURCE)).errors();
    assertTrue(errors.contains("Numbers.java:3:39: ERROR: [NeedsJavac] Weft reads method bodies by javac's tree API"), errors);
    assertTrue(errors.contains("compile with javac"), errors);
  }

  /** The compiler of Eclipse has annotation processors, but not javac's trees. */
  @Test
  void eclipse(@TempDir Path work) throws IOException {
    Path source = Files.writeString(work.resolve("Numbers.java"), SOURCE);
    StringWriter report = new StringWriter();
    String processorPath =
        Stream.of(InMemoryCompiler.placeOf(GeneratorProcessor.class), InMemoryCompiler.placeOf(ClassReader.class))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    PrintWriter out = new PrintWriter(report);
    boolean compiles =
        new Main(out, out, false, null, null)
            .compile(
                new String[] {
                  "-17", "-proc:only", "-cp", InMemoryCompiler.placeOf(Gen.class).toString(), "-processorpath", processorPath,
                  "-processor", GeneratorProcessor.class.getName(), "-d", work.toString(), source.toString()
                });
    assertFalse(compiles);
    assertTrue(report.toString().contains("[NeedsJavac] Weft reads method bodies by javac's tree API"), report::toString);
    assertTrue(report.toString().contains("static Sequence<Integer> one()"), report::toString);
    assertFalse(report.toString().contains("NoClassDefFoundError"), report::toString);
  }
}
