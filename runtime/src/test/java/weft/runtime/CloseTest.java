package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.runtime.Runs.LOG;
import static weft.runtime.Runs.calling;
import static weft.runtime.Runs.catching;
import static weft.runtime.Runs.countdown;
import static weft.runtime.Runs.failing;
import static weft.runtime.Runs.guarded;
import static weft.runtime.Runs.ints;
import static weft.runtime.Runs.range;
import static weft.runtime.Runs.tail;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.GeneratorIterator;
import weft.IntGeneratorIterator;
import weft.runtime.Runs.Boom;

/** {@code close()} in every state of a run, with and without a delegate. */
class CloseTest {
  @BeforeEach
  void forgetLog() {
    LOG.clear();
  }

  private static void boom(String message) {
    throw new Boom(message);
  }

  private static void assertFinished(GeneratorIterator<?> run) {
    assertFalse(run.hasNext());
    assertThrows(NoSuchElementException.class, run::next);
    List<String> before = List.copyOf(LOG);
    run.close();
    assertEquals(before, LOG);
  }

  @Test
  void beforeTheStart() {
    GeneratorIterator<Object> run = guarded("a", () -> List.of(1)).iterator();
    run.close();
    assertEquals(List.of(), LOG);
    assertFinished(run);
  }

  @Test
  void suspended() {
    GeneratorIterator<Object> run = guarded("a", () -> List.of(1, 2)).iterator();
    run.next();
    run.close();
    assertEquals(List.of("a finally"), LOG);
    assertFinished(run);
  }

  @Test
  void suspendedOutsideOfTheTry() {
    GeneratorIterator<Object> run = guarded("a", List::of).iterator();
    assertEquals("a end", run.next());
    run.close();
    assertEquals(List.of("a finally"), LOG);
    assertFinished(run);
  }

  @Test
  void dropsAnElementFetchedAhead() {
    GeneratorIterator<Object> run = guarded("a", () -> List.of(1, 2)).iterator();
    assertTrue(run.hasNext());
    run.close();
    assertEquals(List.of("a finally"), LOG);
    assertFinished(run);
    IntGeneratorIterator primitive = ints(0, 5).iterator();
    assertTrue(primitive.hasNext());
    primitive.close();
    assertFinished(primitive);
  }

  @Test
  void afterTheEnd() {
    GeneratorIterator<Integer> run = range(0, 1).iterator();
    run.next();
    assertFalse(run.hasNext());
    run.close();
    assertFinished(run);
  }

  @Test
  void afterAFailure() {
    GeneratorIterator<Object> run = guarded("a", () -> failing(new Boom("x"))).iterator();
    run.next();
    assertThrows(Boom.class, run::next);
    assertEquals(List.of("a finally"), LOG);
    assertFinished(run);
  }

  @Test
  void innermostFirst() {
    GeneratorIterator<Object> run =
        guarded("a", () -> guarded("b", () -> guarded("c", () -> range(0, 9)))).iterator();
    run.next();
    run.close();
    assertEquals(List.of("c finally", "b finally", "a finally"), LOG);
    assertFinished(run);
  }

  @Test
  void tails() {
    GeneratorIterator<Object> run = guarded("a", () -> tail(guarded("b", () -> countdown(5)))).iterator();
    run.next();
    run.next();
    run.next();
    run.close();
    assertEquals(List.of("b finally", "a finally"), LOG);
    assertFinished(run);
    GeneratorIterator<Object> root = tail(guarded("c", () -> range(0, 9))).iterator();
    root.next();
    root.close();
    assertEquals(List.of("b finally", "a finally", "c finally"), LOG);
    assertFinished(root);
  }

  @Test
  void whatAFinallyThrowsLeavesClose() {
    GeneratorIterator<Object> run = guarded("a", () -> List.of(1), () -> boom("final")).iterator();
    run.next();
    assertEquals("final", assertThrows(Boom.class, run::close).getMessage());
    assertFinished(run);
  }

  @Test
  void checkedExceptionLeavesCloseUnchanged() {
    IOException thrown = new IOException("checked");
    GeneratorIterator<Object> run = guarded("a", () -> List.of(1), () -> Run.sneak(thrown)).iterator();
    run.next();
    assertSame(thrown, assertThrows(IOException.class, run::close));
    assertFinished(run);
  }

  /** What the delegate throws when it is closed arises at the {@code yieldAll}, where it may be caught. */
  @Test
  void failureOfTheDelegateArisesAtTheYieldAll() {
    GeneratorIterator<Object> run =
        guarded("a", () -> guarded("b", () -> List.of(1), () -> boom("inner"))).iterator();
    run.next();
    assertEquals("inner", assertThrows(Boom.class, run::close).getMessage());
    assertEquals(List.of("b finally", "a finally"), LOG);
    assertFinished(run);
  }

  /** Who catches it there goes on, and must not yield any more. */
  @Test
  void yieldWhileClosing() {
    GeneratorIterator<Object> run =
        guarded("a", () -> catching("b", () -> guarded("c", () -> List.of(1), () -> boom("inner")))).iterator();
    run.next();
    IllegalStateException thrown = assertThrows(IllegalStateException.class, run::close);
    assertEquals("yield during close", thrown.getMessage());
    assertEquals(List.of("c finally", "b caught inner", "b finally", "a finally"), LOG);
    assertFinished(run);
  }

  @Test
  void delegationWhileClosingMayRunAsLongAsItDeliversNothing() {
    GeneratorIterator<Object> silent = new DelegatingFinally(guarded("silent", () -> calling(() -> boom("x")))).start();
    silent.next();
    assertEquals("x", assertThrows(Boom.class, silent::close).getMessage());
    assertEquals(List.of("silent finally", "resumed x"), LOG);
    assertFinished(silent);

    LOG.clear();
    GeneratorIterator<Object> empty = new DelegatingFinally(range(0, 0)).start();
    empty.next();
    empty.close();
    assertEquals(List.of("resumed null"), LOG);
    assertFinished(empty);

    LOG.clear();
    GeneratorIterator<Object> delivering = new DelegatingFinally(guarded("in", () -> range(0, 3))).start();
    delivering.next();
    assertThrows(IllegalStateException.class, delivering::close);
    assertEquals(List.of("in finally", "resumed yield during close"), LOG);
    assertFinished(delivering);
  }

  /** {@code try { yield(0); } finally { yieldAll(source); }}. */
  private static final class DelegatingFinally extends ObjectRun<Object> {
    private final Object source;

    DelegatingFinally(Object source) {
      this.source = source;
    }

    GeneratorIterator<Object> start() {
      return this;
    }

    @Override
    protected int advance() throws Throwable {
      switch (state) {
        case 0:
          value = 0;
          state = 1;
          return VALUE;
        case 1:
        case 2: // abandoned
          state = RUNNING;
          int answer = delegateTo(source);
          state = 3;
          return answer;
        case 3:
          state = RUNNING;
          try {
            rethrow();
            LOG.add("resumed null");
          } catch (Throwable thrown) {
            LOG.add("resumed " + thrown.getMessage());
            throw thrown;
          }
          state = FINISHED;
          return DONE;
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
    }

    @Override
    protected int abandonPoint(int state) {
      return state == 1 ? 2 : FINISHED;
    }
  }
}
