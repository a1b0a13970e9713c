package weft.runtime;

import weft.DoubleGeneratorIterator;
import weft.DoubleSequence;

/**
 * A sequence of {@code double} values whose runs start from the same arguments. The generated subclass holds the arguments. It is a class of its own, and not a
 * lambda, because HotSpot always inlines constructors and what returns an iterator, also where it has seen them called only
 * a few times: then a loop over a sequence that was made beside it needs no objects.
 */
public abstract class DoubleRunSequence extends Restartable implements DoubleSequence {
  /** For the generated subclass. */
  protected DoubleRunSequence() {}

  @Override
  public abstract DoubleRun start();

  @Override
  public final DoubleGeneratorIterator iterator() {
    return Sequences.handOut(start());
  }
}
