package weft.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import weft.DoubleSequence;
import weft.GeneratorIterator;
import weft.IntSequence;
import weft.LongSequence;
import weft.Sequence;

/**
 * A source of elements, and the operations that they go through. Operations that follow each other become one pipe: one run,
 * and one loop, however many they are.
 *
 * @param <D> the consumer of what comes out
 */
public final class Pipe<D> implements Supplier<GeneratorIterator<?>> {
  /** The kind of elements that are references. */
  static final int OBJECT = 0;

  /** The kinds of elements that are not. */
  static final int INT = 1;

  static final int LONG = 2;
  static final int DOUBLE = 3;

  /** An {@code Iterable}, or a supplier of streams or spliterators. */
  final Object source;

  /** The kind of the elements of the source, and of those that come out. */
  final int from;

  final int to;

  /** All operations, or null where there is none. */
  final Stage<Object, Object> stage;

  private Pipe(Object source, int from, Stage<Object, Object> stage, int to) {
    this.source = source;
    this.from = from;
    this.stage = stage;
    this.to = to;
  }

  /** The pipe whose elements {@code sequence} has, so that more operations can be added to it. */
  public static <T> Pipe<Consumer<T>> of(Sequence<T> sequence) {
    return of(sequence, OBJECT);
  }

  /** The same for {@code int} values. */
  public static Pipe<IntConsumer> of(IntSequence sequence) {
    return of(sequence, INT);
  }

  /** The same for {@code long} values. */
  public static Pipe<LongConsumer> of(LongSequence sequence) {
    return of(sequence, LONG);
  }

  /** The same for {@code double} values. */
  public static Pipe<DoubleConsumer> of(DoubleSequence sequence) {
    return of(sequence, DOUBLE);
  }

  /** The elements of an {@code Iterable}, or of a supplier of streams or spliterators. */
  public static <T> Sequence<T> sequence(Object source) {
    return Sequences.of(cast(new Pipe<>(source, OBJECT, null, OBJECT)));
  }

  /** The {@code int} values of a supplier of streams or spliterators. */
  public static IntSequence ints(Supplier<?> source) {
    return Sequences.ofInt(cast(new Pipe<>(source, INT, null, INT)));
  }

  /** The {@code long} values of a supplier of streams or spliterators. */
  public static LongSequence longs(Supplier<?> source) {
    return Sequences.ofLong(cast(new Pipe<>(source, LONG, null, LONG)));
  }

  /** The {@code double} values of a supplier of streams or spliterators. */
  public static DoubleSequence doubles(Supplier<?> source) {
    return Sequences.ofDouble(cast(new Pipe<>(source, DOUBLE, null, DOUBLE)));
  }

  /** The elements of all {@code Iterable}s of a source. */
  public static <T> Sequence<T> parts(Supplier<Spliterator<? extends Iterable<T>>> source) {
    return Pipe.<Iterable<T>>sequence(source).flatMap(part -> part);
  }

  /** The same for {@code int} values. */
  public static IntSequence intParts(Supplier<Spliterator<IntSequence>> source) {
    Sequence<IntSequence> parts = sequence(source);
    return of(parts).ints((down, intake) -> part -> intake.enter(part, down));
  }

  /** The same for {@code long} values. */
  public static LongSequence longParts(Supplier<Spliterator<LongSequence>> source) {
    Sequence<LongSequence> parts = sequence(source);
    return of(parts).longs((down, intake) -> part -> intake.enter(part, down));
  }

  /** The same for {@code double} values. */
  public static DoubleSequence doubleParts(Supplier<Spliterator<DoubleSequence>> source) {
    Sequence<DoubleSequence> parts = sequence(source);
    return of(parts).doubles((down, intake) -> part -> intake.enter(part, down));
  }

  /** A sequence again and again, as long as {@code any} says that the round before has delivered an element. */
  public static <S> Spliterator<S> rounds(S sequence, boolean[] any) {
    Predicate<S> again =
        round -> {
          boolean delivered = any[0];
          any[0] = false;
          return delivered;
        };
    return Stream.iterate(sequence, again, round -> round).spliterator();
  }

  /** The elements of two sources in turn. */
  public static <T> Sequence<T> interleaved(Sequence<T> one, Iterable<? extends T> other) {
    return Sequences.of(cast(interleaved(one, other, OBJECT)));
  }

  /** The same for {@code int} values. */
  public static IntSequence interleaved(IntSequence one, IntSequence other) {
    return Sequences.ofInt(cast(interleaved(one, other, INT)));
  }

  /** The same for {@code long} values. */
  public static LongSequence interleaved(LongSequence one, LongSequence other) {
    return Sequences.ofLong(cast(interleaved(one, other, LONG)));
  }

  /** The same for {@code double} values. */
  public static DoubleSequence interleaved(DoubleSequence one, DoubleSequence other) {
    return Sequences.ofDouble(cast(interleaved(one, other, DOUBLE)));
  }

  private static Pipe<?> interleaved(Iterable<?> one, Iterable<?> other, int kind) {
    return new Pipe<>(
        one,
        kind,
        (down, intake) -> {
          intake.interleave(other);
          return down;
        },
        kind);
  }

  /** The pipe of a sequence, or one that has it as its source. */
  @SuppressWarnings("unchecked") // elements that come out of a sequence of this kind go to such a consumer
  static <D> Pipe<D> of(Object source, int kind) {
    if (source instanceof Restartable restartable && restartable.origin() instanceof Pipe<?> pipe && pipe.to == kind) {
      return (Pipe<D>) pipe;
    }
    return new Pipe<>(Objects.requireNonNull(source), kind, null, kind);
  }

  /** The sequence that {@code next} delivers of what comes out of this pipe. */
  public <T> Sequence<T> objects(Stage<D, Consumer<? super T>> next) {
    return Sequences.of(cast(then(next, OBJECT)));
  }

  /** The same for {@code int} values. */
  public IntSequence ints(Stage<D, IntConsumer> next) {
    return Sequences.ofInt(cast(then(next, INT)));
  }

  /** The same for {@code long} values. */
  public LongSequence longs(Stage<D, LongConsumer> next) {
    return Sequences.ofLong(cast(then(next, LONG)));
  }

  /** The same for {@code double} values. */
  public DoubleSequence doubles(Stage<D, DoubleConsumer> next) {
    return Sequences.ofDouble(cast(then(next, DOUBLE)));
  }

  @SuppressWarnings("unchecked") // heads and tails have been checked where the operations were added
  private Pipe<?> then(Stage<D, ?> next, int kind) {
    Stage<Object, Object> first = stage;
    Stage<Object, Object> second = (Stage<Object, Object>) next;
    return new Pipe<>(
        source, from, first == null ? second : (down, intake) -> first.onto(second.onto(down, intake), intake), kind);
  }

  @SuppressWarnings("unchecked") // by its kind
  private static <S> S cast(Object supplier) {
    return (S) supplier;
  }

  /** {@code count}, if it is not less than {@code least}. */
  public static long checkCount(long count, long least) {
    if (count < least) throw new IllegalArgumentException(count + " < " + least);
    return count;
  }

  /** Lists of {@code size} neighbours, every {@code step} elements, and if {@code all} is true one of those that are left. */
  public static <T> Sequence<List<T>> windows(Sequence<T> sequence, int size, int step, boolean all) {
    checkCount(size, 1);
    checkCount(step, 1);
    return parts(() -> windows(sequence, size, step, all, new ArrayList<>()));
  }

  /** The parts of one run: the lists that are full, then what is left in {@code window}. */
  private static <T> Spliterator<Iterable<List<T>>> windows(
      Sequence<T> sequence, int size, int step, boolean all, List<T> window) {
    int[] skip = {0};
    Sequence<List<T>> full =
        sequence
            .filter(
                x -> {
                  if (skip[0] == 0) return window.add(x) && window.size() == size;
                  skip[0]--;
                  return false;
                })
            .map(
                x -> {
                  List<T> list = Collections.unmodifiableList(new ArrayList<>(window));
                  window.subList(0, Math.min(step, size)).clear();
                  skip[0] = Math.max(0, step - size);
                  return list;
                });
    Iterable<List<T>> rest =
        () -> Stream.of(window).filter(left -> all && !left.isEmpty()).map(Collections::unmodifiableList).iterator();
    return Arrays.asList(full, rest).spliterator();
  }

  /** Starts a run. */
  @Override
  public GeneratorIterator<?> get() {
    return switch (to) {
      case INT -> new IntPipeRun(this);
      case LONG -> new LongPipeRun(this);
      case DOUBLE -> new DoublePipeRun(this);
      default -> new PipeRun<>(this);
    };
  }
}
