package weft.runtime;

import java.util.Iterator;
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
  private Iterator<?> elements;

  /** The same, if they are those of a run, which no other source takes turns with. */
  private Run<?> run;

  /** The source that takes turns with this one, and its elements once it is open. */
  private Object second;

  private Iterator<?> waiting;
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
    pump.enter(Pipe.of(inner, Pipe.OBJECT), consumer);
  }

  /** The same for {@code int} values. */
  public void enter(IntSequence inner, IntConsumer consumer) {
    pump.enter(Pipe.of(inner, Pipe.INT), consumer);
  }

  /** The same for {@code long} values. */
  public void enter(LongSequence inner, LongConsumer consumer) {
    pump.enter(Pipe.of(inner, Pipe.LONG), consumer);
  }

  /** The same for {@code double} values. */
  public void enter(DoubleSequence inner, DoubleConsumer consumer) {
    pump.enter(Pipe.of(inner, Pipe.DOUBLE), consumer);
  }

  /** A second source, for an operation that stops where one of them ends. It is closed with this intake. */
  @SuppressWarnings("unchecked") // a sequence of T starts runs of T
  public <T> Iterator<T> open(Iterable<T> other) {
    canStop = true;
    return (Iterator<T>) iterator(other);
  }

  /** A second source, whose elements alternate with those of the first one. */
  public void interleave(Iterable<?> other) {
    canStop = true;
    second = other;
  }

  /** Gives the next element to the consumer, and more of them as long as what a run delivers is dropped. */
  boolean advance() {
    if (stopped) return false;
    if (run != null) return draw();
    if (elements == null) {
      elements = elements(open(source));
      if (elements instanceof Run<?> opened && second == null) {
        run = opened;
        return draw();
      }
    } else if (takesTurns()) {
      takeTurn();
    }
    if (!elements.hasNext()) {
      if (!takesTurns()) return false;
      takeTurn();
      waiting = null; // what is left of the other one
      if (!elements.hasNext()) return false;
    }
    give();
    return true;
  }

  @SuppressWarnings("unchecked") // the consumer is one of this kind
  private boolean draw() {
    return switch (kind) {
      case Pipe.INT -> ((IntRun) run).draw((IntConsumer) consumer, this);
      case Pipe.LONG -> ((LongRun) run).draw((LongConsumer) consumer, this);
      case Pipe.DOUBLE -> ((DoubleRun) run).draw((DoubleConsumer) consumer, this);
      default -> run.drawBoxed((Consumer<Object>) consumer, this);
    };
  }

  @SuppressWarnings("unchecked") // the consumer is one of this kind
  private void give() {
    switch (kind) {
      case Pipe.INT -> ((IntConsumer) consumer).accept(((PrimitiveIterator.OfInt) elements).nextInt());
      case Pipe.LONG -> ((LongConsumer) consumer).accept(((PrimitiveIterator.OfLong) elements).nextLong());
      case Pipe.DOUBLE -> ((DoubleConsumer) consumer).accept(((PrimitiveIterator.OfDouble) elements).nextDouble());
      default -> ((Consumer<Object>) consumer).accept(elements.next());
    }
  }

  /** Whether an element has been dropped on its way, and nothing else has happened. */
  boolean wantsMore() {
    return pump.answer == Run.DONE && pump.top == this && !stopped;
  }

  private boolean takesTurns() {
    return waiting != null || second != null;
  }

  private void takeTurn() {
    if (second != null) {
      waiting = elements(open(second));
      second = null;
    }
    Iterator<?> turn = waiting;
    waiting = elements;
    elements = turn;
  }

  /** Gives all elements to the consumer. */
  @SuppressWarnings("unchecked") // the consumer is one of this kind
  void exhaust(int depth) {
    Object opened = open(source);
    try {
      if (opened instanceof Run<?> run && run.state == 0) {
        resource = null; // a run that is pushed closes itself
        switch (kind) {
          case Pipe.INT -> ((IntRun) run).deliver((IntConsumer) consumer, depth);
          case Pipe.LONG -> ((LongRun) run).deliver((LongConsumer) consumer, depth);
          case Pipe.DOUBLE -> ((DoubleRun) run).deliver((DoubleConsumer) consumer, depth);
          default -> run.deliverBoxed((Consumer<Object>) consumer, depth);
        }
      } else if (kind == Pipe.OBJECT) {
        if (opened instanceof Spliterator<?> spliterator) {
          spliterator.forEachRemaining((Consumer<Object>) consumer);
        } else {
          ((Iterator<?>) opened).forEachRemaining((Consumer<Object>) consumer);
        }
      } else if (opened instanceof Spliterator.OfPrimitive<?, ?, ?>) {
        ((Spliterator.OfPrimitive<?, Object, ?>) opened).forEachRemaining(consumer);
      } else {
        ((PrimitiveIterator<?, Object>) opened).forEachRemaining(consumer);
      }
    } catch (Throwable thrown) {
      throw Run.sneak(thrown);
    }
  }

  /** The iterator or spliterator of a source. */
  private Object open(Object source) {
    if (source instanceof Iterable<?> iterable) return iterator(iterable);
    Object opened = ((Supplier<?>) source).get();
    if (!(opened instanceof BaseStream<?, ?> stream)) return opened;
    hold(stream);
    return stream.spliterator();
  }

  private Iterator<?> elements(Object opened) {
    if (opened instanceof Iterator<?> iterator) return iterator;
    return switch (kind) {
      case Pipe.INT -> Spliterators.iterator((Spliterator.OfInt) opened);
      case Pipe.LONG -> Spliterators.iterator((Spliterator.OfLong) opened);
      case Pipe.DOUBLE -> Spliterators.iterator((Spliterator.OfDouble) opened);
      default -> Spliterators.iterator((Spliterator<?>) opened);
    };
  }

  private Iterator<?> iterator(Iterable<?> source) {
    Iterator<?> iterator = source instanceof Restartable restartable ? restartable.start() : source.iterator();
    if (iterator instanceof AutoCloseable closeable) hold(closeable);
    return iterator;
  }

  private void hold(AutoCloseable opened) {
    if (resource != null) outer = new Intake(this, resource);
    resource = opened;
  }
}
