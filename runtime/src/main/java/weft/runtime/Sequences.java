package weft.runtime;

import java.util.Objects;
import java.util.concurrent.Flow;
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

/**
 * What generated factories of iterators and streams make; those of sequences make a {@link RunSequence} or its like.
 *
 * <p>Runs are supplied as interfaces although they are classes of this package. To verify that a lambda may return a class
 * as its superclass, the JVM loads it, and so the first use of a companion would load all run classes in it. Here they are
 * cast back at once: a cast to a class is cheaper than one to an interface.
 */
public final class Sequences {
  /** The processor generates classes for the runtime of its own release only. */
  public static final String RELEASE = "0.1.0";

  private Sequences() {}

  /** A sequence whose runs {@code starter} makes. */
  public static <T> Sequence<T> of(Supplier<? extends GeneratorIterator<T>> starter) {
    return new OfObject<>(Objects.requireNonNull(starter));
  }

  /** A sequence of {@code int} values whose runs {@code starter} makes. */
  public static IntSequence ofInt(Supplier<? extends IntGeneratorIterator> starter) {
    return new OfInt(Objects.requireNonNull(starter));
  }

  /** A sequence of {@code long} values whose runs {@code starter} makes. */
  public static LongSequence ofLong(Supplier<? extends LongGeneratorIterator> starter) {
    return new OfLong(Objects.requireNonNull(starter));
  }

  /** A sequence of {@code double} values whose runs {@code starter} makes. */
  public static DoubleSequence ofDouble(Supplier<? extends DoubleGeneratorIterator> starter) {
    return new OfDouble(Objects.requireNonNull(starter));
  }

  /** What users get for {@code run}: the run itself, unless {@link Leaks} are to be reported. */
  public static <T> GeneratorIterator<T> handOut(Run<T> run) {
    if (Leaks.ARE_REPORTED) return Leaks.watch(run);
    return run;
  }

  /** The same for {@code int} values. */
  public static IntGeneratorIterator handOut(IntRun run) {
    if (Leaks.ARE_REPORTED) return Leaks.watch(run);
    return run;
  }

  /** The same for {@code long} values. */
  public static LongGeneratorIterator handOut(LongRun run) {
    if (Leaks.ARE_REPORTED) return Leaks.watch(run);
    return run;
  }

  /** The same for {@code double} values. */
  public static DoubleGeneratorIterator handOut(DoubleRun run) {
    if (Leaks.ARE_REPORTED) return Leaks.watch(run);
    return run;
  }

  /** The same for a coroutine. */
  public static <T, S, R> Coroutine<T, S, R> handOut(CoroutineRun<T, S, R> run) {
    if (Leaks.ARE_REPORTED) return Leaks.watch(run);
    return run;
  }

  /** A publisher that makes a run for each subscriber. */
  public static <T> Flow.Publisher<T> publisher(Supplier<? extends Flow.Subscription> starter) {
    return subscriber -> {
      Objects.requireNonNull(subscriber);
      start(starter.get(), subscriber);
    };
  }

  @SuppressWarnings("unchecked") // the starter makes runs of that type
  private static <T> void start(Flow.Subscription run, Flow.Subscriber<? super T> subscriber) {
    ((PublisherRun<T>) run).subscribe(subscriber);
  }

  // Classes and not records: a sequence is equal to itself only.

  private static final class OfObject<T> extends RunSequence<T> {
    private final Supplier<? extends GeneratorIterator<T>> starter;

    OfObject(Supplier<? extends GeneratorIterator<T>> starter) {
      this.starter = starter;
    }

    @Override
    public Run<T> start() {
      return (Run<T>) starter.get();
    }

    @Override
    public Object origin() {
      return starter;
    }
  }

  private static final class OfInt extends IntRunSequence {
    private final Supplier<? extends IntGeneratorIterator> starter;

    OfInt(Supplier<? extends IntGeneratorIterator> starter) {
      this.starter = starter;
    }

    @Override
    public IntRun start() {
      return (IntRun) starter.get();
    }

    @Override
    public Object origin() {
      return starter;
    }
  }

  private static final class OfLong extends LongRunSequence {
    private final Supplier<? extends LongGeneratorIterator> starter;

    OfLong(Supplier<? extends LongGeneratorIterator> starter) {
      this.starter = starter;
    }

    @Override
    public LongRun start() {
      return (LongRun) starter.get();
    }

    @Override
    public Object origin() {
      return starter;
    }
  }

  private static final class OfDouble extends DoubleRunSequence {
    private final Supplier<? extends DoubleGeneratorIterator> starter;

    OfDouble(Supplier<? extends DoubleGeneratorIterator> starter) {
      this.starter = starter;
    }

    @Override
    public DoubleRun start() {
      return (DoubleRun) starter.get();
    }

    @Override
    public Object origin() {
      return starter;
    }
  }
}
