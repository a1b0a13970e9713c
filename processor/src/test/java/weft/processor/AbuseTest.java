package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/** Load, and what nobody should do: a clear exception, everything closed once, and never a hang. */
class AbuseTest {
  private static void assertTrace(String expected, String members, String run) {
    Program program = new Program("Abuse", members, run);
    String trace =
        Assertions.assertTimeoutPreemptively(
            Duration.ofMinutes(2),
            () -> {
              try {
                return program.trace(program.compile(InMemoryCompiler.withProcessor()).checked());
              } catch (Exception | Error e) {
                throw e;
              } catch (Throwable e) {
                throw new AssertionError(e);
              }
            });
    assertEquals(expected, trace);
  }

  @Test
  void hundredThousandAreClosedInRandomOrder() {
    assertTrace(
        "100000 0 100000",
        """
        static int open, finals;
        @Generator static Sequence<Integer> inner(int id) {
          try { Gen.yield(id); Gen.yield(-id); } finally { finals++; }
          return Gen.end();
        }
        @Generator static Sequence<Integer> outer(int id) {
          open++;
          try { Gen.yieldAll(inner(id)); } finally { open--; }
          return Gen.end();
        }
        """,
        """
        var all = new ArrayList<GeneratorIterator<Integer>>();
        for (int i = 0; i < 100_000; i++) all.add(outer(i).iterator());
        for (var it : all) it.next();
        log(open);
        Collections.shuffle(all, new Random(1));
        for (var it : all) it.close();
        for (var it : all) if (it.hasNext()) log("still open");
        log(open, finals);
        """);
  }

  @Test
  void aRunGoesFromThreadToThreadTenThousandTimes() {
    assertTrace(
        "10000 50005000 finally",
        """
        static int taken; static long sum;
        @Generator static Sequence<Integer> count() {
          int i = 0;
          try { while (true) { i++; Gen.yield(i); } } finally { log("finally"); }
        }
        """,
        """
        var it = count().iterator();
        var turns = List.of(new java.util.concurrent.Semaphore(1), new java.util.concurrent.Semaphore(0));
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 2; t++) {
          int me = t;
          threads.add(new Thread(() -> {
            for (int i = 0; i < 5_000; i++) {
              turns.get(me).acquireUninterruptibly();
              sum += it.next();
              taken++;
              turns.get(1 - me).release();
            }
          }));
        }
        for (Thread t : threads) t.start();
        for (Thread t : threads) t.join();
        log(taken, sum);
        it.close();
        """);
  }

  /** A consumer of the whole sequence has the only run, so that is closed; an iterator can go on. */
  @Test
  void consumersThrow() {
    assertTrace(
        "finally !Boom(at 3) !Boom(at 3) <4> finally finally !Boom(at 3)",
        """
        @Generator static Sequence<Integer> g() {
          try { for (int i = 1; i < 6; i++) Gen.yield(i); } finally { log("finally"); }
          return Gen.end();
        }
        static void take(int i) { if (i == 3) boom("at 3"); }
        """,
        """
        guard(() -> g().forEach(i -> take(i)));
        var it = g().iterator();
        guard(() -> it.forEachRemaining(i -> take(i)));
        step(it);
        it.close();
        guard(() -> { try (var s = g().stream()) { s.forEach(i -> take(i)); } });
        """);
  }

  @Test
  void closeInEveryState() {
    assertTrace(
        "new . | <1> f . | <1> <2> f . . | <1> <2> <3> f . . | <1> f !Boom(x) . | !IllegalStateException(generator already executing)"
            + " <1> f . | f !IllegalStateException(generator already executing)",
        """
        @Generator static Sequence<Integer> g(int failAt) {
          try {
            for (int i = 1; i < 4; i++) { if (i == failAt) boom("x"); Gen.yield(i); }
          } finally { log("f"); }
          return Gen.end();
        }
        static GeneratorIterator<Integer> self;
        static void closeSelf() { try { self.close(); } catch (IllegalStateException e) { log(ex(e)); } }
        @Generator static Sequence<Integer> closing() {
          try { closeSelf(); Gen.yield(1); } finally { log("f"); }
          return Gen.end();
        }
        @Generator static Sequence<Integer> closingInFinally() {
          try { Gen.yield(1); } finally { log("f"); closeSelf(); }
          return Gen.end();
        }
        """,
        """
        var fresh = g(0).iterator(); fresh.close(); log("new"); drain(fresh);
        log("|"); var one = g(0).iterator(); step(one); one.close(); one.close(); drain(one);
        log("|"); var two = g(0).iterator(); steps(two, 2); two.hasNext(); two.close(); drain(two); drain(two);
        log("|"); var all = g(0).iterator(); drain(all); all.close(); drain(all);
        log("|"); var failed = g(2).iterator(); step(failed); step(failed); failed.close(); drain(failed);
        log("|"); self = closing().iterator(); step(self); self.close(); drain(self);
        log("|"); self = closingInFinally().iterator(); self.next(); self.close();
        """);
  }

  @Test
  void resourcesFailToClose() {
    assertTrace(
        "a b !Boom(a)+Boom(b) . | a b !Boom(body)+Boom(a)+Boom(b)",
        """
        record R(String name) implements AutoCloseable { public void close() { log(name); boom(name); } }
        @Generator static Sequence<Integer> g(boolean fails) {
          try (R b = new R("b"); R a = new R("a")) { Gen.yield(1); if (fails) boom("body"); Gen.yield(2); }
          return Gen.end();
        }
        """,
        """
        var closed = g(false).iterator(); closed.next();
        try { closed.close(); } catch (Boom e) { log(ex(e)); }
        drain(closed);
        log("|");
        var failed = g(true).iterator(); failed.next();
        try { failed.next(); } catch (Boom e) { log(ex(e)); }
        """);
  }

  @Test
  void memoryAndStackRunOut() {
    assertTrace(
        "OutOfMemoryError 1 . StackOverflowError 2 . <1> StackOverflowError 3 .",
        """
        static int finals;
        static int deep(int n) { return deep(n + 1) + 1; }
        @Generator static Sequence<Object> memory() {
          try { Gen.yield(new long[Integer.MAX_VALUE][Integer.MAX_VALUE]); } finally { finals++; }
          return Gen.end();
        }
        @Generator static Sequence<Object> stack() {
          try { Gen.yield(deep(0)); } finally { finals++; }
          return Gen.end();
        }
        @Generator static Sequence<Object> inner() { Gen.yield(1); Gen.yieldAll(stack()); return Gen.end(); }
        static void next(Iterator<?> it) {
          try { step(it); } catch (Error e) { log(e.getClass().getSimpleName()); }
        }
        static void nextOf(Iterator<?> it) {
          try { it.next(); } catch (Error e) { log(e.getClass().getSimpleName()); }
        }
        """,
        """
        var memory = memory().iterator(); nextOf(memory); log(finals); drain(memory);
        var stack = stack().iterator(); nextOf(stack); log(finals); drain(stack);
        var inner = inner().iterator(); step(inner); nextOf(inner); log(finals); drain(inner);
        """);
  }

  @Test
  void sourcesLie() {
    assertTrace(
        "!NoSuchElementException . | caught . | <1> <null> <null> <null> | !NullPointerException | !NullPointerException | !IllegalStateException(stream has already been operated upon or closed) | !NullPointerException",
        """
        static <T> Iterator<T> of(java.util.function.BooleanSupplier more, java.util.function.Supplier<T> next) {
          return new Iterator<T>() {
            public boolean hasNext() { return more.getAsBoolean(); }
            public T next() { return next.get(); }
          };
        }
        @Generator static Sequence<Object> all(Object source) { Gen.yieldAll((Iterator<?>) source); return Gen.end(); }
        @Generator static Sequence<Object> caught(Iterator<?> source) {
          try { Gen.yieldAll(source); } catch (NoSuchElementException e) { log("caught"); }
          return Gen.end();
        }
        @Generator static Sequence<Object> iterable(Iterable<?> source) { Gen.yieldAll(source); return Gen.end(); }
        @Generator static Sequence<Object> stream(Stream<?> source) { Gen.yieldAll(source); return Gen.end(); }
        static void first(Sequence<?> s) { guard(() -> { try { s.iterator().next(); } catch (NullPointerException e) { throw new NullPointerException(); } }); }
        """,
        """
        drain(all(of(() -> true, () -> { throw new NoSuchElementException(); })));
        log("|"); drain(caught(of(() -> true, () -> { throw new NoSuchElementException(); })));
        log("|"); int[] n = {0}; steps(all(of(() -> true, () -> n[0]++ == 0 ? 1 : null)).iterator(), 4);
        log("|"); first(all(null));
        log("|"); first(iterable(() -> null));
        log("|"); var used = Stream.of(1); used.count(); first(stream(used));
        log("|"); first(stream(null));
        """);
  }

  /** {@code |} stands before what closing at the first element does. */
  @Test
  void finallyBlocksThrowYieldAndReturn() {
    assertTrace(
        "<1> t !Boom(finally) . | t !Boom(finally) . <1> y <2> never outer . | y outer !IllegalStateException(yield during close) ."
            + " <1> r . | r . <1> t caught . | t caught !IllegalStateException(yield during close) .",
        """
        @Generator static Sequence<Integer> throwing() {
          try { Gen.yield(1); } finally { log("t"); boom("finally"); }
          return Gen.end();
        }
        @Generator static Sequence<Integer> yielding() {
          try {
            try { Gen.yield(1); } finally { log("y"); Gen.yield(2); log("never"); }
          } finally { log("outer"); }
          return Gen.end();
        }
        @SuppressWarnings("finally") @Generator static Sequence<Integer> returning() {
          try { Gen.yield(1); boom("lost"); } finally { log("r"); return Gen.end(); }
        }
        @Generator static Sequence<Integer> outer() {
          try { Gen.yieldAll(throwing()); } catch (Boom e) { log("caught"); if (closing) Gen.yield(3); }
          return Gen.end();
        }
        static boolean closing;
        static void closed(GeneratorIterator<Integer> it) {
          log("|");
          it.next();
          guard(it::close);
          drain(it);
        }
        """,
        """
        drain(throwing()); closed(throwing().iterator());
        drain(yielding()); closed(yielding().iterator());
        drain(returning()); closed(returning().iterator());
        drain(outer()); closing = true; closed(outer().iterator());
        """);
  }

  @Test
  void tenThousandAreClosedWithFinallyBlocksThatThrowYieldAndReturn() {
    assertTrace(
        "30000 30000 20000",
        """
        static int finals, outer, thrown;
        @SuppressWarnings("finally") @Generator static Sequence<Integer> g(int kind) {
          try {
            try { Gen.yield(1); } finally {
              finals++;
              if (kind == 0) boom("x");
              if (kind == 1) Gen.yield(2);
              if (kind == 2) return Gen.end();
            }
          } finally { outer++; }
          return Gen.end();
        }
        """,
        """
        for (int i = 0; i < 30_000; i++) {
          var it = g(i % 3).iterator();
          it.next();
          try { it.close(); } catch (Boom | IllegalStateException e) { thrown++; }
          if (it.hasNext()) log("still open");
        }
        log(finals, outer, thrown);
        """);
  }

  /** Pulled and pushed alike: a clear exception, or as many elements as the source claims to have. */
  @Test
  void sourcesLieWhereverTheyStand() {
    String pulled = "<1> <2> . ; !NoSuchElementException . ; . ; !Boom(hasNext) . ; !NullPointerException . ; <1> <2> .";
    String pushed = "<1> <2> ; !NoSuchElementException ; ; !Boom(hasNext) ; !NullPointerException ; <1> <2>";
    assertTrace(
        pulled + " | " + pushed + " | " + pulled + " | " + pushed,
        """
        static Iterable<Integer> liar(int kind) {
          int[] n = {0};
          return () -> kind == 4 ? null : new Iterator<Integer>() {
            public boolean hasNext() {
              if (kind == 3) boom("hasNext");
              return kind == 1 || kind != 2 && n[0] < 2 || kind == 5 && n[0]++ % 2 == 1;
            }
            public Integer next() {
              if (kind == 1) throw new NoSuchElementException();
              return ++n[0];
            }
          };
        }
        @Generator static Sequence<Integer> all(int kind) { Gen.yieldAll(liar(kind)); return Gen.end(); }
        @Generator static Sequence<Integer> loop(int kind) { for (int i : liar(kind)) Gen.yield(i); return Gen.end(); }
        static void pulled(Iterator<Integer> it) {
          try { drain(it); } catch (NullPointerException e) { log("!NullPointerException"); }
        }
        static void pushed(Sequence<Integer> s) {
          guard(() -> { try { s.forEach(i -> log("<" + i + ">")); } catch (NullPointerException e) { throw new NullPointerException(); } });
        }
        """,
        """
        for (int i = 0; i < 6; i++) { if (i > 0) log(";"); pulled(all(i).iterator()); }
        log("|");
        for (int i = 0; i < 6; i++) { if (i > 0) log(";"); pushed(all(i)); }
        log("|");
        for (int i = 0; i < 6; i++) { if (i > 0) log(";"); pulled(loop(i).iterator()); }
        log("|");
        for (int i = 0; i < 6; i++) { if (i > 0) log(";"); pushed(loop(i)); }
        """);
  }

  @Test
  void aGeneratorDelegatesToItself() {
    assertTrace(
        "<1> !IllegalStateException(generator already executing) . | <1> !IllegalStateException(generator already executing) .",
        """
        static Iterator<Object> self;
        @Generator static Sequence<Object> own() { Gen.yield(1); Gen.yieldAll(self); return Gen.end(); }
        @Generator static Sequence<Object> looping() { Gen.yield(1); while (self.hasNext()) Gen.yield(self.next()); return Gen.end(); }
        """,
        """
        self = own().iterator(); drain(self);
        log("|"); self = looping().iterator(); drain(self);
        """);
  }

  /** A million elements of which each is dropped: nothing is kept, nothing grows. */
  @Test
  void aMillionRunsAreAbandoned() {
    assertTrace(
        "1000000",
        "@Generator static Sequence<byte[]> g() { try { Gen.yield(new byte[1 << 10]); Gen.yield(null); } finally { log(\"never\"); } return Gen.end(); }",
        "int count = 0; for (int i = 0; i < 1_000_000; i++) if (g().iterator().hasNext()) count++; log(count);");
  }
}
