package weft.runtime;

import java.util.NoSuchElementException;
import weft.Coroutine;

/** Delegation to a coroutine that others may be talking to as well: all that is sent or raised is handed on. */
final class ForwardingCoroutine extends CoroutineRun<Object, Object, Object> {
  private Coroutine<?, ?, ?> source;
  private Coroutine<?, ?, ?> handle;

  /** {@code handle} is what users hold in place of the source, or the source itself. */
  ForwardingCoroutine(Coroutine<?, ?, ?> source, Coroutine<?, ?, ?> handle) {
    this.source = source;
    this.handle = handle;
  }

  @Override
  protected int advance() throws Throwable {
    switch (state) {
      case 0:
      case 1:
        state = RUNNING;
        break;
      case 2: // abandoned
        state = FINISHED;
        source.close();
        return DONE;
      default:
        return state == FINISHED ? DONE : EXECUTING;
    }
    if (goOn()) {
      state = 1;
      return VALUE;
    }
    Object result = source instanceof CoroutineRun<?, ?, ?> run ? run.outcome() : source.result();
    state = FINISHED;
    clear();
    complete(result);
    return DONE;
  }

  private boolean goOn() {
    Object answer = null;
    Throwable raised = null;
    try {
      answer = resumed();
    } catch (Throwable thrown) {
      raised = thrown;
    }
    if (!(source instanceof CoroutineRun<?, ?, ?> run)) return goOn(answer, raised);
    boolean hasElement = raised != null ? run.resumeByRaising(raised) : run.resumeBySending(answer);
    if (hasElement) value = run.next();
    return hasElement;
  }

  /** A coroutine that is written by hand says by an exception that it has ended. */
  @SuppressWarnings("unchecked") // the processor has checked the answers of the delegating body
  private boolean goOn(Object answer, Throwable raised) {
    Coroutine<?, Object, ?> asked = (Coroutine<?, Object, ?>) source;
    if (answer == null && raised == null && !asked.hasNext()) return false;
    try {
      value = raised != null ? asked.raise(raised) : answer == null ? asked.next() : asked.send(answer);
      return true;
    } catch (NoSuchElementException end) {
      if (end == raised || !asked.isFinished()) throw end;
      return false;
    }
  }

  @Override
  protected int abandonPoint(int state) {
    return 2;
  }

  /** As for other sources. */
  @Override
  boolean holdsOpen() {
    return state > 0 && !(handle instanceof WatchedRun);
  }

  @Override
  protected void clear() {
    source = null;
    handle = null;
  }
}
