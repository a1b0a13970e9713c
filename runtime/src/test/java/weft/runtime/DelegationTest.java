package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weft.runtime.RunAssertions.assertCollected;
import static weft.runtime.RunAssertions.assertFinished;
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
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.runtime.Runs.Boom;
import weft.runtime.Runs.Holding;

/** Delegation to runs, in a statement and as the tail. */
class DelegationTest {
  @BeforeEach
  void forgetLog() {
    LOG.clear();
  }

  private static List<Object> list(Iterable<?> sequence) {
    List<Object> elements = new ArrayList<>();
    sequence.forEach(elements::add);
    return elements;
  }

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

}
