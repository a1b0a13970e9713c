package weft;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * A lazy sequence of {@code double} values: {@link Sequence} without boxing. Each {@link #iterator()} starts an independent
 * run of the body from the original arguments.
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

  private static Spliterator.OfDouble elements(DoubleGeneratorIterator run) {
    return Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED | Spliterator.NONNULL);
  }
}
