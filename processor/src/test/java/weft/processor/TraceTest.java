package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;

/** What is thrown shows the lines of the source, and a run says where it is. */
class TraceTest {
  /** The frames down to {@code run}, each as {@code Class.method:line}; those of the JDK and of Weft without lines. */
  private static String frames(Throwable thrown) {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      boolean isOfLibrary = frame.getClassName().startsWith("java.") || frame.getClassName().startsWith("weft.");
      if (isOfLibrary && frame.getMethodName().equals("invoke0") || frame.getClassName().startsWith("jdk.")) break;
      frames.add(isOfLibrary ? frame.getMethodName() : frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber());
      if (frame.getMethodName().equals("run")) break;
    }
    return String.join(" ", frames);
  }

  private static Object run(String source) throws Exception {
    Compilation compilation = InMemoryCompiler.withProcessor().compile(Map.of("p.T", source));
    assertEquals("", compilation.errors());
    var run = compilation.loader().loadClass("p.T").getDeclaredMethod("run");
    run.setAccessible(true);
    return run.invoke(null);
  }

  /** The source begins in line 4, after what all have in common. */
  private static Throwable thrown(String members) throws Exception {
    return (Throwable) run("package p;\nimport weft.*; import java.util.*;\nclass T {\n" + members + """
        static Throwable caught(Iterator<?> it) {
          try { while (it.hasNext()) it.next(); } catch (Throwable e) { return e; }
          return null;
        }
        }
        """);
  }

  @Test
  void fromCodeThatTheBodyCalls() throws Exception {
    Throwable thrown =
        thrown(
            """
            static void fail(int i) { if (i == 2) throw new IllegalArgumentException(); }
            @Generator static Sequence<Integer> g(int n) {
              for (int i = 0;
                   i < n; i++) {
                Gen.yield(i);
                fail(i);
              }
              return Gen.end();
            }
            static Object run() { return caught(g(5).iterator()); }
            """);
    assertEquals("p.T.fail:4 p.T.g:9 p.T.caught:15 p.T.run:13", frames(thrown));
  }

  @Test
  void fromTheBodyItself() throws Exception {
    Throwable thrown =
        thrown(
            """
            @Generator static Sequence<Integer> g(int[] a) {
              Gen.yield(
                  a[0]
                      + a[7]);
              return Gen.end();
            }
            static Object run() { return caught(g(new int[1]).iterator()); }
            """);
    assertEquals("p.T.g:6 p.T.caught:12 p.T.run:10", frames(thrown));
  }

  @Test
  void throughDelegations() throws Exception {
    Throwable thrown =
        thrown(
            """
            @Generator static Sequence<Integer> inner(int n) {
              Gen.yield(n);
              if (n == 0) throw new IllegalStateException();
              Gen.yieldAll(inner(n - 1));
              return Gen.end();
            }
            @Generator Sequence<Integer> outer() {
              try {
                Gen.yieldAll(inner(2));
              } catch (IllegalArgumentException e) {
                Gen.yield(0);
              }
              return Gen.end();
            }
            static Object run() { return caught(new T().outer().iterator()); }
            """);
    assertEquals("p.T.inner:6 p.T.inner:7 p.T.inner:7 p.T.outer:12 p.T.caught:20 p.T.run:18", frames(thrown));
  }

  /** The trace is right already where an outer body catches. */
  @Test
  void causesAndSuppressed() throws Exception {
    Throwable thrown =
        thrown(
            """
            record R() implements AutoCloseable { public void close() { throw new IllegalStateException(); } }
            @Generator static Sequence<Integer> inner() {
              try (R r = new R()) {
                Gen.yield(1);
                throw new NoSuchElementException();
              }
            }
            @Generator static Sequence<Integer> outer() {
              try {
                Gen.yieldAll(inner());
              } catch (NoSuchElementException e) {
                throw new RuntimeException(e);
              }
              return Gen.end();
            }
            static Object run() { return caught(outer().iterator()); }
            """);
    assertEquals("p.T.outer:15 p.T.caught:21 p.T.run:19", frames(thrown));
    assertEquals("p.T.inner:8 p.T.outer:13 p.T.caught:21 p.T.run:19", frames(thrown.getCause()));
    assertEquals("p.T$R.close:4 p.T.inner:6 p.T.outer:13 p.T.caught:21 p.T.run:19", frames(thrown.getCause().getSuppressed()[0]));
  }

  @Test
  void throughLambdasAndClassesOfTheBody() throws Exception {
    Throwable thrown =
        thrown(
            """
            @Generator static Sequence<Integer> g(List<Integer> list) {
              class Check {
                void check(int i) {
                  if (i == 2) throw new IllegalStateException();
                }
              }
              Check c = new Check();
              Gen.yield(0);
              list.forEach(i ->
                  c.check(i));
              return Gen.end();
            }
            static Object run() { return caught(g(List.of(1, 2)).iterator()); }
            """);
    String frames = frames(thrown).replaceAll("p\\.T\\$\\w+\\.check", "p.T\\$Check.check").replaceAll("lambda\\$g\\$\\d", "lambda");
    assertEquals("p.T$Check.check:7 p.T.lambda:13 forEach p.T.g:12 p.T.caught:18 p.T.run:16", frames);
  }

  /** Nobody is there to rewrite it: each lambda would need a {@code try} of its own. */
  @Test
  void ofALambdaThatTheConsumerCalls() throws Exception {
    Throwable thrown =
        thrown(
            """
            static void fail() { throw new IllegalStateException(); }
            @Generator static Sequence<Runnable> g() {
              Gen.yield((Runnable) () -> fail());
              return Gen.end();
            }
            static Object run() {
              try { g().iterator().next().run(); } catch (IllegalStateException e) { return e; }
              return null;
            }
            """);
    assertEquals("p.T.fail:4 p.TGenerators$G.lambda$advance$0:N p.T.run:10", frames(thrown).replaceAll("(Generators\\S*:)\\d+", "$1N"));
    assertEquals("TGenerators.java", thrown.getStackTrace()[1].getFileName());
  }

  @Test
  void ofAGeneratorThatPullsFromAnother() throws Exception {
    Throwable thrown =
        thrown(
            """
            @Generator static Sequence<Integer> inner() {
              Gen.yield(1);
              throw new IllegalStateException();
            }
            @Generator static Sequence<Integer> outer() {
              for (int i
                  : inner())
                Gen.yield(i);
              return Gen.end();
            }
            static Object run() { return caught(outer().iterator()); }
            """);
    assertEquals("p.T.inner:6 p.T.outer:10 p.T.caught:16 p.T.run:14", frames(thrown));
  }

  /** Both forms of a body have the same lines. */
  @Test
  void whereTheBodyIsPushed() throws Exception {
    Throwable thrown =
        thrown(
            """
            @Generator static Sequence<Integer> inner(int n) {
              if (n == 0) throw new IllegalStateException();
              Gen.yield(n);
              Gen.yieldAll(inner(n - 1));
              return Gen.end();
            }
            @Generator static Sequence<Integer> outer() {
              Gen.yieldAll(inner(1));
              return Gen.end();
            }
            static Object run() {
              try { outer().forEach(i -> { }); } catch (IllegalStateException e) { return e; }
              return null;
            }
            """);
    assertEquals("p.T.inner:5 p.T.inner:7 p.T.outer:11 forEach p.T.run:15", frames(thrown));
  }

  @Test
  void ofAConsumerThatIsPushedTo() throws Exception {
    Throwable thrown =
        thrown(
            """
            @Generator static Sequence<Integer> g() {
              Gen.yield(1);
              Gen.yield(2);
              return Gen.end();
            }
            static void take(int i) { if (i == 2) throw new IllegalStateException(); }
            static Object run() {
              try {
                g().forEach(i -> take(i));
              } catch (IllegalStateException e) { return e; }
              return null;
            }
            """);
    assertEquals("p.T.take:9 p.T.lambda$run$0:12 p.T.g:6 forEach p.T.run:12", frames(thrown).replaceAll("lambda\\$run\\$\\d", "lambda\\$run\\$0"));
  }

  @Test
  void whileClosing() throws Exception {
    Throwable thrown =
        thrown(
            """
            @Generator static Sequence<Integer> inner() {
              try {
                Gen.yield(1);
              } finally {
                fail();
              }
              return Gen.end();
            }
            static void fail() { throw new IllegalStateException(); }
            @Generator static Sequence<Integer> outer() { Gen.yieldAll(inner()); return Gen.end(); }
            static Object run() {
              var it = outer().iterator();
              it.next();
              try { it.close(); } catch (IllegalStateException e) { return e; }
              return null;
            }
            """);
    assertEquals("p.T.fail:12 p.T.inner:8 p.T.run:17", frames(thrown));
  }

  /** Nobody may touch a trace that is shared, or that belongs to another time. */
  @Test
  void ofExceptionsThatAreNotMadeThere() throws Exception {
    Throwable thrown =
        thrown(
            """
            static class Fixed extends RuntimeException {
              static final Fixed FIXED = new Fixed();
              static final RuntimeException EARLIER = made();
              Fixed() { super("fixed", null, false, false); }
              static RuntimeException made() { return new RuntimeException(FIXED); }
            }
            @Generator static Sequence<Integer> g() { throw Fixed.EARLIER; }
            static Object run() { Fixed.made(); return caught(g().iterator()); }
            """);
    assertEquals("p.T$Fixed.made:8 p.T$Fixed.<clinit>:6 p.T.run:11", frames(thrown));
    assertEquals(0, thrown.getCause().getStackTrace().length);
  }

  /** Without debug information javac keeps no map of lines; those of a file may end in any way (JLS 3.4). */
  @Test
  void linesAreTheSameWithoutDebugInformation() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      Map<String, String> source =
          Map.of("T", """
              import weft.*;

              class T {
                @Generator static Sequence<Integer> g(int n) {
                  for (int i = 0; i < n; i++) {
                    Gen.yield(i);

                    System.out.println(
                        i);
                  }
                  return Gen.end();
                }
              }""".replace("\n", end));
      InMemoryCompiler compiler = InMemoryCompiler.withProcessor();
      var expected = compiler.compile(source).checked().generated();
      assertTrue(expected.get("TGenerators.java").contains("|1:6|"), expected::toString);
      assertEquals(expected, compiler.options("-g:none").compile(source).checked().generated());
    }
  }

  @Test
  void aRunSaysWhereItIs() throws Exception {
    Object said =
        run(
            """
            package p;
            import weft.*;
            class T {
              static class Nested {
                @Generator Sequence<Integer> inner() {
                  Gen.yield(1);
                  Gen.yield(2);
                  return Gen.end();
                }
              }
              static String during;
              static GeneratorIterator<Integer> it;
              @Generator static Sequence<Integer> outer() {
                during = it.toString();
                Gen.yieldAll(new Nested().inner());
                return Gen.end();
              }
              static Object run() {
                it = outer().iterator();
                String all = it + "; ";
                it.next();
                all += during + "; " + it + "; ";
                it.next();
                all += it + "; ";
                it.hasNext();
                return all + it;
              }
            }
            """);
    assertEquals(
        "T.outer not started; T.outer running;"
            + " T.outer suspended at T.java:15, in T.Nested.inner suspended at T.java:6;"
            + " T.outer suspended at T.java:15, in T.Nested.inner suspended at T.java:7; T.outer finished",
        said);
  }
}
