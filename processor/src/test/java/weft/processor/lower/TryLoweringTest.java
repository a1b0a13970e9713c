package weft.processor.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The {@code try} statement: regions, finalizers and the jumps through them, and resources. {@code B1} is always the end. */
class TryLoweringTest {
  @Test
  void tryCatch() {
    String body =
        """
        try {
          Gen.yield(Integer.parseInt(s));
        } catch (NumberFormatException e) {
          Gen.yield(e);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("String s", body));
  }

  @Test
  void twoCatches() {
    String body =
        """
        try {
          Gen.yield(s);
        } catch (IllegalStateException | IllegalArgumentException e) {
          use(1);
        } catch (RuntimeException e) {
          use(2);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("String s", body));
  }

  @Test
  void tryFinally() {
    String body =
        """
        try {
          Gen.yield(n);
        } finally {
          use(n);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  /** What a catch clause throws is the finally block's business too. */
  @Test
  void tryCatchFinally() {
    String body =
        """
        try {
          Gen.yield(n);
        } catch (IllegalStateException e) {
          Gen.yield(e);
        } finally {
          use(n);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void returnThroughTwoFinallyBlocks() {
    String body =
        """
        try {
          try {
            if (test()) return Gen.end();
            Gen.yield(1);
          } finally {
            use(2);
          }
        } finally {
          use(3);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("", body));
  }

  @Test
  void breakAndContinueThroughTwoFinallyBlocks() {
    String body =
        """
        while (test()) {
          try {
            try {
              if (test()) break;
              if (test()) continue;
              Gen.yield(1);
            } finally {
              use(2);
            }
          } finally {
            use(3);
          }
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("", body));
  }

  @Test
  void aLoopInsideATryNeedsNoFinally() {
    String body =
        """
        try {
          while (test()) {
            if (test()) break;
            Gen.yield(n);
          }
        } finally {
          use(n);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void returnInAFinallyBlockForgetsTheException() {
    String body =
        """
        try {
          Gen.yield(1);
        } finally {
          if (test()) return Gen.end();
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("", body));
  }

  /** Only a yield that closing reaches asks whether it has to throw. */
  @Test
  void yieldInAFinallyBlock() {
    String body =
        """
        try {
          Gen.yield(1);
        } finally {
          Gen.yield(2);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.simplified("", body));
  }

  /** The source is evaluated before the block. */
  @Test
  void tailDelegationThroughAFinallyBlock() {
    String body =
        """
        try {
          Gen.yield(n);
          return method(n - 1);
        } finally {
          use(n);
        }
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void tryWithAResource() {
    String body =
        """
        try (AutoCloseable in = open()) {
          Gen.yield(in);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("", body));
  }

  @Test
  void tryWithTwoResourcesOneOfThemAVariable() {
    String body =
        """
        try (first; AutoCloseable second = open()) {
          Gen.yield(second);
        } catch (IllegalStateException e) {
          use(e);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("AutoCloseable first", body));
  }

  /** Its finalizer has one way out, so nothing records which. */
  @Test
  void tryWithAResourceSimplified() {
    String body =
        """
        try (AutoCloseable in = open()) {
          Gen.yield(in);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.simplified("", body));
  }

  @Test
  void nothingButAnExceptionLeaves() {
    String body =
        """
        try {
          while (true) Gen.yield(1);
        } finally {
          use(2);
        }
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("", body));
  }
}
