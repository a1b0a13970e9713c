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
        R0: catch NumberFormatException e B4
        B0:
          goto B3
        B1:
          finish
        B2:
          goto B1
        B3 in R0:
          yield Integer.parseInt(s) resume B5
        B4:
          yield e resume B6
        B5 in R0:
          goto B2
        B6:
          goto B2
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
        R0: catch IllegalStateException | IllegalArgumentException e B4 catch RuntimeException e B5
        B0:
          goto B3
        B1:
          finish
        B2:
          goto B1
        B3 in R0:
          yield s resume B6
        B4:
          use(1);
          goto B2
        B5:
          use(2);
          goto B2
        B6 in R0:
          goto B2
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
        R0: catch Throwable thrown B5
        B0:
          goto B4
        B1:
          finish
        B2:
          use(n);
          branch thrown != null ? B9 : B10
        B3:
          goto B1
        B4 in R0:
          yield n resume B6 abandon B7
        B5:
          goto B2
        B6 in R0:
          goto B8
        B7:
          thrown = null
          completion = 0
          goto B2
        B8:
          thrown = null
          completion = 1
          goto B2
        B9:
          throw thrown
        B10:
          branch completion == 0 ? B1 : B3
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
        R0: catch Throwable thrown B5
        R1 in R0: catch IllegalStateException e B8
        B0:
          goto B4
        B1:
          finish
        B2:
          use(n);
          branch thrown != null ? B13 : B14
        B3:
          goto B1
        B4 in R0:
          goto B7
        B5:
          goto B2
        B6 in R0:
          goto B12
        B7 in R1:
          yield n resume B9 abandon B10
        B8 in R0:
          yield e resume B11 abandon B10
        B9 in R1:
          goto B6
        B10:
          thrown = null
          completion = 0
          goto B2
        B11 in R0:
          goto B6
        B12:
          thrown = null
          completion = 1
          goto B2
        B13:
          throw thrown
        B14:
          branch completion == 0 ? B1 : B3
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
        R0: catch Throwable thrown B5
        R1 in R0: catch Throwable thrown B9
        B0:
          goto B4
        B1:
          finish
        B2:
          use(3);
          branch thrown != null ? B20 : B21
        B3:
          goto B1
        B4 in R0:
          goto B8
        B5:
          goto B2
        B6 in R0:
          use(2);
          branch thrown != null ? B17 : B18
        B7 in R0:
          goto B19
        B8 in R1:
          branch test() ? B10 : B11
        B9 in R0:
          goto B6
        B10 in R1:
          goto B12
        B11 in R1:
          yield 1 resume B15 abandon B12
        B12 in R0:
          thrown = null
          completion = 0
          goto B6
        B13:
          thrown = null
          completion = 0
          goto B2
        B15 in R1:
          goto B16
        B16 in R0:
          thrown = null
          completion = 1
          goto B6
        B17 in R0:
          throw thrown
        B18 in R0:
          branch completion == 0 ? B13 : B7
        B19:
          thrown = null
          completion = 1
          goto B2
        B20:
          throw thrown
        B21:
          branch completion == 0 ? B1 : B3
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
        R0: catch Throwable thrown B8
        R1 in R0: catch Throwable thrown B12
        B0:
          goto B2
        B1:
          finish
        B2:
          branch test() ? B3 : B4
        B3:
          goto B7
        B4:
          goto B1
        B5:
          use(3);
          branch thrown != null ? B30 : B31
        B6:
          goto B2
        B7 in R0:
          goto B11
        B8:
          goto B5
        B9 in R0:
          use(2);
          branch thrown != null ? B27 : B28
        B10 in R0:
          goto B29
        B11 in R1:
          branch test() ? B13 : B14
        B12 in R0:
          goto B9
        B13 in R1:
          goto B15
        B14 in R1:
          branch test() ? B18 : B19
        B15 in R0:
          thrown = null
          completion = 0
          goto B9
        B16:
          thrown = null
          completion = 0
          goto B5
        B18 in R1:
          goto B20
        B19 in R1:
          yield 1 resume B23 abandon B24
        B20 in R0:
          thrown = null
          completion = 1
          goto B9
        B21:
          thrown = null
          completion = 1
          goto B5
        B23 in R1:
          goto B26
        B24 in R0:
          thrown = null
          completion = 2
          goto B9
        B25:
          thrown = null
          completion = 2
          goto B5
        B26 in R0:
          thrown = null
          completion = 3
          goto B9
        B27 in R0:
          throw thrown
        B28 in R0:
          switch completion [0: B16] [1: B21] [2: B25] else B10
        B29:
          thrown = null
          completion = 3
          goto B5
        B30:
          throw thrown
        B31:
          switch completion [0: B4] [1: B2] [2: B1] else B6
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
        R0: catch Throwable thrown B5
        B0:
          goto B4
        B1:
          finish
        B2:
          use(n);
          branch thrown != null ? B15 : B16
        B3:
          goto B1
        B4 in R0:
          goto B6
        B5:
          goto B2
        B6 in R0:
          branch test() ? B7 : B8
        B7 in R0:
          branch test() ? B9 : B10
        B8 in R0:
          goto B14
        B9 in R0:
          goto B8
        B10 in R0:
          yield n resume B12 abandon B13
        B12 in R0:
          goto B6
        B13:
          thrown = null
          completion = 0
          goto B2
        B14:
          thrown = null
          completion = 1
          goto B2
        B15:
          throw thrown
        B16:
          branch completion == 0 ? B1 : B3
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
        R0: catch Throwable thrown B5
        B0:
          goto B4
        B1:
          finish
        B2:
          branch test() ? B9 : B10
        B3:
          goto B1
        B4 in R0:
          yield 1 resume B6 abandon B7
        B5:
          goto B2
        B6 in R0:
          goto B8
        B7:
          thrown = null
          completion = 0
          goto B2
        B8:
          thrown = null
          completion = 1
          goto B2
        B9:
          goto B1
        B10:
          branch thrown != null ? B12 : B13
        B12:
          throw thrown
        B13:
          branch completion == 0 ? B1 : B3
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
        R0: catch Throwable thrown B5
        B0:
          goto B4
        B2:
          yield 2 resume B9
        B4 in R0:
          yield 1 resume B6 abandon B7
        B5:
          goto B2
        B6 in R0:
          goto B8
        B7:
          thrown = null
          goto B2
        B8:
          thrown = null
          goto B2
        B9:
          rethrow();
          branch thrown != null ? B10 : B1
        B10:
          throw thrown
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
        R0: catch Throwable thrown B5
        B0:
          goto B4
        B1:
          finish
        B2:
          use(n);
          branch thrown != null ? B11 : B12
        B4 in R0:
          yield n resume B6 abandon B7
        B5:
          goto B2
        B6 in R0:
          tail = method(n - 1)
          goto B9
        B7:
          thrown = null
          completion = 0
          goto B2
        B8:
          delegate tail
        B9:
          thrown = null
          completion = 1
          goto B2
        B11:
          throw thrown
        B12:
          branch completion == 0 ? B1 : B8
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  /** What the source throws later is none of the catch clause's business. */
  @Test
  void tailDelegationOutOfATry() {
    String body =
        """
        try {
          Gen.yield(n);
          return method(n - 1);
        } catch (IllegalStateException e) {
          return method(0);
        }
        """;
    String graph =
        """
        R0: catch IllegalStateException e B4
        B0:
          goto B3
        B3 in R0:
          yield n resume B5
        B4:
          delegate method(0)
        B5 in R0:
          tail = method(n - 1)
          goto B6
        B6:
          delegate tail
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
        R0: catch Throwable thrown B5
        B0:
          let in = open()
          goto B4
        B1:
          finish
        B2:
          close(in, thrown);
          branch thrown != null ? B9 : B10
        B3:
          goto B1
        B4 in R0:
          yield in resume B6 abandon B7
        B5:
          goto B2
        B6 in R0:
          goto B8
        B7:
          thrown = null
          completion = 0
          goto B2
        B8:
          thrown = null
          completion = 1
          goto B2
        B9:
          throw thrown
        B10:
          branch completion == 0 ? B1 : B3
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
        R0: catch IllegalStateException e B4
        R1 in R0: catch Throwable thrown B8
        R2 in R1: catch Throwable thrown B12
        B0:
          goto B3
        B1:
          finish
        B2:
          goto B1
        B3 in R0:
          resource = first
          goto B7
        B4:
          use(e);
          goto B2
        B5 in R0:
          close(resource, thrown);
          branch thrown != null ? B20 : B21
        B6 in R0:
          goto B2
        B7 in R1:
          let second = open()
          goto B11
        B8 in R0:
          goto B5
        B9 in R1:
          close(second, thrown);
          branch thrown != null ? B17 : B18
        B10 in R1:
          goto B19
        B11 in R2:
          yield second resume B13 abandon B14
        B12 in R1:
          goto B9
        B13 in R2:
          goto B16
        B14 in R1:
          thrown = null
          completion = 0
          goto B9
        B15 in R0:
          thrown = null
          completion = 0
          goto B5
        B16 in R1:
          thrown = null
          completion = 1
          goto B9
        B17 in R1:
          throw thrown
        B18 in R1:
          branch completion == 0 ? B15 : B10
        B19 in R0:
          thrown = null
          completion = 1
          goto B5
        B20 in R0:
          throw thrown
        B21 in R0:
          branch completion == 0 ? B1 : B6
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
        R0: catch Throwable thrown B5
        B0:
          let in = open()
          goto B4
        B2:
          close(in, thrown);
          branch thrown != null ? B9 : B1
        B4 in R0:
          yield in resume B6 abandon B7
        B5:
          goto B2
        B6 in R0:
          goto B8
        B7:
          thrown = null
          goto B2
        B8:
          thrown = null
          goto B2
        B9:
          throw thrown
        """;
    assertEquals(graph, LoweredBody.simplified("", body));
  }

  /** Closing still leaves it. */
  @Test
  void anEndlessLoopInsideATry() {
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
        R0: catch Throwable thrown B5
        B0:
          goto B4
        B1:
          finish
        B2:
          use(2);
          branch thrown != null ? B11 : B12
        B4 in R0:
          goto B6
        B5:
          goto B2
        B6 in R0:
          goto B7
        B7 in R0:
          yield 1 resume B9 abandon B10
        B9 in R0:
          goto B6
        B10:
          thrown = null
          completion = 0
          goto B2
        B11:
          throw thrown
        B12:
          goto B1
        """;
    assertEquals(graph, LoweredBody.dump("", body));
  }
}
