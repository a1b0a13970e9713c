package weft;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A lazy sequence of {@code int} values: {@link Sequence} without boxing. Each {@link #iterator()} starts an independent
 * run of the body from the original arguments.
 */
public interface IntSequence extends Iterable<Integer> {
  /** Starts a run. Nothing of the body is executed before the first element is asked for. */
  @Override
  IntGeneratorIterator iterator();

  /** Starts a run as a sequential, ordered stream. Closing the stream closes the run. */
  default IntStream stream() {
    IntGeneratorIterator run = iterator();
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.intStream(Spliterators.spliteratorUnknownSize(run, characteristics), false)
        .onClose(run::close);
  }

  /** Runs the body and gives each element to {@code action}, without boxing. */
  default void forEachInt(IntConsumer action) {
    iterator().forEachRemaining(action);
  }
}
