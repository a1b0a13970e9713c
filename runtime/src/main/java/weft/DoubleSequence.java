package weft;

import java.util.Arrays;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import weft.runtime.Pipe;

/**
 * A lazy sequence of {@code double} values: {@link Sequence} without boxing. Each {@link #iterator()} starts an independent
 * run of the body from the original arguments.
 *
 * <p>The operations are those of {@link Sequence}, and what is said there holds for them too; {@link #boxed()} leads to those
 * that are missing here. None of them boxes elements but {@link #distinct()}.
 */
public interface DoubleSequence extends Iterable<Double> {
  /** Starts a run. Nothing of the body is executed before the first element is asked for. */
  @Override
  DoubleGeneratorIterator iterator();

  /** Starts a run and gives each of its elements to {@code action}: {@link #forEachDouble}, with boxes. */
  @Override
  default void forEach(Consumer<? super Double> action) {
    try (DoubleGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run and gives each of its elements to {@code action}, without boxing. It costs what {@link Sequence#forEach}
   * costs. What {@code action} throws leaves this method, and the run is closed.
   */
  default void forEachDouble(DoubleConsumer action) {
    try (DoubleGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run as a sequential, ordered stream. Its terminal operations cost what those of {@link Sequence#stream()}
   * cost. Closing the stream closes the run.
   */
  default DoubleStream stream() {
    DoubleGeneratorIterator run = iterator();
    return StreamSupport.doubleStream(elements(run), false).onClose(run::close);
  }

  /** Starts a run: its elements, ordered and not null. */
  @Override
  default Spliterator.OfDouble spliterator() {
    return elements(iterator());
  }

  /** The elements given: {@code DoubleSequence.of(0.5, 2)}. The array is not copied. */
  static DoubleSequence of(double... elements) {
    Objects.requireNonNull(elements);
    return Pipe.doubles(() -> Arrays.spliterator(elements));
  }

  /** The elements of the streams that {@code source} makes, one for each run, which closes it. */
  static DoubleSequence from(Supplier<? extends DoubleStream> source) {
    return Pipe.doubles(Objects.requireNonNull(source)::get);
  }

  /** {@code first}, {@code next} of it, {@code next} of that, and so on without end: {@code iterate(1, x -> 2 * x)}. */
  static DoubleSequence iterate(double first, DoubleUnaryOperator next) {
    Objects.requireNonNull(next);
    return Pipe.doubles(() -> DoubleStream.iterate(first, next).spliterator());
  }
  /** The same element without end. */
  static DoubleSequence repeat(double element) {
    return Pipe.doubles(() -> DoubleStream.generate(() -> element).spliterator());
  }

  /** What {@code function} makes of each element: {@code of(1, 2).map(Math::sqrt)}. */
  default DoubleSequence map(DoubleUnaryOperator function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).doubles((down, intake) -> x -> down.accept(function.applyAsDouble(x)));
  }

  /** What {@code function} makes of each element, any object. */
  default <R> Sequence<R> mapToObj(DoubleFunction<? extends R> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).objects((down, intake) -> x -> down.accept(function.apply(x)));
  }

  /** What {@code function} makes of each element, of type {@code int}. */
  default IntSequence mapToInt(DoubleToIntFunction function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).ints((down, intake) -> x -> down.accept(function.applyAsInt(x)));
  }

  /** What {@code function} makes of each element, of type {@code long}. */
  default LongSequence mapToLong(DoubleToLongFunction function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).longs((down, intake) -> x -> down.accept(function.applyAsLong(x)));
  }

  /** The same elements, each in a box. */
  default Sequence<Double> boxed() {
    return mapToObj(Double::valueOf);
  }

  /** The elements of which {@code predicate} is true. */
  default DoubleSequence filter(DoublePredicate predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .doubles(
            (down, intake) ->
                x -> {
                  if (predicate.test(x)) down.accept(x);
                });
  }

  /** All elements of what {@code function} makes of each element, as {@link Sequence#flatMap} does. */
  default DoubleSequence flatMap(DoubleFunction<? extends DoubleSequence> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).doubles((down, intake) -> x -> intake.enter(function.apply(x), down));
  }

  /**
   * The first {@code count} elements. No further one is asked for, and none at all for {@code limit(0)}.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  default DoubleSequence limit(long count) {
    if (Pipe.checkCount(count, 0) == 0) return of();
    return Pipe.of(this)
        .doubles(
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
  default DoubleSequence skip(long count) {
    Pipe.checkCount(count, 0);
    return Pipe.of(this)
        .doubles(
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
  default DoubleSequence takeWhile(DoublePredicate predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .doubles(
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
  default DoubleSequence dropWhile(DoublePredicate predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .doubles(
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
  default DoubleSequence zip(DoubleSequence other, DoubleBinaryOperator function) {
    Objects.requireNonNull(other);
    Objects.requireNonNull(function);
    return Pipe.of(this)
        .doubles(
            (down, intake) -> {
              PrimitiveIterator.OfDouble others = (PrimitiveIterator.OfDouble) intake.open(other);
              return x -> {
                if (others.hasNext()) {
                  down.accept(function.applyAsDouble(x, others.nextDouble()));
                } else {
                  intake.stop();
                }
              };
            });
  }

  /** {@code seed} and what becomes of it with each element, as {@link Sequence#scan} delivers: one element more. */
  default DoubleSequence scan(double seed, DoubleBinaryOperator function) {
    Objects.requireNonNull(function);
    return of(seed)
        .concat(
            Pipe.of(this)
                .doubles(
                    (down, intake) -> {
                      double[] last = {seed};
                      return x -> down.accept(last[0] = function.applyAsDouble(last[0], x));
                    }));
  }

  /** The elements that are not equal to one before. A run keeps all of them, in boxes. */
  default DoubleSequence distinct() {
    return Pipe.of(this)
        .doubles(
            (down, intake) -> {
              Set<Double> seen = new HashSet<>();
              return x -> {
                if (seen.add(x)) down.accept(x);
              };
            });
  }

  /** All elements of this sequence, then all of {@code other}. */
  default DoubleSequence concat(DoubleSequence other) {
    Objects.requireNonNull(other);
    return Pipe.doubleParts(() -> Stream.of(this, other).spliterator());
  }

  /** One element of this sequence, one of {@code other}, and so on; where one of them ends, what is left of the other. */
  default DoubleSequence interleave(DoubleSequence other) {
    return Pipe.interleaved(this, Objects.requireNonNull(other));
  }

  /** This sequence again and again, a run of it each time, without end; but it ends where a run delivers nothing. */
  default DoubleSequence cycle() {
    return Pipe.doubleParts(
        () -> {
          boolean[] any = {true};
          return Pipe.rounds(onEach(x -> any[0] = true), any);
        });
  }

  /** The same elements; each is given to {@code action} when it has been asked for, before it is delivered. */
  default DoubleSequence onEach(DoubleConsumer action) {
    Objects.requireNonNull(action);
    return Pipe.of(this)
        .doubles(
            (down, intake) ->
                x -> {
                  action.accept(x);
                  down.accept(x);
                });
  }

  /** All elements. */
  default double[] toArray() {
    try (DoubleStream stream = stream()) {
      return stream.toArray();
    }
  }

  /**
   * The first element. No other one is asked for.
   *
   * @throws NoSuchElementException if there is none
   */
  default double first() {
    try (DoubleGeneratorIterator run = iterator()) {
      return run.nextDouble();
    }
  }

  /** The first element, if there is one. No other one is asked for. */
  default OptionalDouble firstOrEmpty() {
    try (DoubleGeneratorIterator run = iterator()) {
      return run.hasNext() ? OptionalDouble.of(run.nextDouble()) : OptionalDouble.empty();
    }
  }

  /** {@code function} of {@code seed} and the first element, of that and the second one, and so on; the last of these. */
  default double fold(double seed, DoubleBinaryOperator function) {
    Objects.requireNonNull(function);
    double[] last = {seed};
    forEachDouble(x -> last[0] = function.applyAsDouble(last[0], x));
    return last[0];
  }

  /** The number of elements. All of them are evaluated. */
  default long count() {
    long[] count = {0};
    forEachDouble(x -> count[0]++);
    return count[0];
  }

  /** Whether {@code predicate} is true of an element. None behind that is asked for. */
  default boolean anyMatch(DoublePredicate predicate) {
    Objects.requireNonNull(predicate);
    try (DoubleGeneratorIterator run = iterator()) {
      while (run.hasNext()) if (predicate.test(run.nextDouble())) return true;
    }
    return false;
  }

  /** Whether {@code predicate} is true of all elements. None behind one of which it is false is asked for. */
  default boolean allMatch(DoublePredicate predicate) {
    return !anyMatch(predicate.negate());
  }

  /** Whether {@code predicate} is true of no element. None behind one of which it is true is asked for. */
  default boolean noneMatch(DoublePredicate predicate) {
    return !anyMatch(predicate);
  }

  private static Spliterator.OfDouble elements(DoubleGeneratorIterator run) {
    return Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED | Spliterator.NONNULL);
  }
}
