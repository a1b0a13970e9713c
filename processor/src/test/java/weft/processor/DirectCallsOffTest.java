package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/** {@code -Aweft.direct=false}: the companion is called, in bodies by the processor and elsewhere by the user. */
class DirectCallsOffTest {
  private static final InMemoryCompiler COMPILER = InMemoryCompiler.withProcessor().options("-Xlint:all", "-Aweft.direct=false");

  private static final String BODIES =
      """
      private int n = 3;
      @Generator Sequence<Integer> down(int k) { n += k; Gen.yield(n); if (k > 0) Gen.yieldAll(down(k - 1)); return Gen.end(); }
      @Generator private static Sequence<Integer> up(int k) { if (k > 0) Gen.yieldAll(up(k - 1)); Gen.yield(k); return Gen.end(); }
      @Generator static Sequence<Integer> both(Off off) { for (int x : off.down(1)) Gen.yield(x); return up(1); }
      static class Base { @Generator Sequence<String> names() { Gen.yield("base"); return Gen.end(); } }
      static class Derived extends Base {
        @Override @Generator Sequence<String> names() { Gen.yieldAll(super.names()); Gen.yield("derived"); return Gen.end(); }
      }
      """;

  @Test
  void bodiesCallTheCompanion() throws Throwable {
    Program program =
        new Program("Off", BODIES,
            "drain(OffGenerators.both(new Off())); drain(Off_DerivedGenerators.names(new Derived()));");
    assertEquals("<4> <4> <0> <1> . <base> <derived> .", program.trace(program.compile(COMPILER).checked()));
  }

  @Test
  void anyOtherCallNamesTheFactory() {
    String source =
        """
        import weft.*;
        class Off {
          @Generator static Sequence<Integer> g() { Gen.yield(1); return Gen.end(); }
          @Generator Sequence<Integer> h() { Gen.yield(1); return Gen.end(); }
          static Object direct() { return g(); }
          static Object onInstance() { return new Off().h(); }
          static java.util.function.Supplier<Object> reference() { return Off::g; }
        }
        """;
    Compilation compilation = COMPILER.compile(Map.of("Off", source));
    String errors = compilation.errors();
    assertEquals(3, errors.lines().count(), errors);
    assertTrue(errors.contains("Off.java:5:35: ERROR: [DirectCalls]"), errors);
    assertTrue(errors.contains("call OffGenerators.g(...) instead"), errors);
    assertTrue(errors.contains("call OffGenerators.h(receiver, ...) instead"), errors);
    assertTrue(errors.contains("Off.java:7:67: ERROR: [DirectCalls]"), errors);
  }
}
