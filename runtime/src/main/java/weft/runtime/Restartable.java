package weft.runtime;

/** A sequence of generated code: each run that it starts belongs to whoever asked for it, and to nobody else. */
interface Restartable {
  /** Starts a run. */
  Run<?> start();

  /** What knows how runs are made: a {@link Pipe}, if the sequence is one. */
  default Object origin() {
    return this;
  }
}
