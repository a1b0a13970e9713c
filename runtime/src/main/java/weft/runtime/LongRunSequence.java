package weft.runtime;

import weft.LongGeneratorIterator;
import weft.LongSequence;

/**
 * A sequence of {@code long} values whose runs start from the same arguments. The generated subclass holds the arguments. It is a class of its own, and not a
 * lambda, because HotSpot always inlines constructors and what returns an iterator, also where it has seen them called only
 * a few times: then a loop over a sequence that was made beside it needs no objects.
 */
public abstract class LongRunSequence extends Restartable implements LongSequence {
  /** For the generated subclass. */
  protected LongRunSequence() {}

  @Override
  public abstract LongRun start();

  @Override
  public final LongGeneratorIterator iterator() {
    return Sequences.handOut(start());
  }
}
