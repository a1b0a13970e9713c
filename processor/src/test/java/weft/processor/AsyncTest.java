package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;

/** Futures whose bodies go on on other threads; the catalogue has what one thread shows. Nothing here depends on time. */
@Timeout(60)
class AsyncTest {
  private static final String HEAD =
      """
      package p;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import weft.*;
      class T {
      """;

  /** The members begin in line 7. */
  private static Compilation compile(String members) {
    return InMemoryCompiler.withProcessor().options("-Xlint:all").compile(Map.of("p.T", HEAD + members + "}\n"));
  }

  private static Object run(String members) throws Throwable {
    var run = compile(members).checked().loader().loadClass("p.T").getDeclaredMethod("run");
    run.setAccessible(true);
    try {
      return run.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void anAwaitOfAnotherTypeIsAnErrorAtItsLine() {
    Compilation compilation =
        compile(
            """
            @Generator static CompletableFuture<Integer> g(CompletableFuture<String> p, Object o) {
              Integer n = Gen.await(p);
              String s = Gen.await(p);
              Gen.await(o);
              int i = Gen.await(p.thenApply(String::length)).length();
              return Gen.end(s);
            }
            @Generator static CompletableFuture<Integer> h() { return CompletableFuture.completedFuture("x"); }
            """);
    assertFalse(compilation.succeeded());
    List<Long> lines = new ArrayList<>();
    for (Compilation.Finding finding : compilation.findings()) {
      if (finding.isProblem() && !finding.inGeneratedSource()) lines.add(finding.line());
    }
    assertEquals(List.of(8L, 10L, 11L, 12L, 14L), lines.stream().sorted().toList());
  }

  @Test
  void aBodyThatRunsOnAnotherThreadIsClosedWhenItSuspends() throws Throwable {
    Object log =
        run(
            """
            static final List<String> log = Collections.synchronizedList(new ArrayList<>());
            static final CountDownLatch inside = new CountDownLatch(1), cancelled = new CountDownLatch(1);
            @Generator static CompletableFuture<Integer> g(CompletableFuture<Integer> p) throws InterruptedException {
              try {
                Gen.await(p);
                inside.countDown();
                cancelled.await();
                log.add("still running");
                Gen.await(new CompletableFuture<>());
                log.add("no");
              } finally {
                log.add("finally on " + Thread.currentThread().getName());
              }
              return Gen.end();
            }
            static Object run() throws Exception {
              var p = new CompletableFuture<Integer>();
              var f = g(p);
              Thread other = new Thread(() -> p.complete(1), "other");
              other.start();
              inside.await();
              log.add("cancel:" + f.cancel(true) + f.isCancelled());
              cancelled.countDown();
              other.join();
              return log.toString();
            }
            """);
    assertEquals("[cancel:truetrue, still running, finally on other]", log);
  }

  /** Each local is written by one thread and read by the next one, without any synchronization of its own. */
  @Test
  void whatABodyWritesIsSeenWhereverItGoesOn() throws Throwable {
    Object sum =
        run(
            """
            @Generator static CompletableFuture<Long> g(ExecutorService[] pools, int n) {
              long sum = 0;
              int[] array = new int[1];
              for (int i = 0; i < n; i++) {
                int k = i;
                int next = Gen.await(CompletableFuture.supplyAsync(() -> k, pools[i % 3]), pools[(i + 1) % 3]);
                array[0]++;
                sum += next;
              }
              return Gen.end(sum + array[0]);
            }
            static Object run() throws Exception {
              ExecutorService[] pools = {Executors.newFixedThreadPool(2), Executors.newFixedThreadPool(2), Executors.newFixedThreadPool(2)};
              try {
                return g(pools, 20_000).get();
              } finally {
                for (ExecutorService pool : pools) pool.shutdownNow();
              }
            }
            """);
    assertEquals(20_000L * 19_999 / 2 + 20_000, sum);
  }

  /** Completion and cancellation race: the body is in one thread at a time, and its finally runs once. */
  @Test
  void aRaceOfCompletionAndCancellation() throws Throwable {
    Object problems =
        run(
            """
            static final AtomicInteger inside = new AtomicInteger(), closed = new AtomicInteger(), ended = new AtomicInteger();
            static void step(String what) {
              if (inside.incrementAndGet() != 1) throw new AssertionError("two threads in " + what);
              inside.decrementAndGet();
            }
            @Generator static CompletableFuture<Integer> g(CompletableFuture<Integer> p, CompletableFuture<Integer> q) {
              int sum = 0;
              try {
                step("body");
                sum += Gen.await(p);
                step("body");
                sum += Gen.await(q);
                step("body");
                ended.incrementAndGet();
              } finally {
                step("finally");
                closed.incrementAndGet();
              }
              return Gen.end(sum);
            }
            static Object run() throws Exception {
              ExecutorService pool = Executors.newFixedThreadPool(3);
              try {
                int completed = 0;
                for (int i = 0; i < 5_000; i++) {
                  CompletableFuture<Integer> p = new CompletableFuture<>(), q = new CompletableFuture<>();
                  var f = g(p, q);
                  CyclicBarrier start = new CyclicBarrier(3);
                  var a = pool.submit(() -> { start.await(); return p.complete(1); });
                  var b = pool.submit(() -> { start.await(); return q.complete(2); });
                  var c = pool.submit(() -> { start.await(); return f.cancel(true); });
                  a.get(); b.get(); c.get();
                  if (!f.isDone() || closed.get() != i + 1) return "round " + i + ": " + f + ", closed " + closed;
                  if (!f.isCancelled()) {
                    completed++;
                    if (f.get() != 3) return "result " + f.get();
                  }
                }
                return ended.get() >= completed ? "" : ended + " ended, " + completed + " completed";
              } finally {
                pool.shutdownNow();
              }
            }
            """);
    assertEquals("", problems);
  }

  /** The frames of the program, as {@code method:line}. */
  private static String frames(Throwable thrown) {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      assertFalse(frame.getClassName().startsWith("weft.runtime") || frame.getClassName().contains("Generators"), frame::toString);
      if (frame.getClassName().equals("p.T")) frames.add(frame.getMethodName() + ":" + frame.getLineNumber());
    }
    return String.join(" ", frames);
  }

  private static final String CHAIN =
      """
      static void fail() { throw new IllegalStateException(); }
      @Generator static CompletableFuture<Integer> inner(CompletableFuture<Integer> p) {
        Gen.await(p);
        fail();
        return Gen.end();
      }
      @Generator static CompletableFuture<Integer> middle(CompletableFuture<Integer> p) {
        int n = 1
            + Gen.await(inner(p));
        return Gen.end(n);
      }
      @Generator static CompletableFuture<Integer> outer(CompletableFuture<Integer> p) {
        try {
          return Gen.end(Gen.await(middle(p)));
        } finally {
          Gen.await(p);
        }
      }
      static Throwable cause(CompletableFuture<?> f) throws Exception {
        try { f.get(); } catch (ExecutionException e) { return e.getCause(); }
        return null;
      }
      """;

  @Test
  void theTraceShowsWhoAwaits() throws Throwable {
    Throwable thrown =
        (Throwable)
            run(CHAIN + """
                static Object run() throws Exception {
                  var p = new CompletableFuture<Integer>();
                  var f = outer(p);
                  p.complete(1);
                  return cause(f);
                }
                """);
    assertTrue(frames(thrown).startsWith("fail:7 inner:10 "), frames(thrown));
    assertTrue(frames(thrown).endsWith(" middle:15 outer:20"), frames(thrown));
  }

  @Test
  void theTraceOfWhatFailsAtOnceIsThatOfTheCalls() throws Throwable {
    Throwable thrown =
        (Throwable)
            run(CHAIN + """
                static Object run() throws Exception {
                  return cause(outer(CompletableFuture.completedFuture(1)));
                }
                """);
    assertEquals("fail:7 inner:10 middle:15 outer:20 run:30", frames(thrown));
  }
}
