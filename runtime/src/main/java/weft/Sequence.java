package weft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import weft.runtime.Pipe;

/**
 * A lazy sequence: what a generator method returns, and what operations make of it. Each {@link #iterator()} starts an
 * independent run of the body from the original arguments.
 *
 * <pre>{@code
 * Sequence<Integer> squares = squares(10);
 * for (int x : squares) System.out.println(x);
 * int sum = squares.stream().mapToInt(x -> x).sum(); // runs the body again
 * }</pre>
 *
 * <p>A {@code for} loop that is left early does not close the run (Java's {@code for} never does). Where the body holds
 * something open, take the {@link #iterator()} or the {@link #stream()} in a {@code try} statement.
 *
 * <p><em>Operations</em> like {@link #map} and {@link #filter} make a sequence of a sequence.
 *
 * <pre>{@code
 * List<String> longest = lines(path).filter(line -> line.length() > 80).limit(10).toList(); // the file is closed
 * }</pre>
 *
 * <p>They evaluate nothing, and keep this sequence: each run of the result starts a run of it, when its first element is asked
 * for, and takes no more elements than it needs. A null argument is a {@link NullPointerException}, a count that makes no
 * sense an {@link IllegalArgumentException}, both at the call. What a function throws later leaves the run and finishes it.
 * A run that ends, in whichever way, closes the runs it has started: because they are exhausted, because an operation has
 * enough ({@code limit}), because of an exception (what closing throws is suppressed then), or because it is closed.
 *
 * <p>Operations that follow each other are one run with one loop. An element costs a call for each operation that it goes
 * through; nothing is stored but by those that say so. An exception is thrown where the element is asked for.
 *
 * <p><em>Ends</em> like {@link #toList} and {@link #first} start a run, and close it. For all others take {@link #stream()}.
 */
public interface Sequence<T> extends Iterable<T> {
  /** Starts a run. Nothing of the body is executed before its first {@code hasNext()} or {@code next()}. */
  @Override
  GeneratorIterator<T> iterator();

  /**
   * Starts a run and gives each of its elements to {@code action}. Where no yield of the body stands inside a {@code try}
   * statement, this is the body as the plain loop that it is, with {@code action} in place of the yields: nothing is
   * suspended. What {@code action} throws leaves this method, and the run is closed.
   */
  @Override
  default void forEach(Consumer<? super T> action) {
    try (GeneratorIterator<T> run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run as a sequential, ordered stream. A terminal operation that consumes all elements is the plain loop that
   * {@link #forEach} is; one that may stop early takes them one by one, and the body runs no further than that. Closing the
   * stream closes the run.
   */
  default Stream<T> stream() {
    GeneratorIterator<T> run = iterator();
    return StreamSupport.stream(elements(run), false).onClose(run::close);
  }

  /**
   * Starts a run: its elements, ordered. {@link Spliterator#NONNULL} where they are of primitive type until they are boxed.
   */
  @Override
  default Spliterator<T> spliterator() {
    return elements(iterator());
  }

  /** The elements given: {@code Sequence.of("a", "b")}. The array is not copied. */
  @SafeVarargs
  @SuppressWarnings("varargs") // nothing is stored in the array
  static <T> Sequence<T> of(T... elements) {
    return Pipe.sequence((Supplier<?>) Arrays.asList(elements)::spliterator);
  }

  /**
   * The elements of {@code source}, whose {@code iterator()} is called for each run. A lambda that makes iterators is an
   * {@code Iterable}, too:
   *
   * <pre>{@code
   * Sequence.from(() -> new Scanner(text)).filter(word -> word.length() > 3)
   * }</pre>
   *
   * <p>It can be iterated over as often as {@code source} can. An iterator that is {@code AutoCloseable} is closed when the run
   * ends.
   */
  static <T> Sequence<T> from(Iterable<? extends T> source) {
    Objects.requireNonNull(source);
    return Pipe.sequence(source);
  }

  /** The elements of an array, which is not copied. */
  static <T> Sequence<T> from(T[] source) {
    return of(source);
  }

  /**
   * The elements of the streams that {@code source} makes, one for each run, which closes it.
   *
   * <pre>{@code
   * Sequence.from(() -> text.lines()).takeWhile(line -> !line.isEmpty())
   * }</pre>
   *
   * <p>Some streams evaluate more than is asked for: all that {@code flatMap} makes of one element, for instance.
   */
  static <T> Sequence<T> from(Supplier<? extends BaseStream<? extends T, ?>> source) {
    Objects.requireNonNull(source);
    return Pipe.sequence((Supplier<?>) source::get);
  }

  /** {@code first}, {@code next} of it, {@code next} of that, and so on without end: {@code iterate(1, x -> 2 * x)}. */
  static <T> Sequence<T> iterate(T first, UnaryOperator<T> next) {
    Objects.requireNonNull(next);
    return Pipe.sequence((Supplier<?>) () -> Stream.iterate(first, next).spliterator());
  }

  /** The numbers from {@code low} up to, but without, {@code high}; none if that is not greater. */
  static Sequence<Integer> range(int low, int high) {
    return Pipe.sequence((Supplier<?>) () -> IntStream.range(low, high).spliterator());
  }

  /** The same element without end. */
  static <T> Sequence<T> repeat(T element) {
    return Pipe.sequence((Supplier<?>) () -> Stream.generate(() -> element).spliterator());
  }

  /** What {@code function} makes of each element: {@code words.map(String::length)}. */
  default <R> Sequence<R> map(Function<? super T, ? extends R> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).objects((down, intake) -> x -> down.accept(function.apply(x)));
  }

  /** What {@code function} makes of each element, as {@code int} values: {@code words.mapToInt(String::length)}. */
  default IntSequence mapToInt(ToIntFunction<? super T> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).ints((down, intake) -> x -> down.accept(function.applyAsInt(x)));
  }

  /** What {@code function} makes of each element, as {@code long} values. */
  default LongSequence mapToLong(ToLongFunction<? super T> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).longs((down, intake) -> x -> down.accept(function.applyAsLong(x)));
  }

  /** What {@code function} makes of each element, as {@code double} values. */
  default DoubleSequence mapToDouble(ToDoubleFunction<? super T> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).doubles((down, intake) -> x -> down.accept(function.applyAsDouble(x)));
  }

  /** The elements of which {@code predicate} is true. */
  default Sequence<T> filter(Predicate<? super T> predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .objects(
            (down, intake) ->
                x -> {
                  if (predicate.test(x)) down.accept(x);
                });
  }

  /**
   * All elements of what {@code function} makes of each element, one after the other: {@code orders.flatMap(Order::items)}.
   * It may be infinite, as it is not entered further than needed. Sequences that are nested in this way to any depth need no
   * Java stack when they are iterated over.
   */
  default <R> Sequence<R> flatMap(Function<? super T, ? extends Iterable<? extends R>> function) {
    Objects.requireNonNull(function);
    return Pipe.of(this).objects((down, intake) -> x -> intake.enter(function.apply(x), down));
  }

  /**
   * The first {@code count} elements. No further one is asked for, and none at all for {@code limit(0)}.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  default Sequence<T> limit(long count) {
    if (Pipe.checkCount(count, 0) == 0) return of();
    return Pipe.of(this)
        .objects(
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
  default Sequence<T> skip(long count) {
    Pipe.checkCount(count, 0);
    return Pipe.of(this)
        .objects(
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
  default Sequence<T> takeWhile(Predicate<? super T> predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .objects(
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
  default Sequence<T> dropWhile(Predicate<? super T> predicate) {
    Objects.requireNonNull(predicate);
    return Pipe.of(this)
        .objects(
            (down, intake) -> {
              boolean[] taking = {false};
              return x -> {
                if (taking[0] || (taking[0] = !predicate.test(x))) down.accept(x);
              };
            });
  }

  /**
   * What {@code function} makes of the first elements of both, of the second ones, and so on, until one of them ends: {@code
   * names.zip(ages, Person::new)}. Where {@code other} is shorter, one more element of this sequence has been taken.
   */
  default <U, R> Sequence<R> zip(Iterable<? extends U> other, BiFunction<? super T, ? super U, ? extends R> function) {
    Objects.requireNonNull(other);
    Objects.requireNonNull(function);
    return Pipe.of(this)
        .objects(
            (down, intake) -> {
              Iterator<? extends U> others = intake.open(other);
              return x -> {
                if (others.hasNext()) {
                  down.accept(function.apply(x, others.next()));
                } else {
                  intake.stop();
                }
              };
            });
  }

  /** Each element with its index, which begins at 0. */
  default Sequence<Indexed<T>> withIndex() {
    return Pipe.of(this)
        .objects(
            (down, intake) -> {
              long[] next = {0};
              return x -> down.accept(new Indexed<>(next[0]++, x));
            });
  }

  /**
   * Lists of {@code size} elements that follow each other; the last one has what is left. They cannot be modified.
   *
   * <pre>{@code
   * Sequence.range(0, 5).chunked(2) // [0, 1] [2, 3] [4]
   * }</pre>
   *
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  default Sequence<List<T>> chunked(int size) {
    return Pipe.windows(this, size, size, true);
  }

  /** {@link #windowed(int, int) windowed(size, 1)}: each element with those behind it. */
  default Sequence<List<T>> windowed(int size) {
    return windowed(size, 1);
  }

  /**
   * Lists of {@code size} elements, each beginning {@code step} elements after the one before. What is left at the end, and
   * too short, is dropped. They cannot be modified.
   *
   * <pre>{@code
   * Sequence.range(0, 5).windowed(3) // [0, 1, 2] [1, 2, 3] [2, 3, 4]
   * }</pre>
   *
   * @throws IllegalArgumentException if {@code size} or {@code step} is not positive
   */
  default Sequence<List<T>> windowed(int size, int step) {
    return Pipe.windows(this, size, step, false);
  }

  /**
   * {@code seed}, what {@code function} makes of it and the first element, what it makes of that and the second one, and so on:
   * one element more than this sequence has.
   *
   * <pre>{@code
   * Sequence.of(1, 2, 3).scan(0, Integer::sum) // 0 1 3 6
   * }</pre>
   */
  default <R> Sequence<R> scan(R seed, BiFunction<? super R, ? super T, ? extends R> function) {
    Objects.requireNonNull(function);
    Sequence<R> rest =
        Pipe.of(this)
            .objects(
                (down, intake) -> {
                  AtomicReference<R> last = new AtomicReference<>(seed);
                  return x -> {
                    R next = function.apply(last.getPlain(), x);
                    last.setPlain(next);
                    down.accept(next);
                  };
                });
    return Sequence.<R>from(Collections.singletonList(seed)).concat(rest);
  }

  /** The elements that are not equal to one before. A run keeps all of them. */
  default Sequence<T> distinct() {
    return Pipe.of(this)
        .objects(
            (down, intake) -> {
              Set<T> seen = new HashSet<>();
              return x -> {
                if (seen.add(x)) down.accept(x);
              };
            });
  }

  /** All elements of this sequence, then all of {@code other}. */
  default Sequence<T> concat(Iterable<? extends T> other) {
    Objects.requireNonNull(other);
    return Sequence.<Iterable<? extends T>>of(this, other).flatMap(part -> part);
  }

  /** One element of this sequence, one of {@code other}, and so on; where one of them ends, what is left of the other. */
  default Sequence<T> interleave(Iterable<? extends T> other) {
    return Pipe.interleaved(this, Objects.requireNonNull(other));
  }

  /** This sequence again and again, a run of it each time, without end; but it ends where a run delivers nothing. */
  default Sequence<T> cycle() {
    return Pipe.parts(
        () -> {
          boolean[] any = {true};
          return Pipe.rounds(onEach(x -> any[0] = true), any);
        });
  }

  /** The same elements; each is given to {@code action} when it has been asked for, before it is delivered. */
  default Sequence<T> onEach(Consumer<? super T> action) {
    Objects.requireNonNull(action);
    return Pipe.of(this)
        .objects(
            (down, intake) ->
                x -> {
                  action.accept(x);
                  down.accept(x);
                });
  }

  /** All elements, which may be null, as a list that cannot be modified. */
  default List<T> toList() {
    List<T> list = new ArrayList<>();
    forEach(list::add);
    return Collections.unmodifiableList(list);
  }

  /**
   * The first element. No other one is asked for.
   *
   * @throws NoSuchElementException if there is none
   */
  default T first() {
    try (GeneratorIterator<T> run = iterator()) {
      return run.next();
    }
  }

  /**
   * The first element, if there is one. No other one is asked for.
   *
   * @throws NullPointerException if it is null
   */
  default Optional<T> firstOrEmpty() {
    try (GeneratorIterator<T> run = iterator()) {
      return run.hasNext() ? Optional.of(run.next()) : Optional.empty();
    }
  }

  /** {@code function} of {@code seed} and the first element, of that and the second one, and so on; the last of these. */
  default <R> R fold(R seed, BiFunction<? super R, ? super T, ? extends R> function) {
    Objects.requireNonNull(function);
    AtomicReference<R> last = new AtomicReference<>(seed);
    forEach(x -> last.setPlain(function.apply(last.getPlain(), x)));
    return last.getPlain();
  }

  /** The number of elements. All of them are evaluated. */
  default long count() {
    long[] count = {0};
    forEach(x -> count[0]++);
    return count[0];
  }

  /** Whether {@code predicate} is true of an element. None behind that is asked for. */
  default boolean anyMatch(Predicate<? super T> predicate) {
    Objects.requireNonNull(predicate);
    try (GeneratorIterator<T> run = iterator()) {
      while (run.hasNext()) if (predicate.test(run.next())) return true;
    }
    return false;
  }

  /** Whether {@code predicate} is true of all elements. None behind one of which it is false is asked for. */
  default boolean allMatch(Predicate<? super T> predicate) {
    return !anyMatch(predicate.negate());
  }

  /** Whether {@code predicate} is true of no element. None behind one of which it is true is asked for. */
  default boolean noneMatch(Predicate<? super T> predicate) {
    return !anyMatch(predicate);
  }

  /** The elements as text, with {@code delimiter} between them. */
  default String joining(CharSequence delimiter) {
    StringJoiner joiner = new StringJoiner(delimiter);
    forEach(x -> joiner.add(String.valueOf(x)));
    return joiner.toString();
  }

  private static <T> Spliterator<T> elements(GeneratorIterator<T> run) {
    int never = run instanceof PrimitiveIterator ? Spliterator.NONNULL : 0;
    return Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED | never);
  }
}
