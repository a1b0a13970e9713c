package weft;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/**
 * A lazy sequence of {@code long} values: {@link Sequence} without boxing. Each {@link #iterator()} starts an independent
 * run of the body from the original arguments.
 */
public interface LongSequence extends Iterable<Long> {
  /** Starts a run. Nothing of the body is executed before the first element is asked for. */
  @Override
  LongGeneratorIterator iterator();

  /** Starts a run as a sequential, ordered stream. Closing the stream closes the run. */
  default LongStream stream() {
    LongGeneratorIterator run = iterator();
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.longStream(Spliterators.spliteratorUnknownSize(run, characteristics), false)
        .onClose(run::close);
  }

  /** Runs the body and gives each element to {@code action}, without boxing. */
  default void forEachLong(LongConsumer action) {
    iterator().forEachRemaining(action);
  }
}
