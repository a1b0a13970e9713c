package weft.runtime;

import java.util.Objects;
import java.util.function.Supplier;
import weft.Coroutine;
import weft.DoubleGeneratorIterator;
import weft.DoubleSequence;
import weft.GeneratorIterator;
import weft.IntGeneratorIterator;
import weft.IntSequence;
import weft.LongGeneratorIterator;
import weft.LongSequence;
import weft.Sequence;

/** What generated factories return. Each run of a sequence is a new one, from the captured arguments. */
public final class Sequences {
  private Sequences() {}

  /** A sequence whose runs {@code starter} makes. */
  public static <T> Sequence<T> of(Supplier<? extends Run<T>> starter) {
    return new OfObject<>(Objects.requireNonNull(starter));
  }

  /** A sequence of {@code int} values whose runs {@code starter} makes. */
  public static IntSequence ofInt(Supplier<? extends IntRun> starter) {
    return new OfInt(Objects.requireNonNull(starter));
  }

  /** A sequence of {@code long} values whose runs {@code starter} makes. */
  public static LongSequence ofLong(Supplier<? extends LongRun> starter) {
    return new OfLong(Objects.requireNonNull(starter));
  }

  /** A sequence of {@code double} values whose runs {@code starter} makes. */
  public static DoubleSequence ofDouble(Supplier<? extends DoubleRun> starter) {
    return new OfDouble(Objects.requireNonNull(starter));
  }

  /** What users get for {@code run}: the run itself, unless {@link Leaks} are to be reported. */
  public static <T> GeneratorIterator<T> handOut(Run<T> run) {
    return Leaks.ARE_REPORTED ? Leaks.watch(run) : run;
  }

  /** The same for {@code int} values. */
  public static IntGeneratorIterator handOut(IntRun run) {
    return Leaks.ARE_REPORTED ? Leaks.watch(run) : run;
  }

  /** The same for {@code long} values. */
  public static LongGeneratorIterator handOut(LongRun run) {
    return Leaks.ARE_REPORTED ? Leaks.watch(run) : run;
  }

  /** The same for {@code double} values. */
  public static DoubleGeneratorIterator handOut(DoubleRun run) {
    return Leaks.ARE_REPORTED ? Leaks.watch(run) : run;
  }

  /** The same for a coroutine. */
  public static <T, S, R> Coroutine<T, S, R> handOut(CoroutineRun<T, S, R> run) {
    return Leaks.ARE_REPORTED ? Leaks.watch(run) : run;
  }

  // Classes and not records: a sequence is equal to itself only.

  private static final class OfObject<T> implements Sequence<T>, Restartable {
    private final Supplier<? extends Run<T>> starter;

    OfObject(Supplier<? extends Run<T>> starter) {
      this.starter = starter;
    }

    @Override
    public GeneratorIterator<T> iterator() {
      return handOut(starter.get());
    }

    @Override
    public Run<?> start() {
      return starter.get();
    }
  }

  private static final class OfInt implements IntSequence, Restartable {
    private final Supplier<? extends IntRun> starter;

    OfInt(Supplier<? extends IntRun> starter) {
      this.starter = starter;
    }

    @Override
    public IntGeneratorIterator iterator() {
      return handOut(starter.get());
    }

    @Override
    public Run<?> start() {
      return starter.get();
    }
  }

  private static final class OfLong implements LongSequence, Restartable {
    private final Supplier<? extends LongRun> starter;

    OfLong(Supplier<? extends LongRun> starter) {
      this.starter = starter;
    }

    @Override
    public LongGeneratorIterator iterator() {
      return handOut(starter.get());
    }

    @Override
    public Run<?> start() {
      return starter.get();
    }
  }

  private static final class OfDouble implements DoubleSequence, Restartable {
    private final Supplier<? extends DoubleRun> starter;

    OfDouble(Supplier<? extends DoubleRun> starter) {
      this.starter = starter;
    }

    @Override
    public DoubleGeneratorIterator iterator() {
      return handOut(starter.get());
    }

    @Override
    public Run<?> start() {
      return starter.get();
    }
  }
}
