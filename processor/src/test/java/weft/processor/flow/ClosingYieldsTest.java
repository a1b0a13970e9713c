package weft.processor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClosingYieldsTest {
  private static void check(String before, String after) {
    FlowGraph graph = GraphText.parse(before);
    ClosingYields.mark(graph, Code.of("rethrow();"));
    assertEquals(after, graph.toString());
  }

  @Test
  void aPlainYieldAsksForNothing() {
    String graph =
        """
        B0:
          yield 1 resume B1
        B1:
          finish
        """;
    check(graph, graph);
  }

  /** What the delegate throws arises there. */
  @Test
  void eachDelegationRethrows() {
    check(
        """
        B0:
          yieldAll xs resume B1
        B1:
          yield 1 resume B2
        B2:
          finish
        """,
        """
        B0:
          yieldAll xs resume B1
        B1:
          rethrow();
          yield 1 resume B2
        B2:
          finish
        """);
  }

  @Test
  void aYieldBehindAnAbandonPointRethrows() {
    check(
        """
        B0:
          yield 1 resume B1 abandon B2
        B1:
          goto B2
        B2:
          yield 2 resume B3
        B3:
          finish
        """,
        """
        B0:
          yield 1 resume B1 abandon B2
        B1:
          goto B2
        B2:
          yield 2 resume B3
        B3:
          rethrow();
          finish
        """);
  }

  /** The exception that ends the yield in the finally block of the inner try goes through the outer one. */
  @Test
  void aHandlerOfAClosingYieldIsReachedToo() {
    check(
        """
        R0 catch e B4
        B0:
          goto B1
        B1 in R0:
          yield 1 resume B2 abandon B2
        B2 in R0:
          yield 2 resume B3
        B3 in R0:
          goto B4
        B4:
          yield 3 resume B5
        B5:
          throw e
        """,
        """
        B0:
          goto B1
        B1 in R0:
          yield 1 resume B2 abandon B2
        B2 in R0:
          yield 2 resume B3
        B3 in R0:
          rethrow();
          goto B4
        B4:
          yield 3 resume B5
        B5:
          rethrow();
          throw e
        """);
  }

  /** A delegate that throws when it is closed: its exception may be caught, and the catch may yield. */
  @Test
  void aHandlerAroundADelegationIsReached() {
    check(
        """
        R0 catch e B3
        B0:
          goto B1
        B1 in R0:
          yieldAll xs resume B2
        B2 in R0:
          goto B5
        B3:
          yield -1 resume B4
        B4:
          goto B5
        B5:
          finish
        """,
        """
        B0:
          goto B1
        B1 in R0:
          yieldAll xs resume B2
        B2 in R0:
          rethrow();
          goto B5
        B3:
          yield -1 resume B4
        B4:
          rethrow();
          goto B5
        B5:
          finish
        """);
  }
}
