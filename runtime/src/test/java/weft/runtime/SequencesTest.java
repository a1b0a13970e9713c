package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.runtime.Runs.LOG;
import static weft.runtime.Runs.guarded;
import static weft.runtime.Runs.ints;
import static weft.runtime.Runs.range;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.DoubleSequence;
import weft.GeneratorIterator;
import weft.IntGeneratorIterator;
import weft.IntSequence;
import weft.LongSequence;
import weft.Sequence;

class SequencesTest {
  @BeforeEach
  void forgetLog() {
    LOG.clear();
  }

  @Test
  void eachIteratorIsAnIndependentRun() {
    Sequence<Integer> sequence = range(0, 3);
    GeneratorIterator<Integer> a = sequence.iterator();
    GeneratorIterator<Integer> b = sequence.iterator();
    assertNotSame(a, b);
    assertEquals(0, a.next());
    assertEquals(1, a.next());
    assertEquals(0, b.next());
    assertEquals(2, a.next());
    assertFalse(a.hasNext());
    assertEquals(1, b.next());
  }

  @Test
  void startingRunsNothing() {
    boolean[] asked = {false};
    Sequence<Object> sequence =
        guarded(
            "a",
            () -> {
              asked[0] = true;
              return List.of();
            });
    sequence.iterator();
    sequence.stream();
    assertFalse(asked[0]);
    assertTrue(sequence.iterator().hasNext());
    assertTrue(asked[0]);
  }

  @Test
  void equalToItselfOnly() {
    Sequence<Integer> sequence = range(0, 3);
    assertEquals(sequence, sequence);
    assertNotEquals(sequence, range(0, 3));
    assertNotEquals(sequence.iterator(), sequence.iterator());
  }

  @Test
  void stream() {
    assertEquals(List.of(0, 2, 4), range(0, 3).stream().map(n -> 2 * n).toList());
    assertEquals(3, StreamSupport.stream(range(0, 3).spliterator(), false).count());
    assertEquals(0, range(0, 3).stream().findFirst().orElseThrow());
  }

  @Test
  void closingTheStreamClosesTheRun() {
    try (Stream<Object> stream = guarded("a", () -> range(0, 9)).stream()) {
      assertEquals(List.of(0, 1), stream.limit(2).toList());
      assertEquals(List.of(), LOG);
    }
    assertEquals(List.of("a finally"), LOG);
  }

  @Test
  void forEach() {
    List<Integer> elements = new ArrayList<>();
    range(0, 3).forEach(elements::add);
    GeneratorIterator<Integer> started = range(0, 3).iterator();
    started.next();
    started.forEachRemaining(elements::add);
    assertEquals(List.of(0, 1, 2, 1, 2), elements);
  }

  @Test
  void intSequence() {
    IntSequence sequence = ints(0, 4);
    assertArrayEquals(new int[] {0, 1, 2, 3}, sequence.stream().toArray());
    List<Integer> elements = new ArrayList<>();
    for (int n : sequence) elements.add(n);
    sequence.forEachInt(elements::add);
    assertEquals(List.of(0, 1, 2, 3, 0, 1, 2, 3), elements);
    IntGeneratorIterator run = sequence.iterator();
    assertEquals(0, run.nextInt());
    assertTrue(run.hasNext());
    assertEquals(Integer.valueOf(1), run.next());
    run.close();
    assertThrows(NoSuchElementException.class, run::nextInt);
    assertFalse(run.hasNext());
  }

  /** {@code yield(first); yieldAll(rest);}. */
  private static final class Longs extends LongRun {
    private final long first;
    private final Object rest;

    Longs(long first, Object rest) {
      this.first = first;
      this.rest = rest;
    }

    @Override
    protected int advance() throws Throwable {
      switch (state) {
        case 0:
          value = first;
          state = 1;
          return VALUE;
        case 1:
          state = FINISHED;
          return delegateTo(rest);
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
    }
  }

  @Test
  void longSequence() {
    LongSequence sequence = Sequences.ofLong(() -> new Longs(1L << 40, new long[] {2, 3}));
    assertArrayEquals(new long[] {1L << 40, 2, 3}, sequence.stream().toArray());
    LongSequence widened = Sequences.ofLong(() -> new Longs(1, ints(5, 7)));
    assertArrayEquals(new long[] {1, 5, 6}, widened.stream().toArray());
    LongSequence nested = Sequences.ofLong(() -> new Longs(0, sequence));
    assertArrayEquals(new long[] {0, 1L << 40, 2, 3}, nested.stream().toArray());
    assertEquals(1L << 40, sequence.iterator().nextLong());
  }

  /** {@code yield(first); yieldAll(rest);}. */
  private static final class Doubles extends DoubleRun {
    private final double first;
    private final Object rest;

    Doubles(double first, Object rest) {
      this.first = first;
      this.rest = rest;
    }

    @Override
    protected int advance() throws Throwable {
      switch (state) {
        case 0:
          value = first;
          state = 1;
          return VALUE;
        case 1:
          state = FINISHED;
          return delegateTo(rest);
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
    }
  }

  @Test
  void doubleSequence() {
    DoubleSequence sequence = Sequences.ofDouble(() -> new Doubles(0.5, new double[] {1.5}));
    assertArrayEquals(new double[] {0.5, 1.5}, sequence.stream().toArray());
    DoubleSequence widened = Sequences.ofDouble(() -> new Doubles(0.5, List.of(1, 2f, 3L, 'a')));
    assertArrayEquals(new double[] {0.5, 1, 2, 3, 97}, widened.stream().toArray());
    assertEquals(0.5, sequence.iterator().nextDouble());
  }

  @Test
  void primitiveRunOverASourceWithNull() {
    List<Integer> withNull = new ArrayList<>();
    withNull.add(null);
    LongSequence sequence = Sequences.ofLong(() -> new Longs(1, withNull));
    var run = sequence.iterator();
    assertEquals(1, run.nextLong());
    assertThrows(NullPointerException.class, run::hasNext);
    assertFalse(run.hasNext());
  }

  @Test
  void starterMayNotBeNull() {
    assertThrows(NullPointerException.class, () -> Sequences.of(null));
    assertThrows(NullPointerException.class, () -> Sequences.ofInt(null));
  }
}
