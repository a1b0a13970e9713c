package weft.runtime;

import weft.IntGeneratorIterator;
import weft.IntSequence;

/**
 * A sequence of {@code int} values whose runs start from the same arguments. The generated subclass holds the arguments. It is a class of its own, and not a
 * lambda, because HotSpot always inlines constructors and what returns an iterator, also where it has seen them called only
 * a few times: then a loop over a sequence that was made beside it needs no objects.
 */
public abstract class IntRunSequence extends Restartable implements IntSequence {
  /** For the generated subclass. */
  protected IntRunSequence() {}

  @Override
  public abstract IntRun start();

  @Override
  public final IntGeneratorIterator iterator() {
    return Sequences.handOut(start());
  }
}
