package weft.runtime;

/**
 * One operation of a {@link Pipe}: what it makes of the elements that it is given. Made anew for each run, so it may have a
 * state. It gives at most one element to {@code down} for each that it is given, or lets the intake enter a sequence of them.
 *
 * @param <U> the consumer of what the operation is given: a {@code Consumer}, {@code IntConsumer}, {@code LongConsumer} or
 *     {@code DoubleConsumer}
 * @param <D> the consumer of what it delivers
 */
@FunctionalInterface
public interface Stage<U, D> {
  /** What consumes the elements of {@code intake}, as far as this operation, and gives what it makes of them to {@code down}. */
  U onto(D down, Intake intake);
}
