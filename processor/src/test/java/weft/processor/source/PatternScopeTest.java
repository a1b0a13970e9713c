package weft.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Flow scoping (JLS 6.3.1, 6.3.2): {@code s} is a field of T, and a pattern variable where that is in scope. */
class PatternScopeTest {
  /** {@code statement} stands on line 5; the meaning of each {@code s} in it, b for the binding and f for the field. */
  private static void assertScopes(String expected, String... statements) {
    String source =
        """
        // T.java
        class T {
          static String s = "", t = ""; static boolean c; static boolean is(String s) { return true; }
          @weft.Generator static weft.Sequence<String> run(Object o) {
            %s
            return weft.Gen.end();
          }
        }
        """
            .formatted(String.join("\n", statements));
    ResolvedBody.check(
        body ->
            assertEquals(
                expected,
                body.meanings("s")
                    .replaceAll("s@\\d+ binding@\\d+\n", "b")
                    .replaceAll("s@\\d+ static T.s\n", "f")),
        source);
  }

  @Test
  void and() {
    assertScopes("bf", "boolean r = o instanceof String s && is(s); r = is(s);");
  }

  @Test
  void or() {
    assertScopes("bf", "boolean r = !(o instanceof String s) || is(s); r = is(s);");
    assertScopes("f", "boolean r = (o instanceof String s) | is(T.s); r = is(s);");
  }

  @Test
  void conditional() {
    assertScopes("bf", "boolean r = o instanceof String s ? is(s) : is(s);");
    assertScopes("fb", "boolean r = !(o instanceof String s) ? is(s) : is(s);");
  }

  @Test
  void parentheses_and_double_negation() {
    assertScopes("b", "if (!!((o instanceof String s))) is(s);");
  }

  @Test
  void if_else() {
    assertScopes("bff", "if (o instanceof String s) is(s); else is(s); is(s);");
  }

  @Test
  void if_that_returns() {
    assertScopes("fb", "if (!(o instanceof String s)) { is(s); return weft.Gen.end(); } is(s);");
    assertScopes("ff", "if (!(o instanceof String s)) { is(s); } is(s);");
    assertScopes("fb", "if (!(o instanceof String s)) { is(s); throw new Error(); } is(s);");
  }

  @Test
  void if_whose_else_returns() {
    assertScopes("bb", "if (o instanceof String s) is(s); else return weft.Gen.end(); is(s);");
    assertScopes("bff", "if (o instanceof String s) { is(s); if (c) return null; } else is(s); is(s);");
  }

  @Test
  void while_loop() {
    assertScopes("bf", "while (o instanceof String s && c) { is(s); } is(s);");
    assertScopes("fb", "while (!(o instanceof String s)) { is(s); } is(s);");
    assertScopes("f", "while (!(o instanceof String s)) { if (c) break; } is(s);");
    assertScopes("b", "while (!(o instanceof String s)) { for (;;) break; } is(s);");
    assertScopes("b", "while (!(o instanceof String s)) { while (true) { if (c) continue; } } is(s);");
  }

  @Test
  void do_loop() {
    assertScopes("fb", "do { is(s); } while (!(o instanceof String s)); is(s);");
    assertScopes("ff", "do { is(s); if (c) break; } while (!(o instanceof String s)); is(s);");
  }

  @Test
  void for_loop() {
    assertScopes("bbf", "for (int i = 0; o instanceof String s && i < 2; is(s)) { is(s); i++; } is(s);");
    assertScopes("ffb", "for (int i = 0; !(o instanceof String s); is(s)) { is(s); } is(s);");
  }

  @Test
  void labelled() {
    assertScopes("b", "l: if (!(o instanceof String s)) return weft.Gen.end(); is(s);");
    assertScopes("b", "l: while (!(o instanceof String s)) { continue l; } is(s);");
    assertScopes("f", "l: while (!(o instanceof String s)) { break l; } is(s);");
  }

  @Test
  void nested_statement_does_not_leak() {
    assertScopes("bf", "{ if (!(o instanceof String s)) return weft.Gen.end(); is(s); } is(s);");
    assertScopes("f", "if (c) if (!(o instanceof String s)) return weft.Gen.end(); is(s);");
  }

  @Test
  void constants_decide_reachability() {
    assertScopes("b", "final boolean T = 1 < 2; if (!(o instanceof String s)) { while (T) { c = !c; } } is(s);");
    assertScopes("f", "boolean T = true; if (!(o instanceof String s)) { while (T) { c = !c; } } is(s);");
    assertScopes("b", "if (!(o instanceof String s)) { switch (1) { case 1: break; default: } for (;;) {} } is(s);");
    assertScopes("b", "if (!(o instanceof String s)) { switch (1) { case 1 -> throw new Error(); default -> { return null; } } } is(s);");
    assertScopes("f", "if (!(o instanceof String s)) { switch (1) { case 1 -> throw new Error(); } } is(s);");
    assertScopes("f", "if (!(o instanceof String s)) { switch (1) { case 1 -> { break; } default -> { return null; } } } is(s);");
    assertScopes("f", "if (!(o instanceof String s)) { switch (1) { default: return null; case 1: } } is(s);");
    assertScopes("b", "if (!(o instanceof String s)) { try { return null; } finally { c = true; } } is(s);");
    assertScopes("f", "if (!(o instanceof String s)) { try { return null; } catch (Error e) { } } is(s);");
    assertScopes("b", "if (!(o instanceof String s)) { try { } finally { throw new Error(); } } is(s);");
    assertScopes("b", "if (!(o instanceof String s)) { synchronized (o) { return null; } } is(s);");
    assertScopes("b", "if (!(o instanceof String s)) { do { if (c) return null; } while (true); } is(s);");
    assertScopes("f", "if (!(o instanceof String s)) { do { if (c) continue; return null; } while (c); } is(s);");
    assertScopes("f", "if (!(o instanceof String s)) { l: { if (c) break l; return null; } } is(s);");
    assertScopes("f", "if (!(o instanceof String s)) { l: for (;;) { for (;;) { break l; } } } is(s);");
  }

  @Test
  void in_lambda() {
    ResolvedBody.check(
        body -> assertEquals("s@5 nested\ns@5 static T.s\n", body.meanings("s")),
        """
        // T.java
        class T {
          static String s;
          @weft.Generator static weft.Sequence<String> run(Object o) {
            Runnable r = () -> { if (o instanceof String s) s.length(); s.length(); };
            return weft.Gen.end();
          }
        }
        """);
  }

  @Test
  void switch_groups_share_locals() {
    ResolvedBody.check(
        body -> assertEquals("x@7 local@6\nx@7 local@6\nx@9 static T.x\n", body.meanings("x")),
        """
        // T.java
        class T { static int x;
          @weft.Generator static weft.Sequence<Integer> run(int n) {
            switch (n) {
              case 1:
                int x;
              case 2: x = 1; weft.Gen.yield(x);
            }
            weft.Gen.yield(x);
            return weft.Gen.end();
          }
        }
        """);
  }
}
