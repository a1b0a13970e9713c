package weft;

import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A lazy sequence: what a generator method returns. Each {@link #iterator()} starts an independent run of the body from
 * the original arguments.
 *
 * <pre>{@code
 * Sequence<Integer> squares = squares(10);
 * for (int x : squares) System.out.println(x);
 * int sum = squares.stream().mapToInt(x -> x).sum(); // runs the body again
 * }</pre>
 *
 * <p>A {@code for} loop that is left early does not close the run (Java's {@code for} never does). Where the body holds
 * something open, take the {@link #iterator()} or the {@link #stream()} in a {@code try} statement.
 */
public interface Sequence<T> extends Iterable<T> {
  /** Starts a run. Nothing of the body is executed before its first {@code hasNext()} or {@code next()}. */
  @Override
  GeneratorIterator<T> iterator();

  /**
   * Starts a run and gives each of its elements to {@code action}. Where no yield of the body stands inside a {@code try}
   * statement, this is the body as the plain loop that it is, with {@code action} in place of the yields: nothing is
   * suspended. What {@code action} throws leaves this method, and the run is closed.
   */
  @Override
  default void forEach(Consumer<? super T> action) {
    try (GeneratorIterator<T> run = iterator()) {
      run.forEachRemaining(action);
    }
  }

  /**
   * Starts a run as a sequential, ordered stream. A terminal operation that consumes all elements is the plain loop that
   * {@link #forEach} is; one that may stop early takes them one by one, and the body runs no further than that. Closing the
   * stream closes the run.
   */
  default Stream<T> stream() {
    GeneratorIterator<T> run = iterator();
    return StreamSupport.stream(new RunSpliterator<>(run), false).onClose(run::close);
  }

  /**
   * Starts a run: its elements, ordered. {@link Spliterator#NONNULL} where they are of primitive type until they are boxed.
   */
  @Override
  default Spliterator<T> spliterator() {
    return new RunSpliterator<>(iterator());
  }
}
