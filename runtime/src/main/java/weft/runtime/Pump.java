package weft.runtime;

/**
 * The body of a run of a {@link Pipe}. The sources that are open, one inside the other, are a list of intakes: the innermost
 * one is advanced, and what it delivers goes through its operations to the run, which is suspended then. So an operation
 * that goes over a sequence for each element needs no Java stack, however deep that goes.
 */
final class Pump {
  /** The state from which a run closes what is open. */
  static final int ABANDONED = 2;

  private static final int SUSPENDED = 1;

  /** The innermost source that is open. */
  Intake top;

  /** What {@link Run#advance()} is to answer; {@link Run#DONE} as long as there is nothing to say. */
  int answer;

  private final Run<?> run;
  private Pipe<?> pipe;

  /** Whoever enters a source is to exhaust it. */
  private boolean pushes;

  /** How many sources are being exhausted, one inside the other. */
  private int depth;

  Pump(Run<?> run, Pipe<?> pipe) {
    this.run = run;
    this.pipe = pipe;
  }

  /** {@link Run#advance()}. */
  int advance() throws Throwable {
    int state = run.state;
    if (state == ABANDONED) return abandon();
    if (state < 0) return state == Run.FINISHED ? Run.DONE : Run.EXECUTING;
    run.state = Run.RUNNING;
    try {
      if (state == SUSPENDED) {
        run.rethrow();
      } else {
        enter(take(), run);
      }
      while (answer == Run.DONE && top != null) if (!top.advance()) leave();
    } catch (Throwable thrown) {
      throw close(thrown);
    }
    int answered = answer;
    answer = Run.DONE;
    run.state = answered == Run.VALUE || top != null ? SUSPENDED : Run.FINISHED;
    return answered;
  }

  private int abandon() throws Throwable {
    run.state = Run.FINISHED;
    Throwable thrown = close(null);
    if (thrown != null) throw thrown;
    return Run.DONE;
  }

  /** {@link Run#push}, with a consumer of the run's kind. */
  void push(Object consumer, int depth) throws Throwable {
    run.state = Run.RUNNING;
    this.depth = depth;
    pushes = true;
    try {
      enter(take(), consumer);
    } catch (Throwable thrown) {
      throw close(thrown);
    }
  }

  private Pipe<?> take() {
    Pipe<?> taken = pipe;
    pipe = null;
    return taken;
  }

  /**
   * Opens a source inside those that are open. Where {@code consumer} is the run itself, there are no operations behind it,
   * and a run of ours is a delegate like that of any body.
   */
  void enter(Pipe<?> inner, Object consumer) {
    if (consumer == run && inner.stage == null && inner.source instanceof Restartable restartable) {
      answer = run.adopt(restartable.start());
      return;
    }
    Intake outer = top;
    Intake intake = new Intake(this, inner, outer);
    top = intake;
    intake.consumer = inner.stage == null ? consumer : inner.stage.onto(consumer, intake);
    if (!pushes) return;
    if (intake.canStop || depth >= Run.DEEPEST_PUSH) {
      pushes = false;
      while (top != outer) if (!top.advance()) leave();
      pushes = true;
    } else {
      depth++;
      intake.exhaust(depth);
      depth--;
      leave();
    }
  }

  private void leave() {
    Intake left = top;
    top = left.outer;
    try {
      Run.close(left.resource, null);
    } catch (Exception thrown) {
      throw Run.sneak(thrown);
    }
  }

  /** Closes everything, the innermost first, and answers what is to be thrown: what a resource throws, unless something was. */
  private Throwable close(Throwable thrown) {
    Throwable first = thrown;
    while (top != null) {
      Intake left = top;
      top = left.outer;
      try {
        Run.close(left.resource, first);
      } catch (Throwable another) {
        first = another;
      }
    }
    return first;
  }

  /** Whether closing would run anything that nobody else is responsible for. */
  boolean holdsOpen() {
    for (Intake intake = top; intake != null; intake = intake.outer) {
      AutoCloseable resource = intake.resource;
      if (resource instanceof Run<?> inner ? inner.isPending() : resource != null && !(resource instanceof WatchedRun)) {
        return true;
      }
    }
    return false;
  }

  void clear() {
    pipe = null;
  }
}
