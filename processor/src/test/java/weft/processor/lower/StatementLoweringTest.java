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
        B0:
          for (int i = 0; i < n; i++) if (i > 2) use(i);
          goto B1
        B1:
          finish
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
        B0:
          use(1);
          yield n resume B2
        B1:
          finish
        B2:
          use(2);
          goto B1
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
        B0:
          yieldAll all resume B2
        B1:
          finish
        B2:
          goto B1
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
        B0:
          branch n > 0 ? B2 : B3
        B1:
          finish
        B2:
          yield 1 resume B4
        B3:
          goto B1
        B4:
          goto B3
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
        B0:
          branch n > 0 ? B2 : B3
        B1:
          finish
        B2:
          yield 1 resume B5
        B3:
          yield 2 resume B6
        B4:
          use(3);
          goto B1
        B5:
          goto B4
        B6:
          goto B4
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
        B0:
          branch n > 0 ? B3 : B2
        B1:
          finish
        B2:
          yield 1 resume B4
        B3:
          goto B1
        B4:
          goto B3
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
        B0:
          goto B2
        B2:
          goto B3
        B3:
          yield 1 resume B5
        B5:
          goto B2
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
        B0:
          let i = 0
          goto B2
        B1:
          finish
        B2:
          branch i < n ? B3 : B4
        B3:
          yield i resume B5
        B4:
          goto B1
        B5:
          i++;
          goto B2
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
        B0:
          let i = 0
          goto B2
        B1:
          finish
        B2:
          branch i == 3 ? B5 : B6
        B3:
          branch ++i < n ? B2 : B4
        B4:
          goto B1
        B5:
          goto B3
        B6:
          yield i resume B8
        B8:
          goto B3
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
        B0:
          let i = 0
          goto B2
        B1:
          finish
        B2:
          branch i < n ? B3 : B5
        B3:
          branch i == 3 ? B6 : B7
        B4:
          i++;
          goto B2
        B5:
          goto B1
        B6:
          goto B4
        B7:
          yield i resume B9
        B9:
          goto B4
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
        B0:
          let i
          i = 0;
          yield "start" resume B2
        B1:
          finish
        B2:
          goto B3
        B3:
          branch i < n ? B4 : B6
        B4:
          use(i);
          goto B5
        B5:
          yield "update" resume B7
        B6:
          goto B1
        B7:
          i++;
          goto B3
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
        B0:
          goto B2
        B1:
          finish
        B2:
          goto B3
        B3:
          branch test() ? B6 : B7
        B4:
          goto B2
        B5:
          goto B1
        B6:
          goto B5
        B7:
          yield 1 resume B9
        B9:
          goto B4
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
        B0:
          let iterator = all.iterator()
          goto B2
        B1:
          finish
        B2:
          branch iterator.hasNext() ? B3 : B4
        B3:
          let s = iterator.next()
          yield s resume B5
        B4:
          goto B1
        B5:
          goto B2
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
        B0:
          let array = all
          let index = 0
          goto B2
        B1:
          finish
        B2:
          branch index < array.length ? B3 : B5
        B3:
          let x = array[index]
          branch x == 0 ? B6 : B7
        B4:
          index++;
          goto B2
        B5:
          goto B1
        B6:
          goto B4
        B7:
          yield x resume B9
        B9:
          goto B4
        """;
    assertEquals(graph, LoweredBody.dump("int[] all", body));
  }

  @Test
  void enhancedForOverAnUnknownType() {
    String body =
        """
        for (String s : Input.same(all)) Gen.yield(s);
        return Gen.end();
        """;
    String graph =
        """
        B0:
          let iterator = iterate(Input.same(all))
          goto B2
        B1:
          finish
        B2:
          branch iterator.hasNext() ? B3 : B4
        B3:
          let s = (java.lang.String) iterator.next()
          yield s resume B5
        B4:
          goto B1
        B5:
          goto B2
        """;
    assertEquals(graph, LoweredBody.dump("List<String> all", body));
  }

  @Test
  void enhancedForOverAnUnknownTypeWidens() {
    String body =
        """
        for (long x : Input.same(all)) Gen.yield(x);
        return Gen.end();
        """;
    String graph =
        """
        B0:
          let iterator = iterate(Input.same(all))
          goto B2
        B1:
          finish
        B2:
          branch iterator.hasNext() ? B3 : B4
        B3:
          let x = toLong(iterator.next())
          yield x resume B5
        B4:
          goto B1
        B5:
          goto B2
        """;
    assertEquals(graph, LoweredBody.dump("int[] all", body));
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
        B0:
          let i = 0
          goto B2
        B1:
          finish
        B2:
          branch i < n ? B3 : B5
        B3:
          goto B6
        B4:
          i++;
          goto B2
        B5:
          goto B1
        B6:
          branch test() ? B7 : B8
        B7:
          branch i == 1 ? B9 : B10
        B8:
          goto B4
        B9:
          goto B4
        B10:
          branch i == 2 ? B12 : B13
        B12:
          goto B5
        B13:
          yield i resume B15
        B15:
          goto B6
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
        B0:
          branch test() ? B3 : B4
        B1:
          finish
        B2:
          goto B1
        B3:
          goto B2
        B4:
          yield 1 resume B6
        B6:
          goto B2
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
        B0:
          switch n [0: B3] [1, 2: B4] else B5
        B1:
          finish
        B2:
          goto B1
        B3:
          yield 0 resume B6
        B4:
          yield 1 resume B8
        B5:
          yield 2 resume B9
        B6:
          goto B2
        B8:
          goto B5
        B9:
          goto B2
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
        B0:
          switch s ["a": B3] ["b", "c": B4] else B5
        B1:
          finish
        B2:
          goto B1
        B3:
          yield 1 resume B6
        B4:
          branch test() ? B7 : B8
        B5:
          throw new Exception(s)
        B6:
          goto B2
        B7:
          goto B2
        B8:
          yield 2 resume B10
        B10:
          goto B2
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
        B0:
          switch c [RED: B3] [BLUE: B4] else B2
        B1:
          finish
        B2:
          goto B1
        B3:
          yield 1 resume B5
        B4:
          use(c);
          goto B2
        B5:
          goto B2
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
        B0:
          yield n resume B2
        B2:
          delegate method(n - 1)
        """;
    assertEquals(graph, LoweredBody.dump("int n", body));
  }

  @Test
  void throwEndsABlock() {
    String body =
        """
        if (n < 0) {
          Gen.yield(0);
          throw new Exception();
        }
        Gen.yield(n);
        return Gen.end();
        """;
    String graph =
        """
        B0:
          branch n < 0 ? B2 : B3
        B1:
          finish
        B2:
          yield 0 resume B4
        B3:
          yield n resume B6
        B4:
          throw new Exception()
        B6:
          goto B1
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
        B0:
          branch o instanceof String s ? B3 : B2
        B1:
          finish
        B2:
          goto B1
        B3:
          yield s resume B5
        B5:
          yield s.length() resume B6
        B6:
          goto B1
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
        R0: synchronized monitor
        B0:
          goto B2
        B1:
          finish
        B2:
          branch test() ? B3 : B4
        B3:
          monitor = lock
          goto B5
        B4:
          goto B1
        B5 in R0:
          use(1);
          branch test() ? B7 : B8
        B6:
          yield 2 resume B10
        B7 in R0:
          goto B4
        B8 in R0:
          goto B6
        B10:
          goto B2
        """;
    assertEquals(graph, LoweredBody.dump("Object lock", body));
  }
}
