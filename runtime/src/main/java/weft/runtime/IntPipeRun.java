package weft.runtime;

import java.util.function.IntConsumer;

/** A run of a {@link Pipe} of {@code int} values. It is the last consumer of the pipe itself. */
@SuppressWarnings("overloads") // no lambda is given to push and its like
final class IntPipeRun extends IntRun implements IntConsumer {
  private final Pump pump;

  IntPipeRun(Pipe<?> pipe) {
    pump = new Pump(this, pipe);
  }

  @Override
  protected int advance() throws Throwable {
    return pump.advance();
  }

  @Override
  public void accept(int element) {
    value = element;
    pump.answer = VALUE;
  }

  @Override
  protected void push(IntConsumer consumer, int depth) throws Throwable {
    pump.push(consumer, depth);
  }

  @Override
  protected int abandonPoint(int state) {
    return Pump.ABANDONED;
  }

  @Override
  boolean holdsOpen() {
    return pump.holdsOpen();
  }

  @Override
  protected void clear() {
    pump.clear();
  }
}
