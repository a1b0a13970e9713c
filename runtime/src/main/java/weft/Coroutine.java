package weft;

import java.util.NoSuchElementException;

/**
 * A generator that is talked to: it yields elements of type {@code T}, is sent answers of type {@code S}, and ends with a
 * result of type {@code R}.
 *
 * <pre>{@code
 * @Generator
 * static Coroutine<Double, Double, Integer> average() {
 *   double sum = 0;
 *   int n = 0;
 *   Double mean = null;
 *   while (true) {
 *     Double x = Gen.ask(mean); // yields the mean, becomes what is sent
 *     if (x == null) return Gen.end(n); // the result
 *     sum += x;
 *     mean = sum / ++n;
 *   }
 * }
 *
 * var average = average();
 * average.next(); // runs to the first ask
 * average.send(10.0); // 10.0
 * average.send(20.0); // 15.0
 * }</pre>
 *
 * <p>It is a single run. {@code next()} sends {@code null}; so does {@code hasNext()}, if it has to run the body in order to
 * know. Where an element has been fetched ahead in this way, nobody has seen yet what an answer would be an answer to:
 * {@code send} of anything but {@code null} throws {@link IllegalStateException} then, until the element has been taken.
 *
 * <p>While the body delegates by {@code R r = Gen.yieldAll(coroutine)}, whatever is sent or raised goes to the innermost
 * coroutine, and the result of the delegate is the value of the expression. Any other source is not talked to: an answer
 * for it throws {@link UnsupportedOperationException} at the {@code yieldAll}, and what is raised arises there; it is
 * closed before.
 */
public interface Coroutine<T, S, R> extends GeneratorIterator<T> {
  /**
   * Resumes the body; {@code answer} becomes the value of the {@link Gen#ask(Object) ask} where it is suspended. A plain
   * yield ignores it.
   *
   * @return the next element
   * @throws IllegalStateException if {@code answer} is not null and nothing has been asked: before the first element, or
   *     while one that was fetched ahead is waiting; if the body is executing
   * @throws NoSuchElementException if the body ends instead of yielding, or has ended
   */
  T send(S answer);

  /**
   * Resumes the body by throwing {@code exception} where it is suspended. Unlike in {@link #close()}, the body may answer
   * with an element, also from a {@code finally} block: then the exception goes on when the body is resumed. Before the
   * start, the body runs nothing, and is finished. An element that was fetched ahead is dropped.
   *
   * <p>The exception leaves this method unchanged, checked or not, if the body does not catch it, has not started, or has
   * ended.
   *
   * @return the next element
   * @throws NoSuchElementException if the body ends instead of yielding
   */
  T raise(Throwable exception);

  /**
   * What the body gave to {@link Gen#end(Object) Gen.end}.
   *
   * @throws IllegalStateException if the body has not ended yet, was closed, or has thrown
   */
  R result();

  /** Whether the body has ended: by its end, an exception, or {@link #close()}. Runs nothing. */
  boolean isFinished();
}
