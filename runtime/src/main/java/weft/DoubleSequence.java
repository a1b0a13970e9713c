package weft;

import java.util.Spliterator;
import java.util.Spliterators;
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

  /** Starts a run as a sequential, ordered stream. Closing the stream closes the run. */
  default DoubleStream stream() {
    DoubleGeneratorIterator run = iterator();
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.doubleStream(Spliterators.spliteratorUnknownSize(run, characteristics), false)
        .onClose(run::close);
  }

  /** Runs the body and gives each element to {@code action}, without boxing. */
  default void forEachDouble(DoubleConsumer action) {
    iterator().forEachRemaining(action);
  }
}
