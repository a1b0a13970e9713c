package weft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Sources, ends, arguments, nulls and sizes of sequences. */
class SequenceTest {
  private static final Sequence<Integer> NATURALS = Sequence.iterate(0, x -> x + 1);
  private static final Sequence<String> WITH_NULL = Sequence.of("a", null, "b");

  @Test
  void sources() {
    List<String> words = List.of("a", "b", "c");
    assertEquals(List.of(), Sequence.of().toList());
    assertEquals(words, Sequence.of("a", "b", "c").toList());
    assertEquals(words, Sequence.from(words).toList());
    assertEquals(words, Sequence.from(new String[] {"a", "b", "c"}).toList());
    assertEquals(words, Sequence.from(() -> words.iterator()).toList());
    assertEquals(words, Sequence.from(words::iterator).toList());
    assertEquals(words, Sequence.from(() -> new Scanner("a b c")).toList());
    assertEquals(words, Sequence.from(() -> words.stream()).toList());
    assertEquals(words, Sequence.from(words::stream).toList());
    assertEquals(words, Sequence.from(() -> "a\nb\nc".lines()).toList());
    assertEquals(List.of(0, 1, 2), Sequence.from(() -> IntStream.range(0, 3)).toList());
    assertEquals(List.of(1, 2, 4, 8), Sequence.iterate(1, x -> 2 * x).limit(4).toList());
    assertEquals(List.of(2, 3, 4), Sequence.range(2, 5).toList());
    assertEquals(List.of(), Sequence.range(5, 2).toList());
    assertEquals(List.of(Integer.MAX_VALUE - 1), Sequence.range(Integer.MAX_VALUE - 1, Integer.MAX_VALUE).toList());
    assertEquals(List.of("x", "x"), Sequence.repeat("x").limit(2).toList());
    Sequence<Object> object = Sequence.from(words);
    assertEquals(words, object.toList());
  }

  @Test
  void sourcesAreOpenedForEachRunAndClosed() {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    Sequence<Integer> lines =
        Sequence.from(
            () -> {
              opened.incrementAndGet();
              return Stream.of(1, 2, 3).onClose(closed::incrementAndGet);
            });
    assertEquals(0, opened.get());
    assertEquals(List.of(1, 2, 3), lines.toList());
    assertEquals(1, closed.get());
    assertEquals(1, lines.first());
    assertEquals(2, closed.get());
    assertEquals(List.of(1), lines.map(x -> x).limit(1).toList());
    assertEquals(3, closed.get());
    assertEquals(2, lines.flatMap(x -> lines).skip(1).first());
    assertEquals(5, opened.get());
    assertEquals(5, closed.get());
  }

  @Test
  void iterateEvaluatesNothingAhead() {
    AtomicInteger calls = new AtomicInteger();
    Sequence<Integer> numbers = Sequence.iterate(0, x -> calls.incrementAndGet());
    assertEquals(List.of(0, 1, 2), numbers.limit(3).toList());
    assertEquals(2, calls.get());
  }

  @Test
  void ends() {
    Sequence<Integer> numbers = Sequence.range(1, 5);
    assertEquals(List.of(1, 2, 3, 4), numbers.toList());
    assertThrows(UnsupportedOperationException.class, () -> numbers.toList().add(1));
    assertEquals(1, numbers.first());
    assertThrows(NoSuchElementException.class, () -> Sequence.of().first());
    assertEquals(Optional.of(1), numbers.firstOrEmpty());
    assertEquals(Optional.empty(), Sequence.of().firstOrEmpty());
    assertEquals("01234", numbers.fold("0", (s, x) -> s + x));
    assertEquals(4, numbers.count());
    assertEquals(0, Sequence.of().count());
    assertTrue(numbers.anyMatch(x -> x == 4));
    assertFalse(numbers.anyMatch(x -> x == 5));
    assertTrue(numbers.allMatch(x -> x < 5));
    assertFalse(numbers.allMatch(x -> x < 4));
    assertTrue(numbers.noneMatch(x -> x == 5));
    assertFalse(numbers.noneMatch(x -> x == 4));
    assertTrue(Sequence.of().allMatch(x -> false));
    assertEquals("1, 2, 3, 4", numbers.joining(", "));
    assertEquals("", Sequence.of().joining(", "));
    assertEquals(10, numbers.stream().mapToInt(x -> x).sum());
  }

  @Test
  void nullIsAnElement() {
    List<String> list = Arrays.asList("a", null, "b");
    assertEquals(list, WITH_NULL.toList());
    assertEquals(list, WITH_NULL.filter(x -> true).map(x -> x).skip(0).limit(9).onEach(x -> {}).distinct().toList());
    assertEquals(list, WITH_NULL.takeWhile(x -> true).dropWhile(x -> false).concat(List.of()).toList());
    assertEquals(list, Sequence.of(0).flatMap(x -> list).toList());
    assertEquals(List.of(list), WITH_NULL.chunked(3).toList());
    assertEquals(List.of(list), WITH_NULL.windowed(3).toList());
    assertEquals(Arrays.asList(null, "a", null, "b"), WITH_NULL.scan((String) null, (x, y) -> y).toList());
    assertEquals(Arrays.asList("a", "a", null, null, "b", "b"), WITH_NULL.interleave(WITH_NULL).toList());
    assertEquals(list, WITH_NULL.zip(WITH_NULL, (x, y) -> y).toList());
    assertEquals(list, WITH_NULL.withIndex().map(Indexed::value).toList());
    assertEquals(Arrays.asList("a", null, "b", "a"), WITH_NULL.cycle().limit(4).toList());
    assertEquals(Arrays.asList(null, null), Sequence.repeat(null).limit(2).toList());
    assertEquals(null, Sequence.iterate(null, x -> x).first());
    assertEquals(null, WITH_NULL.skip(1).first());
    assertThrows(NullPointerException.class, () -> WITH_NULL.skip(1).firstOrEmpty());
    assertEquals("a null b", WITH_NULL.joining(" "));
    assertEquals(null, WITH_NULL.fold("", (x, y) -> null));
    assertTrue(WITH_NULL.anyMatch(x -> x == null));
    assertEquals(3, WITH_NULL.count());
  }

  @Test
  void argumentsAreCheckedAtTheCall() {
    List<Executable> nulls =
        List.of(
            () -> Sequence.of((Object[]) null),
            () -> Sequence.from((Iterable<?>) null),
            () -> Sequence.from((Object[]) null),
            () -> Sequence.from((Supplier<Stream<?>>) null),
            () -> Sequence.iterate(0, null),
            () -> NATURALS.map(null),
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
            () -> NATURALS.joining(null));
    for (Executable each : nulls) assertThrows(NullPointerException.class, each);
    List<Executable> counts =
        List.of(
            () -> NATURALS.limit(-1),
            () -> NATURALS.skip(-1),
            () -> NATURALS.chunked(0),
            () -> NATURALS.windowed(0),
            () -> NATURALS.windowed(-1),
            () -> NATURALS.windowed(1, 0));
    for (Executable each : counts) assertThrows(IllegalArgumentException.class, each);
    assertThrows(NullPointerException.class, () -> NATURALS.flatMap(x -> null).first());
    assertThrows(NullPointerException.class, () -> Sequence.from(() -> (Iterator<?>) null).first());
    assertThrows(NullPointerException.class, () -> Sequence.from(() -> (Stream<?>) null).first());
  }

  @Test
  void infiniteOnesCanBeLeft() {
    assertEquals(List.of(0, 1, 3, 6), NATURALS.scan(0, Integer::sum).filter(x -> true).skip(1).limit(4).toList());
    assertEquals(List.of(0, 1, 2), NATURALS.flatMap(x -> NATURALS).limit(3).toList());
    assertEquals(List.of(5, 6), NATURALS.flatMap(x -> NATURALS.flatMap(y -> NATURALS)).skip(5).limit(2).toList());
    assertEquals(List.of(0, 0, 1, 1), NATURALS.interleave(NATURALS).limit(4).toList());
    assertEquals(List.of(0, 2, 4), NATURALS.zip(NATURALS, Integer::sum).takeWhile(x -> x < 5).toList());
    assertEquals(List.of(0, 1, 2), NATURALS.concat(NATURALS).limit(3).toList());
    assertEquals(List.of(0, 1, 2), NATURALS.cycle().limit(3).toList());
    assertEquals(List.of(0, 1), NATURALS.distinct().limit(2).toList());
    assertEquals(List.of(List.of(0, 1)), NATURALS.chunked(2).limit(1).toList());
    assertEquals(9, NATURALS.withIndex().filter(x -> x.index() == 9).first().value());
    assertEquals(3, NATURALS.filter(x -> x > 2).stream().findFirst().orElseThrow());
    assertTrue(NATURALS.anyMatch(x -> x == 1000));
    assertFalse(NATURALS.allMatch(x -> x < 1000));
  }

  @Test
  void lambdasAreSequences() {
    Sequence<Integer> lambda = () -> Sequence.range(0, 4).iterator();
    assertEquals(List.of(1, 3), lambda.filter(x -> x % 2 == 1).toList());
    assertEquals(List.of(0, 1, 2, 3, 0), lambda.cycle().limit(5).toList());
  }

  /** 1, 2, 4... nodes at depth 0, 1, 2..., by operations that call each other. */
  private static Sequence<Integer> tree(int depth, int node) {
    if (depth == 0) return Sequence.of(node);
    return Sequence.of(2 * node, 2 * node + 1).flatMap(child -> tree(depth - 1, child)).concat(Sequence.of(node));
  }

  @Test
  void recursion() {
    List<Integer> expected = List.of(4, 5, 2, 6, 7, 3, 1);
    assertEquals(expected, tree(2, 1).toList());
    List<Integer> pulled = new ArrayList<>();
    for (int node : tree(2, 1)) pulled.add(node);
    assertEquals(expected, pulled);
    assertEquals(pulled.size(), tree(2, 1).count());
  }

  private static Sequence<Integer> down(int n) {
    return n == 0 ? Sequence.of(0) : Sequence.of(n).concat(Sequence.of(n - 1).flatMap(SequenceTest::down));
  }

  @Test
  void nestingNeedsNoStack() {
    int depth = 100_000;
    long count = 0;
    for (int x : down(depth)) count++;
    assertEquals(depth + 1, count);
    assertEquals(depth + 1, down(depth).count());
    assertEquals(1, down(depth).skip(depth - 1).first());
    Sequence<Integer> concatenated = Sequence.of(0);
    for (int i = 1; i < depth; i++) concatenated = concatenated.concat(Sequence.of(i));
    assertEquals(depth, concatenated.count());
    assertEquals(depth - 1, concatenated.skip(depth - 1).first());
  }

  @Test
  void aFinishedRunKeepsNothing() {
    Object element = new Object();
    WeakReference<Object> reference = new WeakReference<>(element);
    GeneratorIterator<Object> ended = Sequence.of(element).filter(x -> true).distinct().iterator();
    GeneratorIterator<Object> closed = Sequence.of(element).distinct().flatMap(x -> List.of(x, x)).iterator();
    GeneratorIterator<Object> neverStarted = Sequence.of(element).distinct().iterator();
    assertSame(element, ended.next());
    assertFalse(ended.hasNext());
    closed.next();
    closed.close();
    neverStarted.close();
    element = null;
    for (int i = 0; i < 100 && reference.get() != null; i++) System.gc();
    assertEquals(null, reference.get());
    assertFalse(ended.hasNext() || closed.hasNext() || neverStarted.hasNext());
  }

  @Test
  void checkedExceptionsPass() {
    Exception checked = new Exception("checked");
    Predicate<Object> failing =
        x -> {
          throw SequenceTest.<RuntimeException>sneak(checked);
        };
    assertSame(checked, assertThrows(Exception.class, () -> NATURALS.filter(failing).first()));
    assertSame(checked, assertThrows(Exception.class, () -> NATURALS.filter(failing).toList()));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> E sneak(Exception thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void aNoSuchElementExceptionIsNotTheEnd() {
    Sequence<Object> failing =
        NATURALS.map(
            x -> {
              throw new NoSuchElementException("mine");
            });
    assertEquals("mine", assertThrows(NoSuchElementException.class, failing::toList).getMessage());
    assertEquals("mine", assertThrows(NoSuchElementException.class, () -> failing.iterator().hasNext()).getMessage());
  }
}
