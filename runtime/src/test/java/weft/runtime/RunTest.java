package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.runtime.RunAssertions.assertCollected;
import static weft.runtime.RunAssertions.assertFinished;
import static weft.runtime.Runs.LOG;
import static weft.runtime.Runs.calling;
import static weft.runtime.Runs.failing;
import static weft.runtime.Runs.guarded;
import static weft.runtime.Runs.range;

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
import weft.runtime.Runs.Boom;
import weft.runtime.Runs.Holding;

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
}
