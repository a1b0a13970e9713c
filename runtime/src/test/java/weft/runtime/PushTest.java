package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.runtime.RunAssertions.assertFinished;
import static weft.runtime.Runs.LOG;
import static weft.runtime.Runs.guarded;
import static weft.runtime.Runs.ints;
import static weft.runtime.Runs.range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.GeneratorIterator;
import weft.IntGeneratorIterator;
import weft.IntSequence;
import weft.Sequence;

/** Runs that are consumed whole. */
class PushTest {
  private final List<Object> elements = new ArrayList<>();

  @BeforeEach
  void forgetLog() {
    LOG.clear();
  }

  /** {@code for (int i = 0; i < n; i++) yield(i); yieldAll(rest); yield("end");}, and how it was executed. */
  private static final class Pushing extends ObjectRun<Object> {
    private int i;
    private final int n;
    private Object rest;

    Pushing(int n, Object rest) {
      this.n = n;
      this.rest = rest;
    }

    @Override
    protected int advance() throws Throwable {
      switch (state) {
        case 0:
          LOG.add("pulled");
          break;
        case 1:
          break;
        case 2:
          state = RUNNING;
          rethrow();
          value = "end";
          state = 3;
          return VALUE;
        case 3:
          state = FINISHED;
          return DONE;
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
      state = RUNNING;
      if (i < n) {
        value = i++;
        state = 1;
        return VALUE;
      }
      delegateTo(rest);
      state = 2;
      return DELEGATE;
    }

    @Override
    protected void push(Consumer<Object> consumer, int depth) throws Throwable {
      state = RUNNING;
      LOG.add("pushed");
      Object rest = this.rest;
      clear();
      for (int i = 0; i < n; i++) consumer.accept(i);
      pushAll(rest, consumer, depth);
      consumer.accept("end");
    }

    @Override
    protected void clear() {
      rest = null;
    }
  }

  private static Sequence<Object> pushing(int n, Object rest) {
    return Sequences.of(() -> new Pushing(n, rest));
  }

  /** {@code for (int i = 0; i < n; i++) yield(i); yieldAll(rest);}. */
  private static final class PushingInts extends IntRun {
    private final int n;
    private final Object rest;

    PushingInts(int n, Object rest) {
      this.n = n;
      this.rest = rest;
    }

    @Override
    protected int advance() {
      if (state == 0) throw new AssertionError("pulled");
      return state == FINISHED ? DONE : EXECUTING;
    }

    @Override
    protected void push(IntConsumer consumer, int depth) throws Throwable {
      state = RUNNING;
      for (int i = 0; i < n; i++) consumer.accept(i);
      pushAll(rest, consumer, depth);
    }
  }

  private static IntSequence pushingInts(int n, Object rest) {
    return Sequences.ofInt(() -> new PushingInts(n, rest));
  }

  @Test
  void whatHasNotStartedIsPushed() {
    pushing(2, List.of("a")).forEach(elements::add);
    pushing(1, new int[] {7}).iterator().forEachRemaining(elements::add);
    pushing(1, List.of()).stream().filter(e -> true).forEach(elements::add);
    pushing(1, List.of()).spliterator().forEachRemaining(elements::add);
    assertEquals(List.of(0, 1, "a", "end", 0, 7, "end", 0, "end", 0, "end"), elements);
    assertEquals(List.of("pushed", "pushed", "pushed", "pushed"), LOG);
  }

  @Test
  void whatHasStartedIsPulled() {
    GeneratorIterator<Object> run = pushing(2, List.of("a")).iterator();
    assertTrue(run.hasNext());
    run.forEachRemaining(elements::add);
    assertEquals(List.of(0, 1, "a", "end"), elements);
    assertEquals(List.of("pulled"), LOG);
    run.forEachRemaining(elements::add);
    assertFinished(run);
    assertEquals(4, elements.size());
  }

  @Test
  void closedBeforeItStarted() {
    GeneratorIterator<Object> run = pushing(2, List.of()).iterator();
    run.close();
    run.forEachRemaining(elements::add);
    assertEquals(List.of(), elements);
    assertEquals(List.of(), LOG);
  }

  @Test
  void finishedAfterwards() {
    GeneratorIterator<Object> run = pushing(2, List.of("a")).iterator();
    run.forEachRemaining(elements::add);
    assertFinished(run);
    run.close();
  }

  @Test
  void whatStopsEarlyPulls() {
    assertEquals(List.of(0, 1), pushing(9, List.of()).stream().limit(2).toList());
    assertTrue(pushing(9, List.of()).stream().anyMatch(e -> e.equals(3)));
    Iterator<Object> iterator = pushing(9, List.of()).stream().iterator();
    assertEquals(0, iterator.next());
    assertEquals(List.of("pulled", "pulled", "pulled"), LOG);
  }

  @Test
  void whatTheConsumerThrowsLeavesUnchanged() {
    Exception checked = new Exception("checked");
    GeneratorIterator<Object> run = pushing(2, List.of("a")).iterator();
    assertSame(checked, assertThrows(Exception.class, () -> run.forEachRemaining(e -> sneak(checked))));
    assertFinished(run);
    run.close();
  }

  private static void sneak(Throwable thrown) {
    throw Run.<RuntimeException>sneak(thrown);
  }

  @Test
  void whatTheConsumerThrowsClosesDelegates() {
    Sequence<Object> inner = guarded("a", () -> range(0, 9));
    assertThrows(Runs.Boom.class, () -> pushing(0, inner).forEach(e -> boom()));
    assertEquals(List.of("pushed", "a finally"), LOG);
    LOG.clear();
    Stream<String> stream = Stream.of("x", "y").onClose(() -> LOG.add("closed"));
    assertThrows(Runs.Boom.class, () -> pushing(0, stream).forEach(e -> boom()));
    assertEquals(List.of("pushed", "closed"), LOG);
  }

  @Test
  void whatTheConsumerThrowsClosesARunOfASequence() {
    Sequence<Object> sequence = guarded("a", () -> range(0, 9));
    assertThrows(Runs.Boom.class, () -> sequence.forEach(e -> boom()));
    assertEquals(List.of("a finally"), LOG);
  }

  @Test
  void whatTheConsumerThrowsLeavesAnIteratorWhereItIs() {
    GeneratorIterator<Object> run = guarded("a", () -> range(0, 3)).iterator();
    assertThrows(Runs.Boom.class, () -> run.forEachRemaining(e -> boom()));
    assertEquals(List.of(), LOG);
    assertEquals(1, run.next());
    run.close();
    assertEquals(List.of("a finally"), LOG);
  }

  private static void boom() {
    throw new Runs.Boom("consumer");
  }

  @Test
  void theConsumerMustNotUseTheRun() {
    for (Consumer<GeneratorIterator<Object>> use :
        List.<Consumer<GeneratorIterator<Object>>>of(
            Iterator::hasNext, Iterator::next, GeneratorIterator::close, run -> run.forEachRemaining(e -> {}))) {
      elements.clear();
      GeneratorIterator<Object> run = pushing(2, List.of()).iterator();
      run.forEachRemaining(
          element -> {
            elements.add(element);
            Exception thrown = assertThrows(IllegalStateException.class, () -> use.accept(run));
            assertEquals("generator already executing", thrown.getMessage());
          });
      assertEquals(List.of(0, 1, "end"), elements);
      assertFinished(run);
    }
  }

  @Test
  void unboxed() {
    IntGeneratorIterator run = pushingInts(2, new int[] {7}).iterator();
    run.forEachRemaining((IntConsumer) elements::add);
    assertFalse(run.hasNext());
    pushingInts(1, List.of(8)).forEachInt(elements::add);
    pushingInts(1, ints(3, 5)).forEach(elements::add);
    assertEquals(List.of(0, 1, 7, 0, 8, 0, 3, 4), elements);
    assertEquals(6, pushingInts(4, pushingInts(1, List.of())).stream().sum());
    assertEquals(6, pushingInts(4, List.of()).stream().boxed().mapToInt(i -> i).sum());
    pushing(0, pushingInts(2, List.of())).forEach(elements::add);
    assertEquals(List.of(0, 1, "end"), elements.subList(8, 11));
  }

  /** {@code yield(1); yieldAll(rest);} of a {@code Sequence<Integer>}. */
  private static final class PushingBoxes extends IntRun {
    private final Object rest;

    PushingBoxes(Object rest) {
      this.rest = rest;
    }

    @Override
    protected int advance() throws Throwable {
      switch (state) {
        case 0:
          LOG.add("pulled");
          value = 1;
          state = 1;
          return VALUE;
        case 1:
          state = FINISHED;
          return delegateTo(rest);
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
    }

    @Override
    protected void push(Consumer<Object> consumer, int depth) throws Throwable {
      state = RUNNING;
      LOG.add("pushed");
      consumer.accept(1);
      pushAll(rest, consumer, depth);
    }
  }

  @Test
  void boxedFromAPrimitiveSlot() {
    Sequence<Integer> sequence = Sequences.of(() -> new PushingBoxes(new int[] {2}));
    sequence.forEach(elements::add);
    sequence.stream().mapToInt(i -> i).forEach(elements::add);
    Sequence<Integer> nested = Sequences.of(() -> new PushingBoxes(sequence));
    nested.forEach(elements::add);
    pushingInts(0, sequence).forEachInt(elements::add);
    assertEquals(List.of(1, 2, 1, 2, 1, 1, 2), elements.subList(0, 7));
    assertEquals(List.of("pushed", "pushed", "pushed", "pushed"), LOG.subList(0, 4));
    ((IntGeneratorIterator) sequence.iterator()).forEachRemaining((IntConsumer) elements::add);
    GeneratorIterator<Integer> started = sequence.iterator();
    started.next();
    started.forEachRemaining(elements::add);
    assertEquals(List.of(1, 2, 1, 2, 2), elements.subList(7, 12));
  }

  @Test
  void nullInAPrimitiveRun() {
    IntSequence sequence = pushingInts(1, Arrays.asList(1, null));
    assertThrows(NullPointerException.class, () -> sequence.forEachInt(elements::add));
    assertEquals(List.of(0, 1), elements);
  }

  /** {@code if (n > 0) yieldAll(deep(n - 1)); yield(n);}. */
  private static final class Deep extends ObjectRun<Integer> {
    private final int n;

    Deep(int n) {
      this.n = n;
    }

    @Override
    protected int advance() throws Throwable {
      switch (state) {
        case 0:
          state = RUNNING;
          if (n > 0) {
            adopt(new Deep(n - 1));
            state = 1;
            return DELEGATE;
          }
          break;
        case 1:
          state = RUNNING;
          rethrow();
          break;
        case 2:
          state = FINISHED;
          return DONE;
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
      value = n;
      state = 2;
      return VALUE;
    }

    @Override
    protected void push(Consumer<Object> consumer, int depth) throws Throwable {
      state = RUNNING;
      if (n > 0) pushRun(new Deep(n - 1), consumer, depth);
      consumer.accept(n);
    }
  }

  @Test
  void aDeepRecursionNeedsNoStack() {
    int[] next = {0};
    new Deep(1_000_000).forEachRemaining(n -> assertEquals(next[0]++, n));
    assertEquals(1_000_001, next[0]);
  }

  @Test
  void characteristics() {
    Spliterator<Object> objects = pushing(1, List.of()).spliterator();
    assertTrue(objects.hasCharacteristics(Spliterator.ORDERED));
    assertFalse(objects.hasCharacteristics(Spliterator.NONNULL));
    assertFalse(objects.hasCharacteristics(Spliterator.SIZED));
    assertTrue(pushingInts(1, List.of()).stream().spliterator().hasCharacteristics(Spliterator.NONNULL));
    Sequence<Integer> boxed = Sequences.of(() -> new PushingInts(1, List.of()));
    assertTrue(boxed.spliterator().hasCharacteristics(Spliterator.NONNULL | Spliterator.ORDERED));
  }

  @Test
  void parallelStreamsKeepTheOrder() {
    List<Integer> expected = Stream.iterate(0, n -> n + 1).limit(10_000).toList();
    assertEquals(expected, range(0, 10_000).stream().parallel().collect(Collectors.toList()));
    assertEquals(expected, ints(0, 10_000).stream().parallel().boxed().collect(Collectors.toList()));
  }

  @Test
  void actionMayNotBeNull() {
    assertThrows(NullPointerException.class, () -> pushing(1, List.of()).forEach(null));
    assertThrows(NullPointerException.class, () -> pushing(1, List.of()).spliterator().tryAdvance(null));
    assertThrows(NullPointerException.class, () -> pushingInts(1, List.of()).forEachInt(null));
    assertEquals(List.of(), LOG);
  }
}
