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
      static Iterator<Object> once() {
        return new Iterator<>() {
          boolean isOver;
          @Override public boolean hasNext() { return !isOver; }
          @Override public Object next() { isOver = true; return big(); }
        };
      }
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

  @Test
  void everythingOfAClosedRun() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> g() { Object o = big(); try { Gen.yield(1); use(o); } finally { use(o); } return Gen.end(); }
        """,
        "var it = (GeneratorIterator<Integer>) g().iterator(); log(it.next() == 1); it.close(); log(collected()); if (it.hasNext()) log(it);");
  }

  @Test
  void argumentsOfAFinishedRun() throws Throwable {
    collects(
        """
        @Generator static Iterator<Integer> g(Object o, Object[] more) { Gen.yield(use(o)); Gen.yield(use(more[0])); return Gen.end(); }
        """,
        "var it = g(1, new Object[] {big()}); it.next(); it.next(); log(!it.hasNext()); log(collected()); if (it.hasNext()) log(it);");
  }

  @Test
  void loopVariableAfterTheLoop() throws Throwable {
    collects(
        """
        static class Link { Object o = big(); Link next; }
        @Generator static Sequence<Integer> g() { for (Link l = new Link(); l != null; l = l.next) Gen.yield(use(l)); Gen.yield(2); Gen.yield(3); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void arrayAfterItsLoop() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> g() { for (Object o : new Object[] {big()}) Gen.yield(use(o)); Gen.yield(2); Gen.yield(3); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void elementOfAForEachAfterItsLastUse() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> g(Iterator<Object> source) { while (source.hasNext()) { Object o = source.next(); Gen.yield(use(o)); Gen.yield(2); } return Gen.end(); }
        """,
        "var it = g(once()).iterator(); it.next(); it.next(); log(collected()); log(!it.hasNext());");
  }

  @Test
  void elementOfAForEachOverALazySource() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> g(Iterable<Object> source) { for (Object o : source) { Gen.yield(use(o)); Gen.yield(2); } return Gen.end(); }
        """,
        "var it = g(Garbage::once).iterator(); it.next(); it.next(); log(collected()); log(!it.hasNext());");
  }

  @Test
  void patternBinding() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> g() { if (big() instanceof byte[] b) { Gen.yield(b.length); Gen.yield(use(b)); Gen.yield(3); } return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void exceptionOfAHandler() throws Throwable {
    collects(
        """
        static class Big extends RuntimeException { private static final long serialVersionUID = 1; transient Object o = big(); }
        @Generator static Sequence<Integer> g() { try { throw new Big(); } catch (Big e) { Gen.yield(1); Gen.yield(use(e)); Gen.yield(3); } Gen.yield(4); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void exceptionThatAFinallyBlockHasReplaced() throws Throwable {
    collects(
        """
        static class Big extends RuntimeException { private static final long serialVersionUID = 1; transient Object o = big(); }
        @SuppressWarnings("finally") @Generator static Sequence<Integer> g() { for (int i = 0; i < 1; i++) { try { throw new Big(); } finally { Gen.yield(1); continue; } } Gen.yield(2); Gen.yield(3); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void capturedVariable() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> g() { Object o = big(); Supplier<Integer> s = () -> use(o); Gen.yield(s.get()); Gen.yield(s.get() + use(o)); Gen.yield(3); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void captureOfALambdaThatWasDropped() throws Throwable {
    collects(
        """
        @Generator static Sequence<Supplier<Integer>> g() { Object o = big(); Gen.yield((Supplier<Integer>) () -> use(o)); Gen.yield((Supplier<Integer>) () -> 2); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); log(collected()); log(it.next().get() == 2);");
  }

  @Test
  void capturesOfALocalClass() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> g() { Object o = big(); class C { int use() { return Garbage.use(o); } } C c = new C(); Gen.yield(c.use()); Gen.yield(c.use()); Gen.yield(3); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void exhaustedDelegate() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> one(Object o) { Gen.yield(use(o)); return Gen.end(); }
        @Generator static Sequence<Integer> g() { Gen.yieldAll(one(big())); Gen.yield(2); Gen.yield(3); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void exhaustedSourceThatIsNoGenerator() throws Throwable {
    collects(
        """
        static Iterable<Integer> one() { Object o = big(); return () -> List.of(use(o)).iterator(); }
        @Generator static Sequence<Integer> g() { Gen.yieldAll(one()); Gen.yield(2); Gen.yield(3); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void frameBehindATailDelegation() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> two() { Gen.yield(1); Gen.yield(2); return Gen.end(); }
        @Generator static Iterator<Integer> g(Object o) { use(o); return two().iterator(); }
        """,
        "var it = g(big()); it.next(); log(collected()); log(it.next() == 2);");
  }

  @Test
  void delegateOfAClosedRun() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> inner(Object o) { Gen.yield(use(o)); Gen.yield(use(o)); return Gen.end(); }
        @Generator static Sequence<Integer> g() { Gen.yieldAll(inner(big())); return Gen.end(); }
        """,
        "var it = (GeneratorIterator<Integer>) g().iterator(); log(it.next() == 1); it.close(); log(collected()); if (it.hasNext()) log(it);");
  }

  @Test
  void delegateThatFailed() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> inner(Object o) { Gen.yield(use(o)); if (use(o) == 1) boom("x"); Gen.yield(use(o)); return Gen.end(); }
        @Generator static Sequence<Integer> g() { try { Gen.yieldAll(inner(big())); } catch (Boom b) { Gen.yield(2); } Gen.yield(3); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void elementFetchedAheadOfAClosedRun() throws Throwable {
    collects(
        """
        @Generator static Sequence<Object> g() { Gen.yield(big()); Gen.yield(2); return Gen.end(); }
        """,
        "var it = (GeneratorIterator<Object>) g().iterator(); log(it.hasNext()); it.close(); log(collected()); if (it.hasNext()) log(it);");
  }

  @Test
  void argumentsOfASequenceThatIsGone() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> g(Object o) { Gen.yield(use(o)); Gen.yield(2); return Gen.end(); }
        """,
        "var it = g(big()).iterator(); it.next(); log(collected()); log(it.next() == 2);");
  }

  @Test
  void receiverAfterItsLastUse() throws Throwable {
    collects(
        """
        static class Owner { Object o = big(); @Generator Sequence<Integer> g() { Gen.yield(use(o)); Gen.yield(2); return Gen.end(); } }
        """,
        "var it = new Owner().g().iterator(); it.next(); log(collected()); log(it.next() == 2);");
  }

  @Test
  void receiverOfACompoundAssignmentToAPrivateField() throws Throwable {
    collects(
        """
        static class Owner { Object o = big(); private int n = 1; }
        @Generator static Sequence<Integer> g(Iterator<Owner> owners) { Gen.yield(owners.next().n += 2); Gen.yield(4); return Gen.end(); }
        """,
        "var it = g(Stream.generate(Owner::new).limit(1).iterator()).iterator(); log(it.next() == 3); log(collected()); if (it.next() != 4) log(it);");
  }

  @Test
  void resourceThatIsClosed() throws Throwable {
    collects(
        """
        static class Resource implements AutoCloseable { Object o = big(); public void close() {} }
        @Generator static Sequence<Integer> g() { try (Resource r = new Resource()) { Gen.yield(use(r)); } Gen.yield(2); Gen.yield(3); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); it.next(); log(collected()); log(it.next() == 3);");
  }

  @Test
  void selectorOfASwitch() throws Throwable {
    collects(
        """
        static class Key { Object o = big(); @Override public String toString() { return "k"; } }
        @Generator static Sequence<Integer> g() { switch (new Key().toString()) { case "k": Gen.yield(1); default: Gen.yield(2); } return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); log(collected()); log(it.next() == 2);");
  }

  @Test
  void lockOfASynchronizedBlock() throws Throwable {
    collects(
        """
        @Generator static Sequence<Integer> g() { Object lock = big(); int n; synchronized (lock) { n = use(lock); } Gen.yield(n); Gen.yield(2); return Gen.end(); }
        """,
        "var it = g().iterator(); it.next(); log(collected()); log(it.next() == 2);");
  }
}
