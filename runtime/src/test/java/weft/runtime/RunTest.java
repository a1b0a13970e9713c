package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.runtime.Runs.LOG;
import static weft.runtime.Runs.calling;
import static weft.runtime.Runs.catching;
import static weft.runtime.Runs.countdown;
import static weft.runtime.Runs.down;
import static weft.runtime.Runs.failing;
import static weft.runtime.Runs.guarded;
import static weft.runtime.Runs.ints;
import static weft.runtime.Runs.range;
import static weft.runtime.Runs.tail;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.GeneratorIterator;
import weft.Sequence;
import weft.runtime.Runs.Boom;

class RunTest {
  @BeforeEach
  void forgetLog() {
    LOG.clear();
  }

  private static List<Object> list(Iterable<?> sequence) {
    List<Object> elements = new ArrayList<>();
    sequence.forEach(elements::add);
    return elements;
  }

  private static void assertExecuting(Runnable reentry) {
    IllegalStateException thrown = assertThrows(IllegalStateException.class, reentry::run);
    assertEquals("generator already executing", thrown.getMessage());
  }

  private static void assertFinished(Iterator<?> run) {
    assertFalse(run.hasNext());
    assertThrows(NoSuchElementException.class, run::next);
    assertFalse(run.hasNext());
  }

  // The iterator protocol.

  @Test
  void flat() {
    assertEquals(List.of(2, 3, 4), list(range(2, 5)));
    assertEquals(List.of(), list(range(5, 5)));
  }

  @Test
  void nextWithoutHasNext() {
    Iterator<Integer> run = range(0, 2).iterator();
    assertEquals(0, run.next());
    assertEquals(1, run.next());
    assertFinished(run);
  }

  @Test
  void hasNextIsIdempotent() {
    Iterator<Object> run = calling(() -> LOG.add("ran")).iterator();
    assertEquals(List.of(), LOG);
    for (int i = 0; i < 3; i++) assertTrue(run.hasNext());
    assertEquals(List.of("ran"), LOG);
    assertEquals("calls", run.next());
    for (int i = 0; i < 3; i++) assertFalse(run.hasNext());
    assertEquals(List.of("ran", "ran"), LOG);
  }

  @Test
  void nullIsAnElement() {
    Iterator<Object> run = guarded("n", () -> Arrays.asList(null, null)).iterator();
    assertNull(run.next());
    assertTrue(run.hasNext());
    assertNull(run.next());
    assertEquals("n end", run.next());
    assertFinished(run);
  }

  @Test
  void removeIsUnsupported() {
    Iterator<Integer> run = range(0, 2).iterator();
    run.next();
    assertThrows(UnsupportedOperationException.class, run::remove);
    assertEquals(1, run.next());
  }

  // Exceptions.

  @Test
  void exceptionLeavesUnchangedAndFinishes() {
    for (Throwable thrown : List.of(new Boom("x"), new IOException("checked"), new Error("e"))) {
      Iterator<Object> run = failing(thrown).iterator();
      assertEquals(1, run.next());
      assertSame(thrown, assertThrows(Throwable.class, run::hasNext));
      assertFinished(run);
    }
  }

  @Test
  void noSuchElementOfTheBodyIsNotTheEnd() {
    NoSuchElementException thrown = new NoSuchElementException();
    Iterator<Object> run = failing(thrown).iterator();
    run.next();
    assertSame(thrown, assertThrows(NoSuchElementException.class, run::hasNext));
    assertFinished(run);
  }

  @Test
  void exceptionAfterAnElementFetchedAhead() {
    Iterator<Object> run = failing(new Boom("x")).iterator();
    assertTrue(run.hasNext());
    assertEquals(1, run.next());
    assertThrows(Boom.class, run::next);
    assertFinished(run);
  }

  // Delegation.

  @Test
  void delegatesToARun() {
    assertEquals(List.of(2, 1, 0, 0, -1, -2), list(down(2)));
  }

  @Test
  void delegatesBetweenSlotsOfDifferentTypes() {
    assertEquals(List.of(0, 1, "o end"), list(guarded("o", () -> ints(0, 2))));
  }

  @Test
  void emptyDelegates() {
    assertEquals(List.of("a end"), list(guarded("a", () -> range(0, 0))));
    assertEquals(List.of("b end", "a end"), list(guarded("a", () -> guarded("b", List::of))));
  }

  @Test
  void delegationIsLazy() {
    Iterator<Object> run = guarded("a", () -> calling(() -> LOG.add("ran"))).iterator();
    assertEquals(List.of(), LOG);
    assertEquals("calls", run.next());
    assertEquals(List.of("ran"), LOG);
  }

  @Test
  void exceptionArisesAtTheYieldAll() {
    Iterator<Object> run = catching("a", () -> guarded("b", () -> failing(new Boom("x")))).iterator();
    assertEquals(1, run.next());
    assertEquals("a handled", run.next());
    assertEquals(List.of("b finally", "a caught x"), LOG);
    assertEquals("a end", run.next());
    assertFinished(run);
    assertEquals(List.of("b finally", "a caught x", "a finally"), LOG);
  }

  @Test
  void exceptionPassesAllFinallyBlocks() {
    IOException thrown = new IOException("checked");
    Iterator<Object> run = guarded("a", () -> catching("b", () -> failing(thrown))).iterator();
    assertEquals(1, run.next());
    assertSame(thrown, assertThrows(IOException.class, run::next));
    assertEquals(List.of("b finally", "a finally"), LOG);
    assertFinished(run);
  }

  @Test
  void exceptionOfTheOuterAfterItsDelegate() {
    Iterator<Object> run = guarded("a", () -> range(0, 1), () -> boom("final")).iterator();
    assertEquals(0, run.next());
    assertEquals("final", assertThrows(Boom.class, run::hasNext).getMessage());
    assertFinished(run);
  }

  private static void boom(String message) {
    throw new Boom(message);
  }

  @Test
  void exceptionOfASourceThatCannotStart() {
    Iterable<Object> bad =
        () -> {
          throw new Boom("iterator()");
        };
    assertEquals(List.of("a handled", "a end"), list(catching("a", () -> bad)));
    Iterable<Object> without = () -> null;
    assertThrows(NullPointerException.class, guarded("b", () -> without).iterator()::next);
    assertThrows(NullPointerException.class, guarded("c", () -> null).iterator()::next);
    assertThrows(ClassCastException.class, guarded("d", () -> "no source").iterator()::next);
  }

  @Test
  void tailDelegation() {
    assertEquals(List.of(3, 2, 1, 0), list(countdown(3)));
    assertEquals(List.of(1, 2), list(tail(List.of(1, 2))));
    assertEquals(List.of(0, "b end", "a end"), list(guarded("a", () -> tail(guarded("b", () -> range(0, 1))))));
    assertEquals(List.of(), list(tail(tail(range(0, 0)))));
  }

  @Test
  void exceptionOfATail() {
    Iterator<Object> run = tail(failing(new Boom("x"))).iterator();
    assertEquals(1, run.next());
    assertThrows(Boom.class, run::next);
    assertFinished(run);
    assertEquals(
        List.of(1, "a handled", "a end"), list(catching("a", () -> tail(tail(failing(new Boom("y")))))));
  }

  @Test
  void tailKeepsNoFrame() {
    Object[] held = {new Object()};
    WeakReference<Object> first = new WeakReference<>(held[0]);
    Iterator<Object> run = guarded("a", () -> tail(Sequences.of(() -> new Holding(held[0])))).iterator();
    assertEquals(0, run.next());
    held[0] = null;
    assertCollected(first);
    assertEquals(1, run.next());
  }

  private static void assertCollected(WeakReference<?> reference) {
    for (int i = 0; i < 100 && reference.get() != null; i++) System.gc();
    assertNull(reference.get());
  }

  /** {@code return range(0, 2);} of a method that has a parameter. */
  private static final class Holding extends ObjectRun<Object> {
    private Object held;

    Holding(Object held) {
      this.held = held;
    }

    @Override
    protected int advance() {
      if (state != 0) return outside(state);
      state = FINISHED;
      return delegateTo(held == null ? range(0, 0) : range(0, 2));
    }

    @Override
    protected void clear() {
      held = null;
    }
  }

  // Re-entry.

  @Test
  void reentry() {
    List<GeneratorIterator<Object>> me = new ArrayList<>();
    me.add(
        calling(
                () -> {
                  assertExecuting(() -> me.get(0).hasNext());
                  assertExecuting(() -> me.get(0).next());
                  assertExecuting(() -> me.get(0).close());
                })
            .iterator());
    assertEquals("calls", me.get(0).next());
    assertFinished(me.get(0));
  }

  @Test
  void reentryThatIsNotCaughtFinishes() {
    List<Iterator<Object>> me = new ArrayList<>();
    me.add(calling(() -> me.get(0).hasNext()).iterator());
    assertExecuting(() -> me.get(0).next());
    assertFinished(me.get(0));
  }

  @Test
  void reentryOfTheRootFromItsDelegate() {
    List<GeneratorIterator<Object>> me = new ArrayList<>();
    Runnable reenter =
        () -> {
          assertExecuting(() -> me.get(0).hasNext());
          assertExecuting(() -> me.get(0).close());
        };
    me.add(guarded("a", () -> guarded("b", () -> calling(reenter), reenter), reenter).iterator());
    assertEquals("calls", me.get(0).next());
    assertEquals("b end", me.get(0).next());
    assertEquals("a end", me.get(0).next());
    assertFinished(me.get(0));
  }

  @Test
  void reentryWhileClosing() {
    List<GeneratorIterator<Object>> me = new ArrayList<>();
    Runnable reenter =
        () -> {
          assertExecuting(() -> me.get(0).next());
          assertExecuting(() -> me.get(0).close());
        };
    me.add(guarded("a", () -> guarded("b", () -> range(0, 9), reenter), reenter).iterator());
    assertEquals(0, me.get(0).next());
    me.get(0).close();
    assertEquals(List.of("b finally", "a finally"), LOG);
    assertFinished(me.get(0));
  }

  // Garbage.

  @Test
  void failedRunKeepsNothing() {
    Throwable[] held = {new Boom("x")};
    WeakReference<Throwable> thrown = new WeakReference<>(held[0]);
    Iterator<Object> run = failing(held[0]).iterator();
    run.next();
    assertThrows(Boom.class, run::next);
    held[0] = null;
    assertCollected(thrown);
    assertFalse(run.hasNext());
  }

  @Test
  void closedRunKeepsNothing() {
    Object[] held = {new Object()};
    WeakReference<Object> parameter = new WeakReference<>(held[0]);
    GeneratorIterator<Object> run = new Holding(held[0]);
    held[0] = null;
    run.close();
    assertCollected(parameter);
    assertFalse(run.hasNext());
  }

  // Depth and number.

  @Test
  void recursionAMillionDeep() {
    int depth = 1_000_000;
    long count = 0, sum = 0;
    for (int n : down(depth)) {
      count++;
      sum += n;
    }
    assertEquals(2L * (depth + 1), count);
    assertEquals(0, sum);
  }

  @Test
  void closeAMillionDeep() {
    Sequence<Object> chain = guarded("bottom", () -> range(0, 5));
    for (int i = 0; i < 1_000_000; i++) {
      Sequence<Object> inner = chain;
      chain = guarded("up", () -> inner);
    }
    GeneratorIterator<Object> run = chain.iterator();
    assertEquals(0, run.next());
    run.close();
    assertEquals(1_000_001, LOG.size());
    assertEquals("bottom finally", LOG.get(0));
    assertFinished(run);
  }

  @Test
  void exceptionThroughAMillion() {
    Sequence<Object> chain = failing(new Boom("bottom"));
    for (int i = 0; i < 1_000_000; i++) {
      Sequence<Object> inner = chain;
      chain = guarded("up", () -> inner);
    }
    Iterator<Object> run = chain.iterator();
    assertEquals(1, run.next());
    assertThrows(Boom.class, run::next);
    assertEquals(1_000_000, LOG.size());
    assertFinished(run);
  }

  @Test
  void tailRecursionOfAMillion() {
    long sum = 0;
    for (int n : countdown(1_000_000)) sum += n;
    assertEquals(500_000_500_000L, sum);
  }

  @Test
  void hundredThousandOpenRuns() {
    List<GeneratorIterator<Object>> runs = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      GeneratorIterator<Object> run = guarded("r", () -> range(0, 2)).iterator();
      assertEquals(0, run.next());
      runs.add(run);
    }
    for (GeneratorIterator<Object> run : runs) run.close();
    assertEquals(100_000, LOG.size());
  }
}
