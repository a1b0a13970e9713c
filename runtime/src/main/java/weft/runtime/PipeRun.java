package weft.runtime;

import java.util.function.Consumer;

/** A run of a {@link Pipe} of references. It is the last consumer of the pipe itself. */
final class PipeRun<T> extends ObjectRun<T> implements Consumer<Object> {
  private final Pump pump;

  PipeRun(Pipe<?> pipe) {
    pump = new Pump(this, pipe);
  }

  @Override
  protected int advance() throws Throwable {
    return pump.advance();
  }

  @Override
  public void accept(Object element) {
    value = element;
    pump.answer = VALUE;
  }

  @Override
  protected void push(Consumer<Object> consumer, int depth) throws Throwable {
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
