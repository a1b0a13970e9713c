package weft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Sources, ends and arguments of sequences of {@code double} values, which are taken without boxes. */
class DoubleSequenceTest {
  private static final DoubleSequence NATURALS = DoubleSequence.iterate(0, x -> x + 1);

  private static List<Double> pull(DoubleSequence sequence) {
    List<Double> elements = new ArrayList<>();
    DoubleGeneratorIterator run = sequence.iterator();
    while (run.hasNext()) elements.add(run.nextDouble());
    assertThrows(NoSuchElementException.class, run::nextDouble);
    List<Double> pushed = new ArrayList<>();
    sequence.forEachDouble(pushed::add);
    assertEquals(elements, pushed);
    assertEquals(elements, sequence.stream().boxed().toList());
    return elements;
  }

  @Test
  void sources() {
    assertEquals(List.of(1.0, 2.0), pull(DoubleSequence.of(1, 2)));
    assertEquals(List.of(), pull(DoubleSequence.of()));
    assertEquals(List.of(1.0, 2.0), pull(DoubleSequence.from(() -> DoubleStream.of(1, 2))));
    assertEquals(List.of(1.0, 2.0, 4.0), pull(DoubleSequence.iterate(1, x -> 2 * x).limit(3)));
    assertEquals(List.of(7.0, 7.0), pull(DoubleSequence.repeat(7).limit(2)));
  }

  @Test
  void streamsAreClosed() {
    AtomicInteger closed = new AtomicInteger();
    DoubleSequence sequence = DoubleSequence.from(() -> DoubleStream.of(1, 2).onClose(closed::incrementAndGet));
    assertEquals(1, sequence.map(x -> x).first());
    assertEquals(1, closed.get());
    assertEquals(2, sequence.count());
    assertEquals(2, closed.get());
  }

  /** A generator's run of the same kind, one of another kind, and a lambda's, inside each other. */
  @Test
  void runsOfGenerators() {
    DoubleSequence lambda = () -> DoubleSequence.of(1, 2, 3).iterator();
    assertEquals(List.of(1.0, 3.0), pull(lambda.filter(x -> x != 2)));
    assertEquals(List.of(1.0, 2.0, 3.0, 1.0, 2.0, 3.0), pull(DoubleSequence.of(0, 0).flatMap(x -> lambda)));
    assertEquals(List.of(1.0, 1.0, 2.0, 2.0, 3.0, 3.0), pull(lambda.interleave(lambda)));
    assertEquals(List.of(2.0, 4.0, 6.0), pull(lambda.zip(lambda, (x, y) -> x + y)));
    Sequence<Double> boxes = Sequence.of(1, 2).flatMap(x -> lambda);
    assertEquals(List.of(1.0, 2.0, 3.0, 1.0, 2.0, 3.0), boxes.toList());
    assertEquals(2, boxes.skip(1).first());
    assertEquals(List.of(1.0, 2.0, 3.0), Sequence.from(lambda).toList());
    assertEquals(List.of(List.of(1.0, 2.0), List.of(3.0)), lambda.boxed().chunked(2).toList());
  }

  @Test
  void ends() {
    DoubleSequence numbers = DoubleSequence.of(1, 2, 3, 4);
    assertArrayEquals(new double[] {1, 2, 3, 4}, numbers.toArray());
    assertEquals(1, numbers.first());
    assertThrows(NoSuchElementException.class, () -> DoubleSequence.of().first());
    assertEquals(OptionalDouble.of(1), numbers.firstOrEmpty());
    assertEquals(OptionalDouble.empty(), DoubleSequence.of().firstOrEmpty());
    assertEquals(34, numbers.fold(24, (x, y) -> x + y));
    assertEquals(4, numbers.count());
    assertTrue(numbers.anyMatch(x -> x == 4));
    assertFalse(numbers.anyMatch(x -> x == 5));
    assertTrue(numbers.allMatch(x -> x < 5));
    assertFalse(numbers.allMatch(x -> x < 4));
    assertTrue(numbers.noneMatch(x -> x == 5));
    assertFalse(numbers.noneMatch(x -> x == 4));
    assertEquals(10, numbers.stream().sum());
  }

  @Test
  void infiniteOnesCanBeLeft() {
    assertEquals(List.of(0.0, 1.0, 2.0), pull(NATURALS.flatMap(x -> NATURALS).limit(3)));
    assertEquals(List.of(0.0, 0.0, 1.0), pull(NATURALS.interleave(NATURALS).limit(3)));
    assertEquals(List.of(0.0, 2.0, 4.0), pull(NATURALS.zip(NATURALS, (x, y) -> x + y).takeWhile(x -> x < 5)));
    assertTrue(NATURALS.anyMatch(x -> x == 1000));
    assertEquals(5, NATURALS.stream().filter(x -> x > 4).findFirst().orElseThrow());
  }

  private static DoubleSequence down(double n) {
    return n == 0
        ? DoubleSequence.of(0)
        : DoubleSequence.of(n).concat(DoubleSequence.of(n - 1).flatMap(DoubleSequenceTest::down));
  }

  @Test
  void nestingNeedsNoStack() {
    assertEquals(50_001, down(50_000).count());
    DoubleGeneratorIterator run = down(50_000).iterator();
    long count = 0;
    for (; run.hasNext(); run.nextDouble()) count++;
    assertEquals(50_001, count);
  }

  @Test
  void argumentsAreCheckedAtTheCall() {
    List<Executable> nulls =
        List.of(
            () -> DoubleSequence.of((double[]) null),
            () -> DoubleSequence.from(null),
            () -> DoubleSequence.iterate(0, null),
            () -> NATURALS.map(null),
            () -> NATURALS.mapToObj(null),
            () -> NATURALS.mapToInt(null),
            () -> NATURALS.mapToLong(null),
            () -> NATURALS.filter(null),
            () -> NATURALS.flatMap(null),
            () -> NATURALS.takeWhile(null),
            () -> NATURALS.dropWhile(null),
            () -> NATURALS.zip(null, (x, y) -> x),
            () -> NATURALS.zip(NATURALS, null),
            () -> NATURALS.scan(0, null),
            () -> NATURALS.concat(null),
            () -> NATURALS.interleave(null),
            () -> NATURALS.onEach(null),
            () -> NATURALS.fold(0, null),
            () -> NATURALS.anyMatch(null),
            () -> NATURALS.allMatch(null),
            () -> NATURALS.noneMatch(null),
            () -> NATURALS.boxed().mapToDouble(null));
    for (Executable each : nulls) assertThrows(NullPointerException.class, each);
    assertThrows(IllegalArgumentException.class, () -> NATURALS.limit(-1));
    assertThrows(IllegalArgumentException.class, () -> NATURALS.skip(-1));
    assertThrows(NullPointerException.class, () -> NATURALS.flatMap(x -> null).first());
  }
}
