package weft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Sources, ends and arguments of sequences of {@code long} values, which are taken without boxes. */
class LongSequenceTest {
  private static final LongSequence NATURALS = LongSequence.iterate(0, x -> x + 1);

  private static List<Long> pull(LongSequence sequence) {
    List<Long> elements = new ArrayList<>();
    LongGeneratorIterator run = sequence.iterator();
    while (run.hasNext()) elements.add(run.nextLong());
    assertThrows(NoSuchElementException.class, run::nextLong);
    List<Long> pushed = new ArrayList<>();
    sequence.forEachLong(pushed::add);
    assertEquals(elements, pushed);
    assertEquals(elements, sequence.stream().boxed().toList());
    return elements;
  }

  @Test
  void sources() {
    assertEquals(List.of(1L, 2L), pull(LongSequence.of(1, 2)));
    assertEquals(List.of(), pull(LongSequence.of()));
    assertEquals(List.of(1L, 2L), pull(LongSequence.from(() -> LongStream.of(1, 2))));
    assertEquals(List.of(1L, 2L, 4L), pull(LongSequence.iterate(1, x -> 2 * x).limit(3)));
    assertEquals(List.of(7L, 7L), pull(LongSequence.repeat(7).limit(2)));
    assertEquals(List.of(2L, 3L), pull(LongSequence.range(2, 4)));
    assertEquals(List.of(), pull(LongSequence.range(4, 2)));
  }

  @Test
  void streamsAreClosed() {
    AtomicInteger closed = new AtomicInteger();
    LongSequence sequence = LongSequence.from(() -> LongStream.of(1, 2).onClose(closed::incrementAndGet));
    assertEquals(1, sequence.map(x -> x).first());
    assertEquals(1, closed.get());
    assertEquals(2, sequence.count());
    assertEquals(2, closed.get());
  }

  /** A generator's run of the same kind, one of another kind, and a lambda's, inside each other. */
  @Test
  void runsOfGenerators() {
    LongSequence lambda = () -> LongSequence.of(1, 2, 3).iterator();
    assertEquals(List.of(1L, 3L), pull(lambda.filter(x -> x != 2)));
    assertEquals(List.of(1L, 2L, 3L, 1L, 2L, 3L), pull(LongSequence.of(0, 0).flatMap(x -> lambda)));
    assertEquals(List.of(1L, 1L, 2L, 2L, 3L, 3L), pull(lambda.interleave(lambda)));
    assertEquals(List.of(2L, 4L, 6L), pull(lambda.zip(lambda, (x, y) -> x + y)));
    Sequence<Long> boxes = Sequence.of(1, 2).flatMap(x -> lambda);
    assertEquals(List.of(1L, 2L, 3L, 1L, 2L, 3L), boxes.toList());
    assertEquals(2, boxes.skip(1).first());
    assertEquals(List.of(1L, 2L, 3L), Sequence.from(lambda).toList());
    assertEquals(List.of(List.of(1L, 2L), List.of(3L)), lambda.boxed().chunked(2).toList());
  }

  @Test
  void ends() {
    LongSequence numbers = LongSequence.of(1, 2, 3, 4);
    assertArrayEquals(new long[] {1, 2, 3, 4}, numbers.toArray());
    assertEquals(1, numbers.first());
    assertThrows(NoSuchElementException.class, () -> LongSequence.of().first());
    assertEquals(OptionalLong.of(1), numbers.firstOrEmpty());
    assertEquals(OptionalLong.empty(), LongSequence.of().firstOrEmpty());
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
    assertEquals(List.of(0L, 1L, 2L), pull(NATURALS.flatMap(x -> NATURALS).limit(3)));
    assertEquals(List.of(0L, 0L, 1L), pull(NATURALS.interleave(NATURALS).limit(3)));
    assertEquals(List.of(0L, 2L, 4L), pull(NATURALS.zip(NATURALS, (x, y) -> x + y).takeWhile(x -> x < 5)));
    assertTrue(NATURALS.anyMatch(x -> x == 1000));
    assertEquals(5, NATURALS.stream().filter(x -> x > 4).findFirst().orElseThrow());
  }

  private static LongSequence down(long n) {
    return n == 0 ? LongSequence.of(0) : LongSequence.of(n).concat(LongSequence.of(n - 1).flatMap(LongSequenceTest::down));
  }

  @Test
  void nestingNeedsNoStack() {
    assertEquals(50_001, down(50_000).count());
    LongGeneratorIterator run = down(50_000).iterator();
    long count = 0;
    for (; run.hasNext(); run.nextLong()) count++;
    assertEquals(50_001, count);
  }

  @Test
  void argumentsAreCheckedAtTheCall() {
    List<Executable> nulls =
        List.of(
            () -> LongSequence.of((long[]) null),
            () -> LongSequence.from(null),
            () -> LongSequence.iterate(0, null),
            () -> NATURALS.map(null),
            () -> NATURALS.mapToObj(null),
            () -> NATURALS.mapToInt(null),
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
            () -> NATURALS.boxed().mapToLong(null));
    for (Executable each : nulls) assertThrows(NullPointerException.class, each);
    assertThrows(IllegalArgumentException.class, () -> NATURALS.limit(-1));
    assertThrows(IllegalArgumentException.class, () -> NATURALS.skip(-1));
    assertThrows(NullPointerException.class, () -> NATURALS.flatMap(x -> null).first());
  }
}
