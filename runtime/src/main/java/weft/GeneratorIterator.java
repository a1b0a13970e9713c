package weft;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * One run of a generator: an iterator that can be closed.
 *
 * <pre>{@code
 * try (GeneratorIterator<String> lines = lines(path).iterator()) {
 *   if (lines.hasNext()) System.out.println(lines.next());
 * } // the reader that the generator holds open is closed here
 * }</pre>
 *
 * <p>{@code hasNext()} runs the body up to its next yield and is idempotent; {@code next()} works without it and throws
 * {@link NoSuchElementException} after the end, for ever. {@code null} is an element. An exception of the body, checked
 * or not, leaves {@code hasNext()} or {@code next()} unchanged, and the generator is finished. Advancing or closing a
 * generator from inside its own body throws {@link IllegalStateException}. {@code remove()} is not supported.
 *
 * <p>{@code forEachRemaining} of a run that has not started is the body as the plain loop that it is, with the action in
 * place of the yields, if none of these stands inside a {@code try} statement: nothing is suspended. As the body is executing
 * then, the action must not use the run ({@link IllegalStateException}). What the action throws leaves
 * {@code forEachRemaining}. Close the run after that: whether it has ended already, or could go on behind the element,
 * depends on the body.
 *
 * <p>A run is not thread-safe. It may be handed from thread to thread if the hand-over orders the accesses.
 */
public interface GeneratorIterator<T> extends Iterator<T>, AutoCloseable {
  /**
   * Ends the run as if the body returned where it is suspended: pending {@code finally} blocks and resources run,
   * innermost first, and no {@code catch} sees it. Before the first element and after the end nothing runs; twice is
   * once; an element fetched ahead is dropped. A generator that is run to its end need not be closed.
   *
   * <p>What a {@code finally} block throws leaves this method unchanged, checked exceptions too. A yield that is reached
   * while closing throws {@link IllegalStateException} in the body.
   */
  @Override
  void close();
}
