package weft.runtime;

import java.util.function.LongConsumer;

/** A run of a {@link Pipe} of {@code long} values. It is the last consumer of the pipe itself. */
@SuppressWarnings("overloads") // no lambda is given to push and its like
final class LongPipeRun extends LongRun implements LongConsumer {
  private final Pump pump;

  LongPipeRun(Pipe<?> pipe) {
    pump = new Pump(this, pipe);
  }

  @Override
  protected int advance() throws Throwable {
    return pump.advance();
  }

  @Override
  public void accept(long element) {
    value = element;
    pump.answer = VALUE;
  }

  @Override
  protected void push(LongConsumer consumer, int depth) throws Throwable {
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
