package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/** What converts to the element type although its own type, as an argument of a marker, does not say so. */
class ElementTypeTest {
  private static final InMemoryCompiler COMPILER = InMemoryCompiler.withProcessor().options("-Xlint:all");

  private static void compiles(String members, String run, String expected) throws Throwable {
    Program program = new Program("Elements", members, run);
    assertEquals(expected, program.trace(program.compile(COMPILER).checked()));
  }

  @Test
  void conditionalsAndSwitchExpressionsByTheirResults() throws Throwable {
    compiles(
        """
        @Generator static Sequence<String> g(int n) {
          Gen.yield(n > 0 ? "a" : "b");
          Gen.yield(switch (n) { case 1 -> "one"; default -> { if (n == 2) yield "two"; yield "more"; } });
          Gen.yieldAll(n > 0 ? List.of("x") : new TreeSet<>(Set.of("y")));
          return Gen.end();
        }
        @Generator static Sequence<Long> numeric(boolean b) { Gen.yield(b ? 1 : 2L); return Gen.end(); }
        @Generator static Sequence<Integer> boxed(boolean b) { Gen.yield(b ? 1 : null); return Gen.end(); }
        """,
        "drain(g(1)); drain(g(0)); drain(numeric(true)); drain(boxed(false));",
        "<a> <one> <x> . <b> <more> <y> . <1> . <null> .");
  }
}
