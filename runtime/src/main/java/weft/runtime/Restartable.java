package weft.runtime;

/**
 * A sequence of generated code: each run that it starts belongs to whoever asked for it, and to nobody else. A class and not
 * an interface, because it is asked of each source of a delegation: that another class does not implement an interface, HotSpot
 * finds out by searching all that it implements.
 */
abstract class Restartable {
  /** Starts a run. */
  public abstract Run<?> start();

  /** What knows how runs are made: a {@link Pipe}, if the sequence is one. */
  Object origin() {
    return this;
  }
}
