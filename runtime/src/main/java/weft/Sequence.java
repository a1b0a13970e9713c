package weft;

import java.util.Spliterator;
import java.util.Spliterators;
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

  /** Starts a run as a sequential, ordered stream. Closing the stream closes the run. */
  default Stream<T> stream() {
    GeneratorIterator<T> run = iterator();
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED), false)
        .onClose(run::close);
  }
}
