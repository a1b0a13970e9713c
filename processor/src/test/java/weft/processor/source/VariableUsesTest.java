package weft.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.StatementTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which variables a part of a body reads, writes, declares and captures, and their types. */
class VariableUsesTest {
  private static String uses(ResolvedBody body, int statement) {
    List<? extends StatementTree> statements = body.names().method().tree().getBody().getStatements();
    StatementTree tree = statements.get(statement);
    Names names = body.names();
    return "read " + ResolvedBody.sorted(names.readIn(tree))
        + "; written " + ResolvedBody.sorted(names.writtenIn(tree))
        + "; declared " + ResolvedBody.sorted(names.declaredIn(tree))
        + "; captured " + ResolvedBody.sorted(names.capturedIn(tree));
  }

  @Test
  void uses() {
    ResolvedBody.check(
        body -> {
          assertEquals("read ; written a; declared a; captured ", uses(body, 0));
          assertEquals("read a; written b; declared b; captured ", uses(body, 1));
          assertEquals("read ; written a; declared ; captured ", uses(body, 2));
          assertEquals("read a b; written a b; declared ; captured ", uses(body, 3));
          assertEquals("read arr b; written ; declared ; captured ", uses(body, 4));
          assertEquals("read self; written ; declared ; captured ", uses(body, 5));
          assertEquals("read p self; written f; declared f; captured p self", uses(body, 6));
          assertEquals("read arr e; written e; declared e; captured ", uses(body, 7));
          assertEquals("read arr; written g; declared g; captured ", uses(body, 8));
          assertEquals("read p; written h; declared h; captured p", uses(body, 9));
          assertTrue(body.names().isCaptured(body.variable("p")));
          assertFalse(body.names().isCaptured(body.variable("arr")));
          assertTrue(body.names().isCaptured(body.names().receiver().get()));
          assertEquals("[p, arr, a, b, f, e, g, h]", body.names().variables().toString());
        },
        """
        // T.java
        class T {
          int field; int get() { return 1; }
          @weft.Generator weft.Sequence<Object> run(final int p, int[] arr) {
            int a = 1;
            int b = a;
            a = 2;
            b += a++;
            arr[b] = 1;
            field = 2;
            Runnable f = () -> { int n = p; get(); };
            for (int e : arr) { weft.Gen.yield(e); }
            Runnable g = arr::clone;
            Object h = new Object() { int q = p; };
            return weft.Gen.end();
          }
        }
        """);
  }

  @Test
  void declarators_of_one_declaration_are_separate() {
    ResolvedBody.check(
        body -> {
          assertEquals("[x]", body.names().declaredIn(body.declaration("x")).toString());
          assertEquals("[y]", body.names().declaredIn(body.declaration("y")).toString());
          assertEquals("[x]", body.names().readIn(body.declaration("y")).toString());
          assertEquals("int int[]", body.type("x") + " " + body.type("z"));
        },
        """
        // T.java
        class T {
          @weft.Generator static weft.Sequence<Object> run() {
            int x = 1, y = x, z[] = {1};
            return weft.Gen.end();
          }
        }
        """);
  }

  @Test
  void constants() {
    ResolvedBody.check(
        body -> {
          assertEquals(
              List.of("a", "b", "c", "d", "e", "f"),
              body.names().variables().stream().filter(v -> v.isConstant()).map(v -> v.name()).toList());
          assertEquals("x3c", body.names().constants().value(body.declaration("d").getInitializer()).get());
        },
        """
        // T.java
        class T { static final int K = 2; static final Object O = ""; static int n;
          @weft.Generator static weft.Sequence<Object> run(final int p) {
            final int a = K + 1;
            final byte b = (byte) (a * 100);
            final boolean c = a < 4 && !false;
            final String d = "x" + a + 'c';
            final var e = 1;
            final long f = c ? Integer.MAX_VALUE : 2;
            final int g = n;
            int h = 1;
            final Integer i = 1;
            final int j;
            j = 1;
            final Object k = "k";
            return weft.Gen.end();
          }
        }
        """);
  }

  @Test
  void types_of_variables() {
    ResolvedBody.check(
        body -> {
          assertEquals("java.util.Map<java.lang.String,java.util.List<? extends java.lang.Number>>", body.type("a"));
          assertEquals("java.util.Map.Entry", body.type("b"));
          assertEquals("T", body.type("c"));
          assertEquals("?", body.type("d"));
          assertEquals("java.util.ArrayList<java.lang.String>", body.type("e"));
          assertEquals("?", body.type("f"));
          assertEquals("java.lang.String", body.type("g"));
          assertEquals("java.io.StringReader", body.type("h"));
          assertEquals("java.lang.String[]", body.type("rest"));
          assertEquals("int[][]", body.type("i"));
          assertEquals("java.lang.Exception", body.type("x"));
          assertEquals("C<T>.In", body.type("in"));
          assertEquals("int", body.type("loop"));
          assertEquals("C<T>", body.names().declaredType(body.names().receiver().get()).get().toString());
          assertFalse(body.names().sawUnknownTypes());
        },
        """
        // C.java
        import java.util.*;
        class C<T> { class In {}
          @weft.Generator weft.Sequence<Object> run(String... rest) {
            Map<String, List<? extends Number>> a = null;
            Map.Entry b = null;
            T c = null;
            record R() {}
            R d = null;
            var e = new ArrayList<String>();
            var f = new Object() { int n; };
            for (var g : e) { g.length(); }
            try (var h = new java.io.StringReader("")) { h.read(); }
            catch (java.io.IOException | IllegalStateException x) { }
            int[] i[] = null;
            In in = null;
            for (var loop = 0; loop < 2; loop++) ;
            return weft.Gen.end();
          }
        }
        """);
  }

  /** javac attributes Base in place to attribute a copy of a class that extends it, and then Base does not compile. */
  @Test
  void var_types_attribute_no_class_of_the_user() {
    ResolvedBody.check(
        body -> {
          assertEquals("java.util.stream.Stream<java.lang.Integer>", body.type("before"));
          assertEquals("int", body.type("certain"));
          assertEquals("?", body.type("after"));
        },
        """
        // T.java
        import java.util.*; import java.util.stream.*;
        class T {
          @weft.Generator static weft.Sequence<Object> run() {
            var before = Stream.of(1).map(i -> i);
            Object o = new Base() {};
            var certain = 1;
            var after = Stream.of(1).map(i -> i);
            return weft.Gen.end();
          }
        }
        class Base {
          int anonymous() { var visitor = new Object() { int z; }; return visitor.z; }
          boolean captured(List<? extends CharSequence> all) { return all.stream().allMatch(a -> a.length() > 1); }
        }
        """);
  }

  @Test
  void types_of_elements() {
    ResolvedBody.check(
        body -> {
          assertEquals("java.util.Map.Entry<java.lang.String,java.lang.Integer>", body.type("entry"));
          assertEquals("char", body.type("c"));
          assertEquals("java.lang.Number", body.type("n"));
        },
        """
        // T.java
        import java.util.*;
        class T {
          @weft.Generator static weft.Sequence<Object> run(Map<String, Integer> map, List<? extends Number> list) {
            for (var entry : map.entrySet()) for (var c : entry.getKey().toCharArray()) weft.Gen.yield(c);
            for (var n : list) weft.Gen.yield(n);
            return weft.Gen.end();
          }
        }
        """);
  }

  @Test
  void types_not_generated_yet() {
    Object[] seen = new Object[1];
    try {
      ResolvedBody.check(
          body -> {
            assertEquals("?", body.type("a"));
            assertTrue(body.names().sawUnknownTypes());
            assertEquals("Later@4 unresolved\n", body.meanings("Later"));
            seen[0] = true;
          },
          """
          // T.java
          class T {
            @weft.Generator static weft.Sequence<Object> run() {
              var a = Later.make();
              return weft.Gen.end();
            }
          }
          """);
    } catch (AssertionError e) {
      assertTrue(e.getMessage().contains("Later"), e.getMessage());
    }
    assertEquals(true, seen[0]);
  }

  private static String type(ResolvedBody body, String initializerOf) {
    return body.names()
        .expressionTypes()
        .certain(body.declaration(initializerOf).getInitializer())
        .map(Object::toString)
        .orElse("?");
  }

  @Test
  void types_of_expressions() {
    ResolvedBody.check(
        body -> {
          assertEquals("int", type(body, "a"));
          assertEquals("long", type(body, "b"));
          assertEquals("java.lang.String", type(body, "c"));
          assertEquals("double", type(body, "d"));
          assertEquals("int", type(body, "e"));
          assertEquals("java.lang.String", type(body, "f"));
          assertEquals("?", type(body, "g"));
          assertEquals("boolean", type(body, "h"));
          assertEquals("?", type(body, "i"));
          assertEquals("int", type(body, "j"));
          assertEquals("java.lang.String", type(body, "k"));
          assertEquals("int", type(body, "l"));
          assertEquals("?", type(body, "m"));
          assertEquals("int", type(body, "n"));
          assertEquals("int", type(body, "o"));
          assertEquals("int[][]", type(body, "q"));
          assertEquals("java.lang.Integer", type(body, "r"));
          assertEquals("int", type(body, "s"));
          assertEquals("?", type(body, "t"));
          assertEquals("?", type(body, "u"));
          assertEquals("int", type(body, "v"));
        },
        """
        // T.java
        import java.util.*;
        class T { int field; List<String> list; static int one(int i) { return i; } static long two(int i) { return i; } static int two(String s) { return 1; }
          @weft.Generator weft.Sequence<Object> run(byte p, Integer box, int[] array, List<? extends Number> wild, List<Integer> ints) {
            int a = p + 1;
            long b = box * 2L;
            String c = "" + p;
            double d = -1.0 + p;
            int e = this.field + array[0] + array.length;
            String f = list.get(0);
            Object g = list.stream().map(x -> x);
            boolean h = !list.isEmpty();
            Object i = new ArrayList<>();
            int j = one(2);
            String k = (String) g;
            int l = p > 0 ? a : e;
            Object m = p > 0 ? a : b;
            int n = Math.max(a, e) > 0 ? a : one(1);
            int o = a = 2;
            int[][] q = new int[2][];
            Integer r = ints.get(0);
            int s = ints.get(0) << 2L;
            Object t = two(1);
            Object u = wild.get(0);
            int v = wild.size();
            return weft.Gen.end();
          }
        }
        """);
  }
}
