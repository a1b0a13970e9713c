package weft;

import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntConsumer;

/** {@link RunSpliterator} without boxing. */
final class IntRunSpliterator extends Spliterators.AbstractIntSpliterator {
  private final IntGeneratorIterator run;

  IntRunSpliterator(IntGeneratorIterator run) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.run = run;
  }

  @Override
  public boolean tryAdvance(IntConsumer action) {
    Objects.requireNonNull(action);
    if (!run.hasNext()) return false;
    action.accept(run.nextInt());
    return true;
  }

  @Override
  public void forEachRemaining(IntConsumer action) {
    run.forEachRemaining(action);
  }
}
