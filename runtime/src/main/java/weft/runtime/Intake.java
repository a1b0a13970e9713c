package weft.runtime;

import java.util.Iterator;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import weft.DoubleSequence;
import weft.IntSequence;
import weft.LongSequence;

/** A source that a run has entered, with the operations behind it. */
public final class Intake {
  /** What consumes the elements. */
  Object consumer;

  /** The source around this one, which goes on when this one is exhausted. */
  Intake outer;

  /** What is to be closed when this one is exhausted or abandoned. */
  AutoCloseable resource;

  /** Elements have to be taken one by one, as an operation may have enough of them. */
  boolean canStop;

  private final Pump pump;
  private final int kind;
  private Object source;
  private Spliterator<?> elements;

  /** The source that takes turns with this one, and its elements once it is open. */
  private Object second;

  private Spliterator<?> waiting;
  private boolean stopped;

  Intake(Pump pump, Pipe<?> pipe, Intake outer) {
    this.pump = pump;
    this.source = pipe.source;
    this.kind = pipe.from;
    this.outer = outer;
  }

  /** Nothing but {@code resource}, to be closed after {@code inner}, as it was opened before. */
  private Intake(Intake inner, AutoCloseable resource) {
    this.pump = inner.pump;
    this.kind = inner.kind;
    this.outer = inner.outer;
    this.resource = resource;
    this.stopped = true;
  }

  /** For an operation that may {@link #stop()}. */
  public void canStop() {
    canStop = true;
  }

  /** Ends this intake, and those that were entered from it, which an operation has enough of. */
  public void stop() {
    for (Intake intake = pump.top; intake != outer; intake = intake.outer) intake.stopped = true;
  }

  /** For an operation that delivers all elements of {@code inner} before it is given the next one. */
  public <T> void enter(Iterable<? extends T> inner, Consumer<T> consumer) {
    pump.enter(Pipe.of(Objects.requireNonNull(inner), Pipe.OBJECT), consumer);
  }

  /** The same for {@code int} values. */
  public void enter(IntSequence inner, IntConsumer consumer) {
    pump.enter(Pipe.of(Objects.requireNonNull(inner), Pipe.INT), consumer);
  }

  /** The same for {@code long} values. */
  public void enter(LongSequence inner, LongConsumer consumer) {
    pump.enter(Pipe.of(Objects.requireNonNull(inner), Pipe.LONG), consumer);
  }

  /** The same for {@code double} values. */
  public void enter(DoubleSequence inner, DoubleConsumer consumer) {
    pump.enter(Pipe.of(Objects.requireNonNull(inner), Pipe.DOUBLE), consumer);
  }

  /** A second source, for an operation that stops where one of them ends. It is closed with this intake. */
  public <T> Iterator<T> open(Iterable<T> other) {
    canStop = true;
    return iterator(other);
  }

  /** A second source, whose elements alternate with those of the first one. */
  public void interleave(Iterable<?> other) {
    canStop = true;
    second = other;
  }

  /** Gives the next element to the consumer. */
  boolean advance() {
    if (stopped) return false;
    if (elements == null) {
      elements = elements(source);
    } else if (takesTurns()) {
      takeTurn();
    }
    if (tryAdvance()) return true;
    if (!takesTurns()) return false;
    takeTurn();
    waiting = null;
    return tryAdvance();
  }

  private boolean takesTurns() {
    return waiting != null || second != null;
  }

  private void takeTurn() {
    if (second != null) {
      waiting = elements(second);
      second = null;
    }
    Spliterator<?> turn = waiting;
    waiting = elements;
    elements = turn;
  }

  @SuppressWarnings("unchecked") // the consumer is one of this kind
  private boolean tryAdvance() {
    return kind == Pipe.OBJECT
        ? elements.tryAdvance((Consumer<Object>) consumer)
        : ((Spliterator.OfPrimitive<?, Object, ?>) elements).tryAdvance(consumer);
  }

  /** Gives all elements to the consumer. */
  @SuppressWarnings("unchecked") // the consumer is one of this kind
  void exhaust(int depth) throws Throwable {
    elements = elements(source);
    if (resource instanceof Run<?> run) {
      resource = null; // a run that is pushed closes itself
      switch (kind) {
        case Pipe.INT -> IntRun.pushRun(run, (IntConsumer) consumer, depth);
        case Pipe.LONG -> LongRun.pushRun(run, (LongConsumer) consumer, depth);
        case Pipe.DOUBLE -> DoubleRun.pushRun(run, (DoubleConsumer) consumer, depth);
        default -> Run.pushRun(run, (Consumer<Object>) consumer, depth);
      }
    } else if (kind == Pipe.OBJECT) {
      elements.forEachRemaining((Consumer<Object>) consumer);
    } else {
      ((Spliterator.OfPrimitive<?, Object, ?>) elements).forEachRemaining(consumer);
    }
  }

  private Spliterator<?> elements(Object source) {
    if (source instanceof Iterable<?> iterable) return elements(iterator(iterable));
    Object opened = ((Supplier<?>) source).get();
    if (!(opened instanceof BaseStream<?, ?> stream)) return (Spliterator<?>) opened;
    hold(stream);
    return stream.spliterator();
  }

  private Spliterator<?> elements(Iterator<?> iterator) {
    return switch (kind) {
      case Pipe.INT -> Spliterators.spliteratorUnknownSize((PrimitiveIterator.OfInt) iterator, 0);
      case Pipe.LONG -> Spliterators.spliteratorUnknownSize((PrimitiveIterator.OfLong) iterator, 0);
      case Pipe.DOUBLE -> Spliterators.spliteratorUnknownSize((PrimitiveIterator.OfDouble) iterator, 0);
      default -> Spliterators.spliteratorUnknownSize(iterator, 0);
    };
  }

  @SuppressWarnings("unchecked") // a sequence of T starts runs of T
  private <T> Iterator<T> iterator(Iterable<T> source) {
    Iterator<T> iterator = source instanceof Restartable restartable ? (Iterator<T>) restartable.start() : source.iterator();
    if (iterator instanceof AutoCloseable closeable) hold(closeable);
    return iterator;
  }

  private void hold(AutoCloseable opened) {
    if (resource != null) outer = new Intake(this, resource);
    resource = opened;
  }
}
