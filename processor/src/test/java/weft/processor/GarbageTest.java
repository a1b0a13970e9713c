package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/** A suspended generator keeps alive only what its rest can still use; a finished one keeps nothing. */
class GarbageTest {
  private static final InMemoryCompiler COMPILER = InMemoryCompiler.withProcessor().options("-Xlint:all");

  private static final String MEMBERS =
      """
      static java.lang.ref.WeakReference<Object> seen;
      static Object big() { Object big = new byte[1 << 20]; seen = new java.lang.ref.WeakReference<>(big); return big; }
      static boolean collected() throws Exception {
        for (int i = 0; i < 100 && seen.get() != null; i++) { System.gc(); Thread.sleep(5); }
        return seen.get() == null;
      }
      static int use(Object o) { return 1; }
      """;

  private static void collects(String generator, String run) throws Throwable {
    Program program = new Program("Garbage", MEMBERS + generator, run);
    assertEquals("true true", program.trace(program.compile(COMPILER).checked()));
  }

  @Test
  void localAfterItsLastUse() throws Throwable {
    collects(
        "@Generator static Sequence<Integer> g() { Object o = big(); Gen.yield(use(o)); Gen.yield(use(o)); Gen.yield(3); return Gen.end(); }",
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void parameterOfASingleRun() throws Throwable {
    collects(
        "@Generator static Iterator<Integer> g(Object o) { Gen.yield(use(o)); Gen.yield(2); return Gen.end(); }",
        "var it = g(big()); it.next(); log(collected()); log(it.next() == 2);");
  }

  @Test
  void elementThatWasTaken() throws Throwable {
    collects(
        "@Generator static Sequence<Object> g() { Gen.yield(big()); Gen.yield(2); return Gen.end(); }",
        "var it = g().iterator(); it.next(); log(collected()); log(it.next().equals(2));");
  }

  @Test
  void everythingOfAFinishedRun() throws Throwable {
    collects(
        "@Generator static Sequence<Integer> g() { Object o = big(); Gen.yield(1); use(o); return Gen.end(); }",
        "var it = g().iterator(); it.next(); log(!it.hasNext()); log(collected()); if (it.hasNext()) log(it);");
  }

  @Test
  void everythingOfAFailedRun() throws Throwable {
    collects(
        "@Generator static Sequence<Integer> g() { Object o = big(); Gen.yield(1); if (use(o) == 1) boom(\"x\"); use(o); return Gen.end(); }",
        "var it = g().iterator(); it.next(); try { it.next(); } catch (Boom b) { log(true); } log(collected()); if (it.hasNext()) log(it);");
  }

  @Test
  void theEndOfAForEachLetsTheSourceGo() throws Throwable {
    collects(
        """
        static Iterable<Object> one() { Object o = big(); List<Object> l = new ArrayList<>(); l.add(o); return l; }
        @Generator static Sequence<Integer> g() { for (Object o : one()) Gen.yield(use(o)); Gen.yield(2); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(!it.hasNext());");
  }
}
