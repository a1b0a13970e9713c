package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.runtime.Runs.LOG;
import static weft.runtime.Runs.catching;
import static weft.runtime.Runs.guarded;
import static weft.runtime.Runs.range;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.GeneratorIterator;
import weft.runtime.Runs.Boom;

/** Delegation to sources that are not runs, or that others may be advancing too. */
class ForwardingRunTest {
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
  void everyKindOfSource() {
    List<Object> sources =
        List.of(
            List.of(1, 2),
            new Object[] {1, 2},
            new Integer[] {1, 2},
            new int[] {1, 2},
            new ClosingIterable(1, 2));
    for (Object source : sources) assertEquals(List.of(1, 2, "a end"), list(guarded("a", () -> source)));
    assertEquals(List.of(1, 2, "a end"), list(guarded("a", () -> List.of(1, 2).iterator())));
    assertEquals(List.of(1, 2, "a end"), list(guarded("a", () -> Stream.of(1, 2))));
    assertEquals(List.of(1, 2, "a end"), list(guarded("a", () -> IntStream.of(1, 2))));
  }

  @Test
  void arraysOfEveryPrimitiveType() {
    assertEquals(List.of(true, "a end"), list(guarded("a", () -> new boolean[] {true})));
    assertEquals(List.of((byte) 1, "a end"), list(guarded("a", () -> new byte[] {1})));
    assertEquals(List.of('c', "a end"), list(guarded("a", () -> new char[] {'c'})));
    assertEquals(List.of((short) 1, "a end"), list(guarded("a", () -> new short[] {1})));
    assertEquals(List.of(1L, "a end"), list(guarded("a", () -> new long[] {1})));
    assertEquals(List.of(1f, "a end"), list(guarded("a", () -> new float[] {1})));
    assertEquals(List.of(1d, "a end"), list(guarded("a", () -> new double[] {1})));
  }

  private record ClosingIterable(Object... elements) implements Iterable<Object> {
    @Override
    public Iterator<Object> iterator() {
      return new ClosingIterator(List.of(elements).iterator());
    }
  }

  @Test
  void noFurtherAheadThanAsked() {
    int[] pulled = {0};
    Iterator<Integer> endless =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Integer next() {
            return ++pulled[0];
          }
        };
    Iterator<Object> run = guarded("a", () -> endless).iterator();
    assertEquals(0, pulled[0]);
    assertEquals(1, run.next());
    assertEquals(2, run.next());
    assertTrue(run.hasNext());
    assertEquals(3, pulled[0]);
  }

  /** A run that was handed in may have started, and others may advance it: it is not adopted. */
  @Test
  void startedRun() {
    GeneratorIterator<Integer> shared = range(0, 5).iterator();
    assertEquals(0, shared.next());
    Iterator<Object> run = guarded("a", () -> shared).iterator();
    assertEquals(1, run.next());
    assertEquals(2, shared.next());
    assertEquals(3, run.next());
    assertEquals(4, shared.next());
    assertEquals("a end", run.next());
    assertFalse(shared.hasNext());
  }

  @Test
  void twoDelegationsToOneIterator() {
    GeneratorIterator<Integer> shared = range(0, 4).iterator();
    Iterator<Object> a = guarded("a", () -> shared).iterator();
    Iterator<Object> b = guarded("b", () -> shared).iterator();
    assertEquals(List.of(0, 1, 2, 3), List.of(a.next(), b.next(), a.next(), b.next()));
    assertEquals("a end", a.next());
    assertEquals("b end", b.next());
  }

  @Test
  void closeableIteratorIsClosedWithTheRun() {
    ClosingIterator source = new ClosingIterator(List.of(1, 2).iterator());
    GeneratorIterator<Object> run = guarded("a", () -> source).iterator();
    run.next();
    run.close();
    assertEquals(List.of("closed", "a finally"), LOG);
  }

  @Test
  void closeableIteratorIsNotClosedAtItsEnd() {
    ClosingIterator source = new ClosingIterator(List.of(1).iterator());
    assertEquals(List.of(1, "a end"), list(guarded("a", () -> source)));
    assertEquals(List.of("a finally"), LOG);
  }

  @Test
  void startedRunIsClosedWithTheRunThatForwardsIt() {
    GeneratorIterator<Object> inner = guarded("inner", () -> range(0, 9)).iterator();
    inner.next();
    GeneratorIterator<Object> run = guarded("a", () -> inner).iterator();
    run.next();
    run.close();
    assertEquals(List.of("inner finally", "a finally"), LOG);
    assertFalse(inner.hasNext());
  }

  @Test
  void failingCloseArisesAtTheYieldAll() {
    ClosingIterator source =
        new ClosingIterator(List.of(1, 2).iterator()) {
          @Override
          public void close() {
            throw new Boom("close");
          }
        };
    GeneratorIterator<Object> run = guarded("a", () -> source).iterator();
    run.next();
    assertEquals("close", assertThrows(Boom.class, run::close).getMessage());
    assertEquals(List.of("a finally"), LOG);
    assertFalse(run.hasNext());
  }

  @Test
  void streamIsClosedAtItsEnd() {
    Stream<Integer> stream = Stream.of(1, 2).onClose(() -> LOG.add("stream"));
    assertEquals(List.of(1, 2, "a end"), list(guarded("a", () -> stream)));
    assertEquals(List.of("stream", "a finally"), LOG);
  }

  @Test
  void streamIsClosedWithTheRun() {
    Stream<Integer> stream = Stream.of(1, 2).onClose(() -> LOG.add("stream"));
    GeneratorIterator<Object> run = guarded("a", () -> stream).iterator();
    run.next();
    run.close();
    assertEquals(List.of("stream", "a finally"), LOG);
  }

  /** {@code Gen.yieldAll(stream)} closes the stream when the generator ends, and a failure ends it. */
  @Test
  void streamIsClosedWhenItFails() {
    Stream<Object> stream =
        Stream.of(1, 2).<Object>map(ForwardingRunTest::failAtTwo).onClose(() -> LOG.add("stream"));
    Iterator<Object> run = catching("a", () -> stream).iterator();
    assertEquals(1, run.next());
    assertEquals("a handled", run.next());
    assertEquals(List.of("stream", "a caught two"), LOG);
  }

  private static Object failAtTwo(int n) {
    if (n == 2) throw new Boom("two");
    return n;
  }

  @Test
  void exceptionOfASourceArisesAtTheYieldAll() {
    Iterator<Object> failing =
        new Iterator<>() {
          private int n;

          @Override
          public boolean hasNext() {
            if (n == 1) throw new Boom("hasNext");
            return true;
          }

          @Override
          public Object next() {
            return n++;
          }
        };
    assertEquals(List.of(0, "a handled", "a end"), list(catching("a", () -> failing)));
    assertEquals(List.of("a caught hasNext", "a finally"), LOG);
  }

  /** What happens in the fourth of many elements, when the run steps its source without a loop. */
  private static Iterator<Object> fourth(Runnable inHasNext, Runnable inNext) {
    return new Iterator<>() {
      private int n;

      @Override
      public boolean hasNext() {
        if (n == 3) inHasNext.run();
        return n < 5;
      }

      @Override
      public Object next() {
        if (n == 3) inNext.run();
        return n++;
      }
    };
  }

  private static List<Object> pulled(Iterator<?> run) {
    List<Object> elements = new ArrayList<>();
    while (run.hasNext()) elements.add(run.next());
    return elements;
  }

  private static void fail() {
    throw new Boom("fourth");
  }

  @Test
  void failureAfterSeveralElements() {
    for (Iterator<Object> failing : List.of(fourth(() -> fail(), () -> {}), fourth(() -> {}, () -> fail()))) {
      LOG.clear();
      Iterator<Object> run = guarded("outer", () -> catching("a", () -> failing)).iterator();
      assertEquals(List.of(0, 1, 2, "a handled", "a end", "outer end"), pulled(run));
      assertEquals(List.of("a caught fourth", "a finally", "outer finally"), LOG);
    }
  }

  @Test
  void reentryAfterSeveralElements() {
    List<Iterator<Object>> runs = new ArrayList<>();
    Runnable reenter = () -> LOG.add(assertThrows(IllegalStateException.class, runs.get(0)::hasNext).getMessage());
    runs.add(guarded("a", () -> fourth(() -> {}, reenter)).iterator());
    assertEquals(List.of(0, 1, 2, 3, 4, "a end"), pulled(runs.get(0)));
    assertEquals(List.of("generator already executing", "a finally"), LOG);
  }

  @Test
  void changeOfSourcesAfterSeveralElements() {
    Iterator<?> run = guarded("a", () -> guarded("b", () -> List.of(1, 2, 3, 4))).iterator();
    assertEquals(List.of(1, 2, 3, 4, "b end", "a end"), pulled(run));
    GeneratorIterator<Object> closed = guarded("a", () -> guarded("b", () -> new ClosingIterable(1, 2, 3, 4))).iterator();
    assertEquals(List.of(1, 2, 3), List.of(closed.next(), closed.next(), closed.next()));
    LOG.clear();
    closed.close();
    assertEquals(List.of("closed", "b finally", "a finally"), LOG);
    assertFalse(closed.hasNext());
  }

  /** An iterator that says when it is closed. */
  private static class ClosingIterator implements Iterator<Object>, AutoCloseable {
    private final Iterator<?> elements;

    ClosingIterator(Iterator<?> elements) {
      this.elements = elements;
    }

    @Override
    public boolean hasNext() {
      return elements.hasNext();
    }

    @Override
    public Object next() {
      return elements.next();
    }

    @Override
    public void close() {
      LOG.add("closed");
    }
  }
}
