package weft.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What simple and qualified names mean. Lines count from 1, the comment with the file's name. */
class NamesTest {
  private static void assertMeanings(String expected, String source, String... names) {
    ResolvedBody.check(body -> assertEquals(expected, body.meanings(names)), source);
  }

  @Test
  void local_shadows_field_from_its_declaration_on() {
    assertMeanings(
        """
        x@5 static T.x
        x@7 local@6
        p@8 parameter@4
        """,
        """
        // T.java
        class T {
          static int x = 1;
          @weft.Generator static weft.Sequence<Integer> run(int p) {
            weft.Gen.yield(x);
            int x = 2;
            weft.Gen.yield(x);
            weft.Gen.yield(p);
            return weft.Gen.end();
          }
        }
        """,
        "x", "p");
  }

  @Test
  void block_ends_scope() {
    assertMeanings(
        """
        x@5 local@5
        x@6 T.x
        x@7 local@7
        x@7 local@7
        x@7 local@7
        x@8 T.x
        """,
        """
        // T.java
        class T {
          int x;
          @weft.Generator weft.Sequence<Integer> run() {
            { int x = 2; weft.Gen.yield(x); }
            weft.Gen.yield(x);
            for (int x = 0; x < 3; x++) weft.Gen.yield(x);
            weft.Gen.yield(x);
            return weft.Gen.end();
          }
        }
        """,
        "x");
  }

  @Test
  void member_of_anonymous_class_shadows_local() {
    assertMeanings(
        """
        x@7 nested
        y@8 local@5
        m@9 nested
        hashCode@10 nested
        k@11 T.k
        x@13 local@5
        hashCode@14 T.hashCode
        """,
        """
        // T.java
        class T {
          int k() { return 1; }
          @weft.Generator weft.Sequence<Integer> run() {
            final int x = 1, y = 2; class B { int x; void m() {} }
            Object o = new B() {
              int a = x;
              int b = y;
              { m(); }
              { hashCode(); }
              { k(); }
            }.getClass();
            weft.Gen.yield(x);
            weft.Gen.yield(hashCode());
            return weft.Gen.end();
          }
        }
        """,
        "x", "y", "m", "k", "hashCode");
  }

  @Test
  void inherited_members_of_supertype_from_class_file() {
    assertMeanings(
        """
        size@5 nested
        modCount@5 nested
        size@6 T.size
        """,
        """
        // T.java
        class T {
          int size() { return 0; } int modCount;
          @weft.Generator weft.Sequence<Integer> run() {
            Object o = new java.util.ArrayList<String>() { int f() { return size() + modCount; } };
            weft.Gen.yield(size());
            return weft.Gen.end();
          }
        }
        """,
        "size", "modCount");
  }

  @Test
  void private_members_are_not_inherited() {
    assertMeanings(
        "x@6 local@5\nf@6 static T.f\n",
        """
        // T.java
        class T {
          static int f() { return 1; } static class A { private int x; private int f() { return 2; } }
          @weft.Generator static weft.Sequence<Integer> run() {
            int x = 1;
            Object o = new A() { int g() { return x + f(); } };
            return weft.Gen.end();
          }
        }
        """,
        "x", "f");
  }

  @Test
  void enclosing_classes_and_their_instances() {
    ResolvedBody.check(
        body -> {
          assertEquals(
              """
              a@10 Inner.a
              b@11 Outer.b
              c@12 static Outer.c
              d@13 Inner.d
              Outer@14 type Outer
              Outer.this@14 this of Outer
              this@15 this of Inner
              super@16 super of Inner
              """,
              body.meanings("a", "b", "c", "d", "Outer", "Outer.this", "this", "super"));
          assertEquals("[self]", body.names().receiver().stream().toList().toString());
          assertEquals("[outerOuter]", body.names().outers().values().toString());
          assertFalse(body.names().isCaptured(body.names().receiver().get()));
        },
        """
        // Outer.java
        class Outer {
          int b; static int c;
          static class Base { int d; }
          int a(String s) { return 0; }
          class Inner extends Base {
            int a() { return 0; }
            @weft.Generator weft.Sequence<Object> run() {
              Object o;
              o = a();
              o = b;
              o = c;
              o = d;
              o = Outer.this;
              o = this;
              o = super.hashCode();
              return weft.Gen.end();
            }
          }
        }
        """);
  }

  @Test
  void static_imports() {
    assertMeanings(
        """
        PI@9 import Math.PI
        abs@10 import Math.abs
        of@11 import List.of
        Entry@12 type java.util.Map.Entry
        max@13 static T.max
        min@14 import Collections.min
        """,
        """
        // T.java
        import static java.lang.Math.*;
        import static java.util.List.of;
        import static java.util.Map.Entry;
        import static java.util.Collections.min;
        class T {
          static int max() { return 1; }
          @weft.Generator static weft.Sequence<Object> run() {
            Object o = PI;
            o = abs(1);
            o = of(1);
            Entry<String, String> e = null;
            o = max();
            o = min(java.util.Set.of(1));
            return weft.Gen.end();
          }
        }
        """,
        "PI", "abs", "of", "Entry", "max", "min");
  }

  @Test
  void case_labels() {
    assertMeanings(
        """
        A@8 nested
        B@8 nested
        A@9 static T.A
        B@9 static T.B
        C@10 local@7
        A@10 static T.A
        A@11 nested
        A@12 nested
        """,
        """
        // T.java
        class T {
          static final int A = 1; static final int B = 2; enum E { A, B, X }
          static E pick() { return E.A; }
          static Object any(E e) { return e; }
          @weft.Generator static weft.Sequence<Object> run(E e, int n) {
            final int C = 3;
            switch (e) { case A: case B: default: }
            switch (n) { case A -> {} case B -> {} default -> {} }
            switch (n) { case C, A: break; }
            switch (pick()) { case A: break; }
            int k = switch (e) { case A -> 1; default -> 3; };
            return weft.Gen.end();
          }
        }
        """,
        "A", "B", "C");
  }

  @Test
  void user_types_shadow_well_known_ones() {
    assertMeanings(
        """
        String@4 none
        Iterator@6 type T.Iterator
        Object@6 type Object
        String@6 type java.lang.String
        Gen@6 type Gen
        """,
        """
        // T.java
        class T {
          static class Iterator {}
          @weft.Generator static weft.Sequence<String> run() {
            // user types of well-known names
            Iterator a; Object b; String c; Gen d;
            return weft.Gen.end();
          }
        }
        class Gen {}
        class Object {}
        """,
        "Iterator", "Object", "String", "Gen");
  }

  @Test
  void type_variables() {
    assertMeanings(
        """
        Object@4 variable of run
        T@4 variable of C
        Object@5 variable of run
        T@5 variable of C
        U@6 nested
        Local@6 local type@6
        U@6 nested
        Object@7 variable of run
        """,
        """
        // C.java
        import java.util.List;
        class C<T> {
          @weft.Generator <Object> weft.Sequence<String> run(Object o, T t) {
            Object x = o; T y = t;
            class Local<U> { U u; Local<U> next; }
            List<Object> z;
            return weft.Gen.end();
          }
        }
        """,
        "Object", "T", "U", "Local");
  }

  @Test
  void local_records_enums_and_interfaces() {
    assertMeanings(
        """
        R@5 local type@4
        R@5 local type@4
        E@6 nested
        E@6 nested
        E@6 nested
        E@6 nested
        E@7 local type@6
        E@7 local type@6
        R@9 nested
        """,
        """
        // T.java
        class T {
          @weft.Generator static weft.Sequence<Object> run() {
            record R(int a, int b) { R { if (a < b) throw new Error(); } int sum() { return a() + b; } }
            R r = new R(1, 2);
            enum E { ONE, TWO { int v() { return 2; } }; int v() { return 1; } }
            E e = E.ONE;
            Runnable q = () -> {
              class Q {} new Q(); new Object() { class R { R r; } };
            };
            return weft.Gen.end();
          }
        }
        """,
        "R", "E");
  }

  @Test
  void record_components_are_nested() {
    assertMeanings(
        "a@4 nested\na@4 nested\nb@4 nested\n",
        """
        // T.java
        class T { int a, b;
          @weft.Generator weft.Sequence<Object> run(int c) {
            record R(int a, int b) { R { if (a < 0) throw new Error(); } int sum() { return a() + b; } }
            return weft.Gen.end();
          }
        }
        """,
        "a", "b");
  }

  @Test
  void lambda_parameters_and_locals() {
    assertMeanings(
        "x@5 nested\nc@5 parameter@3\nx@6 nested\ny@6 nested\ny@7 T.y\n",
        """
        // T.java
        class T { int y;
          @weft.Generator weft.Sequence<Object> run(int c) {
            java.util.function.IntUnaryOperator f, g;
            f = x -> x + c;
            g = (int x) -> { int y = x; return y; };
            weft.Gen.yield(y);
            return weft.Gen.end();
          }
        }
        """,
        "x", "y", "c");
  }

  @Test
  void qualified_names() {
    assertMeanings(
        """
        java@4 packagename
        java.util@4 packagename
        java.util.List@4 type java.util.List
        Map@5 type java.util.Map
        Map.Entry@5 type java.util.Map.Entry
        java@6 packagename
        java.util@6 packagename
        java.util.List@6 type java.util.List
        java@8 local@7
        """,
        """
        // T.java
        import java.util.Map; class T {
          @weft.Generator static weft.Sequence<Object> run() {
            java.util.List<String> a = null;
            Object b = Map.Entry.comparingByKey();
            b = java.util.List.of();
            String java = "";
            b = java.length();
            return weft.Gen.end();
          }
        }
        """,
        "java", "java.util", "java.util.List", "Map", "Map.Entry");
  }

  @Test
  void labels_and_annotations_and_enclosing_creation() {
    ResolvedBody.check(
        body -> {
          assertEquals("Inner@6 type T.Inner\nInner@7 nested\n", body.meanings("Inner"));
          assertEquals("value@5 nested\nX@5 static T.X\n", body.meanings("value", "X"));
          assertTrue(body.names().enclosingInstance(body.declaration("i").getInitializer()).isPresent());
          assertFalse(body.names().enclosingInstance(body.declaration("j").getInitializer()).isPresent());
        },
        """
        // T.java
        class T { class Inner {} static final String X = "all"; int value;
          @weft.Generator weft.Sequence<Object> run(T t) {
            outer: for (;;) { break outer; }
            @SuppressWarnings(value = X) int q;
            Object i = new Inner();
            Object j = t.new Inner();
            return weft.Gen.end();
          }
        }
        """);
  }

  @Test
  void interface_default_method() {
    assertMeanings(
        "size@6 I.size\nhashCode@7 I.hashCode\nN@8 static I.N\nBase.super@9 super of Base\n",
        """
        // I.java
        interface Base { default int b() { return 1; } }
        interface I extends Base { int size(); int N = 1;
          @weft.Generator default weft.Sequence<Object> run() {
            Object o;
            o = size();
            o = hashCode();
            o = N;
            o = Base.super.b();
            return weft.Gen.end();
          }
        }
        """,
        "size", "hashCode", "N", "Base.super");
  }

  @Test
  void qualified_fields_and_class_literals_are_no_types() {
    ResolvedBody.check(
        body -> {
          assertEquals(
              "this.list@5 none\nT@6 type T\nT.class@6 none\np@7 nested\n", body.meanings("this.list", "T", "T.class", "p"));
          assertFalse(body.names().sawUnknownTypes());
        },
        """
        // T.java
        class T { java.util.List<String> list;
          @weft.Generator weft.Sequence<Object> run() {
            Object o;
            o = this.list.size();
            o = T.class.getName();
            Runnable r = () -> { java.awt.Point p = null; o(p.x); };
            return weft.Gen.end();
          }
          static void o(int i) {}
        }
        """);
  }
}
