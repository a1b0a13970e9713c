package weft;

import java.util.Arrays;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import weft.runtime.Pipe;

/**
 * A lazy sequence of {@code int} values: {@link Sequence} without boxing. Each {@link #iterator()} starts an independent
 * run of the body from the original arguments.
 *
 * <p>The operations are those of {@link Sequence}, and what is said there holds for them too; {@link #boxed()} leads to those
 * that are missing here. None of them boxes elements but {@link #distinct()}.
 */
public interface IntSequence extends Iterable<Integer> {
  /** Starts a run. Nothing of the body is executed before the first element is asked for. */
  @Override
  IntGeneratorIterator iterator();

  /** Starts a run and gives each of its elements to {@code action}: {@link #forEachInt}, with boxes. */
  @Override
  default void forEach(Consumer<? super Integer> action) {
    try (IntGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run and gives each of its elements to {@code action}, without boxing. It costs what {@link Sequence#forEach}
   * costs. What {@code action} throws leaves this method, and the run is closed.
   */
  default void forEachInt(IntConsumer action) {
    try (IntGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run as a sequential, ordered stream. Its terminal operations cost what those of {@link Sequence#stream()}
   * cost. Closing the stream closes the run.
   */
  default IntStream stream() {
    IntGeneratorIterator run = iterator();
    return StreamSupport.intStream(elements(run), false).onClose(run::close);
  }

  /** Starts a run: its elements, ordered and not null. */
  @Override
  default Spliterator.OfInt spliterator() {
    return elements(iterator());
  }

  /** The elements given: {@code IntSequence.of(1, 2)}. The array is not copied. */
  static IntSequence of(int... elements) {
    Objects.requireNonNull(elements);
    return Pipe.ints(() -> Arrays.spliterator(elements));
  }

  /** The elements of the streams that {@code source} makes, one for each run, which closes it. */
  static IntSequence from(Supplier<? extends IntStream> source) {
    return Pipe.ints(Objects.requireNonNull(source)::get);
  }

  /** {@code first}, {@code next} of it, {@code next} of that, and so on without end: {@code iterate(1, x -> 2 * x)}. */
  static IntSequence iterate(int first, IntUnaryOperator next) {
    Objects.requireNonNull(next);
    return Pipe.ints(() -> IntStream.iterate(first, next).spliterator());
  }

  /** The numbers from {@code low} up to, but without, {@code high}; none if that is not greater. */
  static IntSequence range(int low, int high) {
    return Pipe.ints(() -> IntStream.range(low, high).spliterator());
  }

  /** The same element without end. */
  static IntSequence repeat(int element) {
    return Pipe.ints(() -> IntStream.generate(() -> element).spliterator());
  }

  /** What {@code function} makes of each element: {@code range(0, 3).map(x -> x * x)}. */
  default IntSequence map(IntUnaryOperator function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).ints((down, intake) -> x -> down.accept(function.applyAsInt(x)));
  }

  /** What {@code function} makes of each element, any object. */
  default <R> Sequence<R> mapToObj(IntFunction<? extends R> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).objects((down, intake) -> x -> down.accept(function.apply(x)));
  }

  /** What {@code function} makes of each element, of type {@code long}. */
  default LongSequence mapToLong(IntToLongFunction function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).longs((down, intake) -> x -> down.accept(function.applyAsLong(x)));
  }

  /** What {@code function} makes of each element, of type {@code double}. */
  default DoubleSequence mapToDouble(IntToDoubleFunction function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).doubles((down, intake) -> x -> down.accept(function.applyAsDouble(x)));
  }

  /** The same elements, each in a box. */
  default Sequence<Integer> boxed() {
    return mapToObj(Integer::valueOf);
  }

  /** The elements of which {@code predicate} is true. */
  default IntSequence filter(IntPredicate predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .ints(
            (down, intake) ->
                x -> {
                  if (predicate.test(x)) down.accept(x);
                });
  }

  /** All elements of what {@code function} makes of each element, as {@link Sequence#flatMap} does. */
  default IntSequence flatMap(IntFunction<? extends IntSequence> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).ints((down, intake) -> x -> intake.enter(function.apply(x), down));
  }

  /**
   * The first {@code count} elements. No further one is asked for, and none at all for {@code limit(0)}.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  default IntSequence limit(long count) {
    if (Pipe.checkCount(count, 0) == 0) return of();
    return Pipe.of(this)
        .ints(
            (down, intake) -> {
              intake.canStop();
              long[] left = {count};
              return x -> {
                if (--left[0] == 0) intake.stop();
                down.accept(x);
              };
            });
  }

  /**
   * All but the first {@code count} elements.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  default IntSequence skip(long count) {
    Pipe.checkCount(count, 0);
    return Pipe.of(this)
        .ints(
            (down, intake) -> {
              long[] left = {count};
              return x -> {
                if (left[0] == 0) {
                  down.accept(x);
                } else {
                  left[0]--;
                }
              };
            });
  }

  /** The elements before the first one of which {@code predicate} is false. That one is asked for, and dropped. */
  default IntSequence takeWhile(IntPredicate predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .ints(
            (down, intake) -> {
              intake.canStop();
              return x -> {
                if (predicate.test(x)) {
                  down.accept(x);
                } else {
                  intake.stop();
                }
              };
            });
  }

  /** The elements from the first one of which {@code predicate} is false; it is not asked after that. */
  default IntSequence dropWhile(IntPredicate predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .ints(
            (down, intake) -> {
              boolean[] taking = {false};
              return x -> {
                if (taking[0] || (taking[0] = !predicate.test(x))) down.accept(x);
              };
            });
  }

  /**
   * What {@code function} makes of the first elements of both, of the second ones, and so on, until one of them ends. Where
   * {@code other} is shorter, one more element of this sequence has been taken.
   */
  default IntSequence zip(IntSequence other, IntBinaryOperator function) {
    Objects.requireNonNull(other);
    Objects.requireNonNull(function);
    return Pipe.of(this)
        .ints(
            (down, intake) -> {
              PrimitiveIterator.OfInt others = (PrimitiveIterator.OfInt) intake.open(other);
              return x -> {
                if (others.hasNext()) {
                  down.accept(function.applyAsInt(x, others.nextInt()));
                } else {
                  intake.stop();
                }
              };
            });
  }

  /** {@code seed} and what becomes of it with each element, as {@link Sequence#scan} delivers: one element more. */
  default IntSequence scan(int seed, IntBinaryOperator function) {
    Objects.requireNonNull(function);
    return of(seed)
        .concat(
            Pipe.of(this)
                .ints(
                    (down, intake) -> {
                      int[] last = {seed};
                      return x -> down.accept(last[0] = function.applyAsInt(last[0], x));
                    }));
  }

  /** The elements that are not equal to one before. A run keeps all of them, in boxes. */
  default IntSequence distinct() {
    return Pipe.of(this)
        .ints(
            (down, intake) -> {
              Set<Integer> seen = new HashSet<>();
              return x -> {
                if (seen.add(x)) down.accept(x);
              };
            });
  }

  /** All elements of this sequence, then all of {@code other}. */
  default IntSequence concat(IntSequence other) {
    Objects.requireNonNull(other);
    return Pipe.intParts(() -> Stream.of(this, other).spliterator());
  }

  /** One element of this sequence, one of {@code other}, and so on; where one of them ends, what is left of the other. */
  default IntSequence interleave(IntSequence other) {
    return Pipe.interleaved(this, Objects.requireNonNull(other));
  }

  /** This sequence again and again, a run of it each time, without end; but it ends where a run delivers nothing. */
  default IntSequence cycle() {
    return Pipe.intParts(
        () -> {
          boolean[] any = {true};
          return Pipe.rounds(onEach(x -> any[0] = true), any);
        });
  }

  /** The same elements; each is given to {@code action} when it has been asked for, before it is delivered. */
  default IntSequence onEach(IntConsumer action) {
    Objects.requireNonNull(action);
    return Pipe.of(this)
        .ints(
            (down, intake) ->
                x -> {
                  action.accept(x);
                  down.accept(x);
                });
  }

  /** All elements. */
  default int[] toArray() {
    try (IntStream stream = stream()) {
      return stream.toArray();
    }
  }

  /**
   * The first element. No other one is asked for.
   *
   * @throws NoSuchElementException if there is none
   */
  default int first() {
    try (IntGeneratorIterator run = iterator()) {
      return run.nextInt();
    }
  }

  /** The first element, if there is one. No other one is asked for. */
  default OptionalInt firstOrEmpty() {
    try (IntGeneratorIterator run = iterator()) {
      return run.hasNext() ? OptionalInt.of(run.nextInt()) : OptionalInt.empty();
    }
  }

  /** {@code function} of {@code seed} and the first element, of that and the second one, and so on; the last of these. */
  default int fold(int seed, IntBinaryOperator function) {
    Objects.requireNonNull(function);
    int[] last = {seed};
    forEachInt(x -> last[0] = function.applyAsInt(last[0], x));
    return last[0];
  }

  /** The number of elements. All of them are evaluated. */
  default long count() {
    long[] count = {0};
    forEachInt(x -> count[0]++);
    return count[0];
  }

  /** Whether {@code predicate} is true of an element. None behind that is asked for. */
  default boolean anyMatch(IntPredicate predicate) {
    Objects.requireNonNull(predicate);
    try (IntGeneratorIterator run = iterator()) {
      while (run.hasNext()) if (predicate.test(run.nextInt())) return true;
    }
    return false;
  }

  /** Whether {@code predicate} is true of all elements. None behind one of which it is false is asked for. */
  default boolean allMatch(IntPredicate predicate) {
    return !anyMatch(predicate.negate());
  }

  /** Whether {@code predicate} is true of no element. None behind one of which it is true is asked for. */
  default boolean noneMatch(IntPredicate predicate) {
    return !anyMatch(predicate);
  }

  private static Spliterator.OfInt elements(IntGeneratorIterator run) {
    return Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED | Spliterator.NONNULL);
  }
}
