package weft.processor.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The rewrite of each statement: source, and the graph as lowering leaves it. {@code B1} is always the end. */
class StatementLoweringTest {
  @Test
  void aStatementWithoutYieldStaysWhole() {
    String body =
        """
        for (int i = 0; i < n; i++) if (i > 2) use(i);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void yieldEndsABlock() {
    String body =
        """
        use(1);
        Gen.yield(n);
        use(2);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void yieldAllEndsABlock() {
    String body =
        """
        Gen.yieldAll(all);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("List<String> all", body));
  }

  @Test
  void ifWithoutElse() {
    String body =
        """
        if (n > 0) Gen.yield(1);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void ifElse() {
    String body =
        """
        if (n > 0) Gen.yield(1);
        else Gen.yield(2);
        use(3);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void aNegatedConditionSwapsTheTargets() {
    String body =
        """
        if (!(n > 0)) Gen.yield(1);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void aLiteralConditionIsNoBranch() {
    String body =
        """
        while (true) Gen.yield(1);
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("", body));
  }

  @Test
  void whileLoop() {
    String body =
        """
        int i = 0;
        while (i < n) {
          Gen.yield(i);
          i++;
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  /** A {@code continue} goes to the test. */
  @Test
  void doLoop() {
    String body =
        """
        int i = 0;
        do {
          if (i == 3) continue;
          Gen.yield(i);
        } while (++i < n);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  /** A {@code continue} goes to the update. */
  @Test
  void forLoop() {
    String body =
        """
        for (int i = 0; i < n; i++) {
          if (i == 3) continue;
          Gen.yield(i);
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
  void forLoopWithYieldsInItsHeader() {
    String body =
        """
        int i;
        for (i = 0, Gen.yield("start"); i < n; Gen.yield("update"), i++) use(i);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void forLoopWithoutCondition() {
    String body =
        """
        for (;;) {
          if (test()) break;
          Gen.yield(1);
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
  void enhancedForOverAnIterable() {
    String body =
        """
        for (String s : all) Gen.yield(s);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("List<String> all", body));
  }

  @Test
  void enhancedForOverAnArray() {
    String body =
        """
        for (int x : all) {
          if (x == 0) continue;
          Gen.yield(x);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int[] all", body));
  }

  @Test
  void enhancedForOverAnUnknownType() {
    String body =
        """
        for (String s : Input.<List<String>>any()) Gen.yield(s);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("", body));
  }

  @Test
  void enhancedForOverAnUnknownTypeWidens() {
    String body =
        """
        for (long x : Input.<int[]>any()) Gen.yield(x);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("", body));
  }

  @Test
  void labelledBreakAndContinue() {
    String body =
        """
        outer:
        for (int i = 0; i < n; i++) {
          while (test()) {
            if (i == 1) continue outer;
            if (i == 2) break outer;
            Gen.yield(i);
          }
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
  void breakOutOfALabelledBlock() {
    String body =
        """
        block: {
          if (test()) break block;
          Gen.yield(1);
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
  void switchWithFallThrough() {
    String body =
        """
        switch (n) {
          case 0:
            Gen.yield(0);
            break;
          case 1, 2:
            Gen.yield(1);
          default:
            Gen.yield(2);
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
  void switchWithArrows() {
    String body =
        """
        switch (s) {
          case "a" -> Gen.yield(1);
          case "b", "c" -> {
            if (test()) break;
            Gen.yield(2);
          }
          default -> throw new Exception(s);
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
  void switchOverAnEnumWithoutDefault() {
    String body =
        """
        switch (c) {
          case RED -> Gen.yield(1);
          case BLUE -> use(c);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("Color c", body));
  }

  @Test
  void tailDelegation() {
    String body =
        """
        Gen.yield(n);
        return method(n - 1);
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void throwEndsABlock() {
    String body =
        """
        if (n < 0) throw new Exception();
        Gen.yield(n);
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void patternVariable() {
    String body =
        """
        if (!(o instanceof String s)) return Gen.end();
        Gen.yield(s);
        Gen.yield(s.length());
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("Object o", body));
  }

  @Test
  void synchronizedWithAJumpOutOfIt() {
    String body =
        """
        while (test()) {
          synchronized (lock) {
            use(1);
            if (test()) break;
          }
          Gen.yield(2);
        }
        return Gen.end();
        """;
    String graph =
        """
        ?
        """;
    assertEquals(graph, LoweredBody.dump("Object lock", body));
  }
}
