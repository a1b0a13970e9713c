package weft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Sources, ends and arguments of sequences of {@code int} values, which are taken without boxes. */
class IntSequenceTest {
  private static final IntSequence NATURALS = IntSequence.iterate(0, x -> x + 1);

  private static List<Integer> pull(IntSequence sequence) {
    List<Integer> elements = new ArrayList<>();
    IntGeneratorIterator run = sequence.iterator();
    while (run.hasNext()) elements.add(run.nextInt());
    assertThrows(NoSuchElementException.class, run::nextInt);
    List<Integer> pushed = new ArrayList<>();
    sequence.forEachInt(pushed::add);
    assertEquals(elements, pushed);
    assertEquals(elements, sequence.stream().boxed().toList());
    return elements;
  }

  @Test
  void sources() {
    assertEquals(List.of(1, 2), pull(IntSequence.of(1, 2)));
    assertEquals(List.of(), pull(IntSequence.of()));
    assertEquals(List.of(1, 2), pull(IntSequence.from(() -> IntStream.of(1, 2))));
    assertEquals(List.of(1, 2, 4), pull(IntSequence.iterate(1, x -> 2 * x).limit(3)));
    assertEquals(List.of(7, 7), pull(IntSequence.repeat(7).limit(2)));
    assertEquals(List.of(2, 3), pull(IntSequence.range(2, 4)));
    assertEquals(List.of(), pull(IntSequence.range(4, 2)));
  }

  @Test
  void streamsAreClosed() {
    AtomicInteger closed = new AtomicInteger();
    IntSequence sequence = IntSequence.from(() -> IntStream.of(1, 2).onClose(closed::incrementAndGet));
    assertEquals(1, sequence.map(x -> x).first());
    assertEquals(1, closed.get());
    assertEquals(2, sequence.count());
    assertEquals(2, closed.get());
  }

  /** A generator's run of the same kind, one of another kind, and a lambda's, inside each other. */
  @Test
  void runsOfGenerators() {
    IntSequence lambda = () -> IntSequence.of(1, 2, 3).iterator();
    assertEquals(List.of(1, 3), pull(lambda.filter(x -> x != 2)));
    assertEquals(List.of(1, 2, 3, 1, 2, 3), pull(IntSequence.of(0, 0).flatMap(x -> lambda)));
    assertEquals(List.of(1, 1, 2, 2, 3, 3), pull(lambda.interleave(lambda)));
    assertEquals(List.of(2, 4, 6), pull(lambda.zip(lambda, (x, y) -> x + y)));
    Sequence<Integer> boxes = Sequence.of(1, 2).flatMap(x -> lambda);
    assertEquals(List.of(1, 2, 3, 1, 2, 3), boxes.toList());
    assertEquals(2, boxes.skip(1).first());
    assertEquals(List.of(1, 2, 3), Sequence.from(lambda).toList());
    assertEquals(List.of(List.of(1, 2), List.of(3)), lambda.boxed().chunked(2).toList());
  }

  @Test
  void ends() {
    IntSequence numbers = IntSequence.of(1, 2, 3, 4);
    assertArrayEquals(new int[] {1, 2, 3, 4}, numbers.toArray());
    assertEquals(1, numbers.first());
    assertThrows(NoSuchElementException.class, () -> IntSequence.of().first());
    assertEquals(OptionalInt.of(1), numbers.firstOrEmpty());
    assertEquals(OptionalInt.empty(), IntSequence.of().firstOrEmpty());
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
    assertEquals(List.of(0, 1, 2), pull(NATURALS.flatMap(x -> NATURALS).limit(3)));
    assertEquals(List.of(0, 0, 1), pull(NATURALS.interleave(NATURALS).limit(3)));
    assertEquals(List.of(0, 2, 4), pull(NATURALS.zip(NATURALS, (x, y) -> x + y).takeWhile(x -> x < 5)));
    assertTrue(NATURALS.anyMatch(x -> x == 1000));
    assertEquals(5, NATURALS.stream().filter(x -> x > 4).findFirst().orElseThrow());
  }

  private static IntSequence down(int n) {
    return n == 0 ? IntSequence.of(0) : IntSequence.of(n).concat(IntSequence.of(n - 1).flatMap(IntSequenceTest::down));
  }

  @Test
  void nestingNeedsNoStack() {
    assertEquals(50_001, down(50_000).count());
    IntGeneratorIterator run = down(50_000).iterator();
    long count = 0;
    for (; run.hasNext(); run.nextInt()) count++;
    assertEquals(50_001, count);
  }

  @Test
  void argumentsAreCheckedAtTheCall() {
    List<Executable> nulls =
        List.of(
            () -> IntSequence.of((int[]) null),
            () -> IntSequence.from(null),
            () -> IntSequence.iterate(0, null),
            () -> NATURALS.map(null),
            () -> NATURALS.mapToObj(null),
            () -> NATURALS.mapToLong(null),
            () -> NATURALS.mapToDouble(null),
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
            () -> NATURALS.boxed().mapToInt(null));
    for (Executable each : nulls) assertThrows(NullPointerException.class, each);
    assertThrows(IllegalArgumentException.class, () -> NATURALS.limit(-1));
    assertThrows(IllegalArgumentException.class, () -> NATURALS.skip(-1));
    assertThrows(NullPointerException.class, () -> NATURALS.flatMap(x -> null).first());
  }
}
