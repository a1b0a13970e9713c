package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.runtime.RunAssertions.assertFinished;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.GeneratorIterator;
import weft.IntGeneratorIterator;
import weft.IntSequence;
import weft.Sequence;
import weft.runtime.Operation.Calls;

/** What holds for each operation, on a generator and on an iterator of somebody else's. */
class OperationsTest {
  private static final int LENGTH = 6;

  /** An operation on a source of one form. */
  record Case(Operation operation, boolean isForeign) {
    static Stream<Case> all() {
      return Operation.all().flatMap(each -> Stream.of(new Case(each, false), new Case(each, true)));
    }

    Sequence<?> on(Probe probe, Calls calls) {
      return operation.chain().of(isForeign ? probe.foreign() : probe.generator(), calls);
    }

    Sequence<?> on(Probe probe) {
      return on(probe, new Calls());
    }

    List<?> result() {
      return operation.result();
    }

    @Override
    public String toString() {
      return operation + (isForeign ? " of an iterator" : " of a generator");
    }
  }

  /** {@code for (Sequence<?> part : parts) yieldAll(part);}, the last one as the tail. */
  private static final class Delegating extends ObjectRun<Object> {
    private final Sequence<?>[] parts;
    private int i;

    private Delegating(Sequence<?>[] parts) {
      this.parts = parts;
    }

    static Sequence<Object> to(Sequence<?>... parts) {
      return Sequences.of(() -> new Delegating(parts));
    }

    @Override
    protected int advance() throws Throwable {
      if (state != 0 && state != 1) return state == FINISHED ? DONE : EXECUTING;
      state = RUNNING;
      rethrow();
      int answer = delegateTo(parts[i++]);
      state = i == parts.length ? FINISHED : 1;
      return answer;
    }

    @Override
    protected void push(Consumer<Object> consumer, int depth) throws Throwable {
      state = RUNNING;
      for (Sequence<?> part : parts) pushAll(part, consumer, depth);
    }
  }

  private static List<Object> pull(GeneratorIterator<?> run) {
    List<Object> elements = new ArrayList<>();
    while (run.hasNext()) {
      assertTrue(run.hasNext());
      elements.add(run.next());
    }
    assertFinished(run);
    return elements;
  }

  private static void assertClosed(Probe probe) {
    assertEquals(probe.opened, probe.closed, "closed");
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void doesNothingBeforeTheFirstElementIsAskedFor(Case c) {
    Probe probe = new Probe(LENGTH);
    Calls calls = new Calls();
    Sequence<?> sequence = c.on(probe, calls);
    int before = calls.count; // an argument may have been made by one
    GeneratorIterator<?> run = sequence.iterator();
    assertThrows(UnsupportedOperationException.class, run::remove);
    sequence.stream();
    sequence.spliterator();
    run.close();
    assertEquals(0, probe.opened);
    assertEquals(before, calls.count);
    assertFinished(run);
    assertEquals(0, probe.opened);
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void deliversTheSameInEachRun(Case c) {
    Probe probe = new Probe(LENGTH);
    Sequence<?> sequence = c.on(probe);
    for (int i = 0; i < 2; i++) {
      assertEquals(c.result(), pull(sequence.iterator()));
      assertClosed(probe);
    }
    GeneratorIterator<?> one = sequence.iterator();
    GeneratorIterator<?> other = sequence.iterator();
    for (Object element : c.result()) {
      assertEquals(element, one.next());
      assertEquals(element, other.next());
    }
    assertFinished(one);
    assertFinished(other);
    assertClosed(probe);
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void isPushedAsItIsPulled(Case c) {
    Probe probe = new Probe(LENGTH);
    Sequence<?> sequence = c.on(probe);
    List<Function<Sequence<?>, List<?>>> ways =
        List.of(
            Sequence::toList,
            s -> s.stream().toList(),
            s -> s.stream().filter(x -> true).limit(100).toList(),
            s -> s.stream().parallel().toList(),
            s -> {
              List<Object> elements = new ArrayList<>();
              GeneratorIterator<?> run = s.iterator();
              run.forEachRemaining(elements::add);
              assertFinished(run);
              return elements;
            });
    Probe pulled = new Probe(LENGTH);
    pull(c.on(pulled).iterator());
    for (Function<Sequence<?>, List<?>> way : ways) {
      probe.asked = 0;
      assertEquals(c.result(), way.apply(sequence));
      assertClosed(probe);
      assertEquals(pulled.asked, probe.asked);
    }
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void canBePushedFromAnyElement(Case c) {
    for (int k = 1; k <= c.result().size(); k++) {
      Probe probe = new Probe(LENGTH);
      GeneratorIterator<?> run = c.on(probe).iterator();
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < k; i++) elements.add(run.next());
      run.forEachRemaining(elements::add);
      assertEquals(c.result(), elements);
      assertFinished(run);
      assertClosed(probe);
    }
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void asksForNoMoreThanItNeeds(Case c) {
    Probe probe = new Probe(LENGTH);
    GeneratorIterator<?> run = c.on(probe).iterator();
    List<Integer> asked = new ArrayList<>();
    while (run.hasNext()) {
      asked.add(probe.asked);
      run.next();
    }
    asked.add(probe.asked);
    assertEquals(c.operation().asked(), asked);
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void closesItsSourceOnce(Case c) {
    for (int k = 0; k < c.result().size(); k++) {
      for (boolean fetchesAhead : new boolean[] {false, true}) {
        Probe probe = new Probe(LENGTH);
        GeneratorIterator<?> run = c.on(probe).iterator();
        for (int i = 0; i < k; i++) run.next();
        if (fetchesAhead) assertTrue(run.hasNext());
        run.close();
        assertClosed(probe);
        run.close();
        assertFinished(run);
        assertClosed(probe);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void passesOnWhatItsSourceThrows(Case c) {
    for (int k = 0; k <= LENGTH; k++) {
      for (boolean isPushed : new boolean[] {false, true}) {
        Probe probe = new Probe(LENGTH);
        probe.failsAt = k;
        assertFails(c.on(probe), c, isPushed, "element " + k);
        assertClosed(probe);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void passesOnWhatAFunctionThrows(Case c) {
    for (int k = 0; k < 8; k++) {
      for (boolean isPushed : new boolean[] {false, true}) {
        Probe probe = new Probe(LENGTH);
        Calls calls = new Calls();
        Sequence<?> sequence = c.on(probe, calls);
        calls.failsAt = calls.count + k;
        assertFails(sequence, c, isPushed, "call " + calls.failsAt);
        assertClosed(probe);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void suppressesWhatClosingThrows(Case c) {
    for (int k = 0; k < 8; k++) {
      Probe probe = new Probe(LENGTH);
      probe.failsToClose = new Runs.Boom("close");
      Calls calls = new Calls();
      Sequence<?> sequence = c.on(probe, calls);
      calls.failsAt = calls.count + k;
      try {
        sequence.forEach(x -> {});
      } catch (Runs.Boom thrown) {
        boolean wasOpen = probe.opened > 0 && thrown != probe.failsToClose;
        assertEquals(wasOpen ? List.of(probe.failsToClose) : List.of(), List.of(thrown.getSuppressed()));
      }
      assertClosed(probe);
    }
  }

  /** Takes the elements before the failure, which may never come. */
  private static void assertFails(Sequence<?> sequence, Case c, boolean isPushed, String message) {
    List<Object> elements = new ArrayList<>();
    GeneratorIterator<?> run = sequence.iterator();
    Throwable failure = null;
    try {
      if (isPushed) {
        run.forEachRemaining(elements::add);
      } else {
        while (run.hasNext()) elements.add(run.next());
      }
    } catch (Runs.Boom thrown) {
      assertEquals(message, thrown.getMessage());
      failure = thrown;
    }
    assertEquals(c.result().subList(0, elements.size()), elements);
    if (failure == null) assertEquals(c.result(), elements);
    assertFinished(run);
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void passesOnWhatClosingThrows(Case c) {
    for (int k = 1; k <= c.result().size(); k++) {
      Probe probe = new Probe(LENGTH);
      GeneratorIterator<?> run = c.on(probe).iterator();
      for (int i = 0; i < k; i++) run.next();
      probe.failsToClose = new Runs.Boom("close");
      if (probe.opened == probe.closed) {
        run.close();
      } else {
        assertSame(probe.failsToClose, assertThrows(Runs.Boom.class, run::close));
      }
      assertClosed(probe);
      assertFinished(run);
    }
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void closesItsSourceWhereTheConsumerThrows(Case c) {
    for (int k = 0; k < c.result().size(); k++) {
      Probe probe = new Probe(LENGTH);
      int last = k;
      List<Object> elements = new ArrayList<>();
      Runs.Boom boom = new Runs.Boom("consumer");
      Consumer<Object> action =
          x -> {
            if (elements.size() == last) throw boom;
            elements.add(x);
          };
      assertSame(boom, assertThrows(Runs.Boom.class, () -> c.on(probe).forEach(action)));
      assertEquals(c.result().subList(0, k), elements);
      assertClosed(probe);
    }
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void isADelegateAndATail(Case c) {
    Probe probe = new Probe(LENGTH);
    Sequence<?> sequence = c.on(probe);
    List<Object> expected = new ArrayList<>(c.result());
    expected.addAll(c.result());
    assertEquals(expected, pull(Delegating.to(sequence, sequence).iterator()));
    assertEquals(expected, Delegating.to(sequence, sequence).toList());
    assertClosed(probe);
    if (c.result().isEmpty()) return;
    GeneratorIterator<?> run = Delegating.to(sequence).iterator();
    assertEquals(c.result().get(0), run.next());
    run.close();
    assertClosed(probe);
    assertFinished(run);
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void endsWhereAnEndHasEnough(Case c) {
    Probe probe = new Probe(LENGTH);
    Sequence<?> sequence = c.on(probe);
    if (c.result().isEmpty()) return;
    assertEquals(c.result().get(0), sequence.first());
    assertClosed(probe);
    assertTrue(sequence.anyMatch(x -> true));
    assertClosed(probe);
    assertFalse(sequence.allMatch(x -> false));
    assertClosed(probe);
    assertFalse(sequence.noneMatch(x -> true));
    assertClosed(probe);
    try (Stream<?> stream = sequence.stream()) {
      assertTrue(stream.anyMatch(x -> true));
    }
    assertClosed(probe);
    assertEquals(4 * c.operation().asked().get(0) + c.operation().asked().get(0), probe.asked);
  }

  @Test
  void goOnWithARunThatHasStarted() {
    GeneratorIterator<Integer> run = Runs.range(0, 4).iterator();
    assertEquals(0, run.next());
    Iterable<Integer> rest = () -> run;
    assertEquals(List.of(1, 2, 3), Sequence.from(rest).map(x -> x).toList());
    assertEquals(List.of(), Sequence.of(rest).flatMap(x -> x).toList());
    IntGeneratorIterator ints = Runs.ints(0, 4).iterator();
    assertTrue(ints.hasNext());
    IntSequence all = () -> ints;
    assertArrayEquals(new int[] {0, 1, 2, 3}, all.map(x -> x).toArray());
    assertEquals(0, all.map(x -> x).count());
  }

  @ParameterizedTest
  @MethodSource("weft.runtime.OperationsTest$Case#all")
  void isTurnedAwayFromInside(Case c) {
    Probe probe = new Probe(LENGTH);
    GeneratorIterator<?>[] run = new GeneratorIterator<?>[1];
    List<String> messages = new ArrayList<>();
    Sequence<?> sequence =
        c.operation()
            .chain()
            .of(
                probe.generator()
                    .onEach(x -> messages.add(assertThrows(IllegalStateException.class, () -> run[0].next()).getMessage()))
                    .onEach(x -> messages.add(assertThrows(IllegalStateException.class, () -> run[0].close()).getMessage())),
                new Calls());
    run[0] = sequence.iterator();
    assertEquals(c.result(), pull(run[0]));
    run[0] = sequence.iterator();
    List<Object> pushed = new ArrayList<>();
    run[0].forEachRemaining(pushed::add);
    assertEquals(c.result(), pushed);
    assertTrue(messages.stream().allMatch("generator already executing"::equals));
    assertClosed(probe);
  }
}
