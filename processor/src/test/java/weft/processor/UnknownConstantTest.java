package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;

/** A {@code switch} expression over an enum that has got another constant since (JLS 15.28.2). */
class UnknownConstantTest {
  private static final String KINDS =
      """
      package unknown;
      import weft.*;
      public class Kinds {
        static int plain(Kind k) { return switch (k) { case A -> 1; }; }
        @Generator static Sequence<Integer> arms(Kind k) {
          Gen.yield(switch (k) { case A -> { Gen.yield(0); yield 1; } });
          return Gen.end();
        }
        static String thrownBy(Runnable run) {
          try { run.run(); return "nothing"; } catch (Throwable t) { return t.getClass().getName() + t.getMessage(); }
        }
        public static String get() {
          Kind k = Kind.valueOf("B");
          return thrownBy(() -> plain(k)) + " " + thrownBy(() -> arms(k).iterator().next());
        }
      }
      """;

  @Test
  void throwsWhatJavacHasThrown() throws Exception {
    String error = Runtime.version().feature() < 21 ? "java.lang.IncompatibleClassChangeError" : "java.lang.MatchException";
    assertEquals(twice(error), thrown(InMemoryCompiler.withProcessor()));
  }

  @Test
  void throwsWhatJavacHasThrownForAnOlderRelease() throws Exception {
    assertEquals(twice("java.lang.IncompatibleClassChangeError"), thrown(InMemoryCompiler.withProcessor().options("--release", "17")));
  }

  private static String twice(String error) {
    return error + "null " + error + "null";
  }

  private static String thrown(InMemoryCompiler compiler) throws Exception {
    Compilation kinds = compiler.compile(Map.of("unknown.Kinds", KINDS, "unknown.Kind", "package unknown; enum Kind { A }")).checked();
    Compilation grown = compiler.compile("unknown.Kind", "package unknown; enum Kind { A, B }").checked();
    return (String) kinds.and(grown).loader().loadClass("unknown.Kinds").getMethod("get").invoke(null);
  }
}
