package weft.runtime;

import weft.GeneratorIterator;
import weft.Sequence;

/**
 * A sequence whose runs start from the same arguments. The generated subclass holds the arguments. It is a class of its own, and not a
 * lambda, because HotSpot always inlines constructors and what returns an iterator, also where it has seen them called only
 * a few times: then a loop over a sequence that was made beside it needs no objects.
 */
public abstract class RunSequence<T> extends Restartable implements Sequence<T> {
  /** For the generated subclass. */
  protected RunSequence() {}

  @Override
  public abstract Run<T> start();

  @Override
  public final GeneratorIterator<T> iterator() {
    return Sequences.handOut(start());
  }
}
