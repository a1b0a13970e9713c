package weft;

import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.DoubleConsumer;

/** {@link RunSpliterator} without boxing. */
final class DoubleRunSpliterator extends Spliterators.AbstractDoubleSpliterator {
  private final DoubleGeneratorIterator run;

  DoubleRunSpliterator(DoubleGeneratorIterator run) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.run = run;
  }

  @Override
  public boolean tryAdvance(DoubleConsumer action) {
    Objects.requireNonNull(action);
    if (!run.hasNext()) return false;
    action.accept(run.nextDouble());
    return true;
  }

  @Override
  public void forEachRemaining(DoubleConsumer action) {
    run.forEachRemaining(action);
  }
}
