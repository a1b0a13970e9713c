package weft;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
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

  /** Starts a run and gives each of its elements to {@code action}: {@link #forEachLong}, with boxes. */
  @Override
  default void forEach(Consumer<? super Long> action) {
    try (LongGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run and gives each of its elements to {@code action}, without boxing. It costs what {@link Sequence#forEach}
   * costs. What {@code action} throws leaves this method, and the run is closed.
   */
  default void forEachLong(LongConsumer action) {
    try (LongGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run as a sequential, ordered stream. Its terminal operations cost what those of {@link Sequence#stream()}
   * cost. Closing the stream closes the run.
   */
  default LongStream stream() {
    LongGeneratorIterator run = iterator();
    return StreamSupport.longStream(elements(run), false).onClose(run::close);
  }

  /** Starts a run: its elements, ordered and not null. */
  @Override
  default Spliterator.OfLong spliterator() {
    return elements(iterator());
  }

  private static Spliterator.OfLong elements(LongGeneratorIterator run) {
    return Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED | Spliterator.NONNULL);
  }
}
