package weft;

import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongConsumer;

/** {@link RunSpliterator} without boxing. */
final class LongRunSpliterator extends Spliterators.AbstractLongSpliterator {
  private final LongGeneratorIterator run;

  LongRunSpliterator(LongGeneratorIterator run) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.run = run;
  }

  @Override
  public boolean tryAdvance(LongConsumer action) {
    Objects.requireNonNull(action);
    if (!run.hasNext()) return false;
    action.accept(run.nextLong());
    return true;
  }

  @Override
  public void forEachRemaining(LongConsumer action) {
    run.forEachRemaining(action);
  }
}
