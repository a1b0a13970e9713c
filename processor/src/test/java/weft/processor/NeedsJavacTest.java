package weft.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import weft.processor.testing.InMemoryCompiler;

/** Another compiler has no {@code com.sun.source}, or an environment that it does not know. */
class NeedsJavacTest {
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
    String source =
        """
        import weft.*;
        class Numbers {
          @Generator static Sequence<Integer> one() { Gen.yield(1); return Gen.end(); }
        }
        """;
    String errors = InMemoryCompiler.plain().processor(NeedsJavacTest::elsewhere).compile(Map.of("Numbers", source)).errors();
    assertTrue(errors.contains("Numbers.java:3:39: ERROR: [NeedsJavac] Weft reads method bodies by javac's tree API"), errors);
    assertTrue(errors.contains("compile with javac"), errors);
  }
}
