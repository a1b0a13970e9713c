package weft;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
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

  /** Starts a run and gives each of its elements to {@code action}: {@link #forEachInt}, with boxes. */
  @Override
  default void forEach(Consumer<? super Integer> action) {
    try (IntGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run and gives each of its elements to {@code action}, without boxing. It costs what {@link Sequence#forEach}
   * costs. What {@code action} throws leaves this method, and the run is closed.
   */
  default void forEachInt(IntConsumer action) {
    try (IntGeneratorIterator run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run as a sequential, ordered stream. Its terminal operations cost what those of {@link Sequence#stream()}
   * cost. Closing the stream closes the run.
   */
  default IntStream stream() {
    IntGeneratorIterator run = iterator();
    return StreamSupport.intStream(elements(run), false).onClose(run::close);
  }

  /** Starts a run: its elements, ordered and not null. */
  @Override
  default Spliterator.OfInt spliterator() {
    return elements(iterator());
  }

  private static Spliterator.OfInt elements(IntGeneratorIterator run) {
    return Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED | Spliterator.NONNULL);
  }
}
