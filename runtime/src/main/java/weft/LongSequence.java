package weft;

import java.util.Arrays;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import weft.runtime.Pipe;

/**
 * A lazy sequence of {@code long} values: {@link Sequence} without boxing. Each {@link #iterator()} starts an independent
 * run of the body from the original arguments.
 *
 * <p>The operations are those of {@link Sequence}, and what is said there holds for them too; {@link #boxed()} leads to those
 * that are missing here. None of them boxes elements but {@link #distinct()}.
 */
public interface LongSequence extends Iterable<Long> {
  /** Starts a run. Nothing of the body is executed before the first element is asked for. */
  @Override
  LongGeneratorIterator iterator();

  /** Starts a run and gives each of its elements to {@code action}: {@link #forEachLong}, with boxes. */
  @Override
  default void forEach(Consumer<? super Long> action) {
    try (LongGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run and gives each of its elements to {@code action}, without boxing. It costs what {@link Sequence#forEach}
   * costs. What {@code action} throws leaves this method, and the run is closed.
   */
  default void forEachLong(LongConsumer action) {
    try (LongGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run as a sequential, ordered stream. Its terminal operations cost what those of {@link Sequence#stream()}
   * cost. Closing the stream closes the run.
   */
  default LongStream stream() {
    LongGeneratorIterator run = iterator();
    return StreamSupport.longStream(elements(run), false).onClose(run::close);
  }

  /** Starts a run: its elements, ordered and not null. */
  @Override
  default Spliterator.OfLong spliterator() {
    return elements(iterator());
  }

  /** The elements given: {@code LongSequence.of(1, 2)}. The array is not copied. */
  static LongSequence of(long... elements) {
    Objects.requireNonNull(elements);
    return Pipe.longs(() -> Arrays.spliterator(elements));
  }

  /** The elements of the streams that {@code source} makes, one for each run, which closes it. */
  static LongSequence from(Supplier<? extends LongStream> source) {
    return Pipe.longs(Objects.requireNonNull(source)::get);
  }

  /** {@code first}, {@code next} of it, {@code next} of that, and so on without end: {@code iterate(1, x -> 2 * x)}. */
  static LongSequence iterate(long first, LongUnaryOperator next) {
    Objects.requireNonNull(next);
    return Pipe.longs(() -> LongStream.iterate(first, next).spliterator());
  }

  /** The numbers from {@code low} up to, but without, {@code high}; none if that is not greater. */
  static LongSequence range(long low, long high) {
    return Pipe.longs(() -> LongStream.range(low, high).spliterator());
  }

  /** The same element without end. */
  static LongSequence repeat(long element) {
    return Pipe.longs(() -> LongStream.generate(() -> element).spliterator());
  }

  /** What {@code function} makes of each element: {@code range(0, 3).map(x -> x * x)}. */
  default LongSequence map(LongUnaryOperator function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).longs((down, intake) -> x -> down.accept(function.applyAsLong(x)));
  }

  /** What {@code function} makes of each element, any object. */
  default <R> Sequence<R> mapToObj(LongFunction<? extends R> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).objects((down, intake) -> x -> down.accept(function.apply(x)));
  }

  /** What {@code function} makes of each element, of type {@code int}. */
  default IntSequence mapToInt(LongToIntFunction function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).ints((down, intake) -> x -> down.accept(function.applyAsInt(x)));
  }

  /** What {@code function} makes of each element, of type {@code double}. */
  default DoubleSequence mapToDouble(LongToDoubleFunction function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).doubles((down, intake) -> x -> down.accept(function.applyAsDouble(x)));
  }

  /** The same elements, each in a box. */
  default Sequence<Long> boxed() {
    return mapToObj(Long::valueOf);
  }

  /** The elements of which {@code predicate} is true. */
  default LongSequence filter(LongPredicate predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .longs(
            (down, intake) ->
                x -> {
                  if (predicate.test(x)) down.accept(x);
                });
  }

  /** All elements of what {@code function} makes of each element, as {@link Sequence#flatMap} does. */
  default LongSequence flatMap(LongFunction<? extends LongSequence> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).longs((down, intake) -> x -> intake.enter(function.apply(x), down));
  }

  /**
   * The first {@code count} elements. No further one is asked for, and none at all for {@code limit(0)}.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  default LongSequence limit(long count) {
    if (Pipe.checkCount(count, 0) == 0) return of();
    return Pipe.of(this)
        .longs(
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
  default LongSequence skip(long count) {
    Pipe.checkCount(count, 0);
    return Pipe.of(this)
        .longs(
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
  default LongSequence takeWhile(LongPredicate predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .longs(
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
  default LongSequence dropWhile(LongPredicate predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .longs(
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
  default LongSequence zip(LongSequence other, LongBinaryOperator function) {
    Objects.requireNonNull(other);
    Objects.requireNonNull(function);
    return Pipe.of(this)
        .longs(
            (down, intake) -> {
              PrimitiveIterator.OfLong others = (PrimitiveIterator.OfLong) intake.open(other);
              return x -> {
                if (others.hasNext()) {
                  down.accept(function.applyAsLong(x, others.nextLong()));
                } else {
                  intake.stop();
                }
              };
            });
  }

  /** {@code seed} and what becomes of it with each element, as {@link Sequence#scan} delivers: one element more. */
  default LongSequence scan(long seed, LongBinaryOperator function) {
    Objects.requireNonNull(function);
    return of(seed)
        .concat(
            Pipe.of(this)
                .longs(
                    (down, intake) -> {
                      long[] last = {seed};
                      return x -> down.accept(last[0] = function.applyAsLong(last[0], x));
                    }));
  }

  /** The elements that are not equal to one before. A run keeps all of them, in boxes. */
  default LongSequence distinct() {
    return Pipe.of(this)
        .longs(
            (down, intake) -> {
              Set<Long> seen = new HashSet<>();
              return x -> {
                if (seen.add(x)) down.accept(x);
              };
            });
  }

  /** All elements of this sequence, then all of {@code other}. */
  default LongSequence concat(LongSequence other) {
    Objects.requireNonNull(other);
    return Pipe.longParts(() -> Stream.of(this, other).spliterator());
  }

  /** One element of this sequence, one of {@code other}, and so on; where one of them ends, what is left of the other. */
  default LongSequence interleave(LongSequence other) {
    return Pipe.interleaved(this, Objects.requireNonNull(other));
  }

  /** This sequence again and again, a run of it each time, without end; but it ends where a run delivers nothing. */
  default LongSequence cycle() {
    return Pipe.longParts(
        () -> {
          boolean[] any = {true};
          return Pipe.rounds(onEach(x -> any[0] = true), any);
        });
  }

  /** The same elements; each is given to {@code action} when it has been asked for, before it is delivered. */
  default LongSequence onEach(LongConsumer action) {
    Objects.requireNonNull(action);
    return Pipe.of(this)
        .longs(
            (down, intake) ->
                x -> {
                  action.accept(x);
                  down.accept(x);
                });
  }

  /** All elements. */
  default long[] toArray() {
    try (LongStream stream = stream()) {
      return stream.toArray();
    }
  }

  /**
   * The first element. No other one is asked for.
   *
   * @throws NoSuchElementException if there is none
   */
  default long first() {
    try (LongGeneratorIterator run = iterator()) {
      return run.nextLong();
    }
  }

  /** The first element, if there is one. No other one is asked for. */
  default OptionalLong firstOrEmpty() {
    try (LongGeneratorIterator run = iterator()) {
      return run.hasNext() ? OptionalLong.of(run.nextLong()) : OptionalLong.empty();
    }
  }

  /** {@code function} of {@code seed} and the first element, of that and the second one, and so on; the last of these. */
  default long fold(long seed, LongBinaryOperator function) {
    Objects.requireNonNull(function);
    long[] last = {seed};
    forEachLong(x -> last[0] = function.applyAsLong(last[0], x));
    return last[0];
  }

  /** The number of elements. All of them are evaluated. */
  default long count() {
    long[] count = {0};
    forEachLong(x -> count[0]++);
    return count[0];
  }

  /** Whether {@code predicate} is true of an element. None behind that is asked for. */
  default boolean anyMatch(LongPredicate predicate) {
    Objects.requireNonNull(predicate);
    try (LongGeneratorIterator run = iterator()) {
      while (run.hasNext()) if (predicate.test(run.nextLong())) return true;
    }
    return false;
  }

  /** Whether {@code predicate} is true of all elements. None behind one of which it is false is asked for. */
  default boolean allMatch(LongPredicate predicate) {
    return !anyMatch(predicate.negate());
  }

  /** Whether {@code predicate} is true of no element. None behind one of which it is true is asked for. */
  default boolean noneMatch(LongPredicate predicate) {
    return !anyMatch(predicate);
  }

  private static Spliterator.OfLong elements(LongGeneratorIterator run) {
    return Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED | Spliterator.NONNULL);
  }
}
