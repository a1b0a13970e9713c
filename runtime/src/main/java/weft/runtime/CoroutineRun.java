package weft.runtime;

import java.util.NoSuchElementException;
import java.util.Objects;
import weft.Coroutine;

/**
 * A run that is talked to. What is sent or raised is put into the innermost run of the delegation, which takes it at its
 * resume point by {@link #resumed()}; an element then comes as from any other run.
 */
public abstract class CoroutineRun<T, S, R> extends ObjectRun<T> implements Coroutine<T, S, R> {
  /** What the body is resumed with: what was sent or awaited, or the result of a delegate. */
  Object answer;

  private Object result;
  private boolean hasResult;

  /** For the generated subclass. */
  protected CoroutineRun() {}

  @Override
  public final T send(S answer) {
    checkIdle();
    if (answer != null) give(answer);
    return next();
  }

  private void give(Object answer) {
    if (state == 0) throw new IllegalStateException("can't send to a just-started generator");
    if (ready) throw new IllegalStateException("an element that was fetched ahead is waiting; take it before sending an answer to it");
    if (isFinished()) return;
    if (innermost() instanceof CoroutineRun<?, ?, ?> asking) {
      asking.answer = answer;
    } else {
      raiseInside(new UnsupportedOperationException("the source of a yieldAll is no coroutine: nothing can be sent to it"));
    }
  }

  @Override
  public final T raise(Throwable exception) {
    if (!resumeByRaising(exception)) throw new NoSuchElementException();
    return next();
  }

  /** The same without an element as the answer: whether there is one. */
  final boolean resumeByRaising(Throwable exception) {
    Objects.requireNonNull(exception);
    checkIdle();
    ready = false;
    drop();
    if (state == 0 || isFinished()) {
      finish();
      throw sneak(exception);
    }
    raiseInside(exception);
    return fetch();
  }

  /** {@link #send} without the element: whether there is one. */
  final boolean resumeBySending(Object answer) {
    checkIdle();
    if (answer != null) give(answer);
    return hasNext();
  }

  @Override
  final boolean canBeRaisedInto() {
    return true;
  }

  @Override
  public final boolean isFinished() {
    return state == FINISHED && innermost() == this;
  }

  @Override
  @SuppressWarnings("unchecked") // the processor has checked what is given to Gen.end
  public final R result() {
    if (!isFinished()) throw new IllegalStateException("the coroutine has not ended: it has no result yet");
    if (!hasResult) throw new IllegalStateException("the coroutine was closed, or has thrown: it has no result");
    return (R) result;
  }

  /** Nothing has been done with it yet. */
  final boolean isFresh() {
    return state == 0 && parent() == null;
  }

  /** The result, null where there is none. */
  final Object outcome() {
    return result;
  }

  /** The body ends, and {@code result} is its result. */
  protected final void complete(Object result) {
    this.result = result;
    hasResult = true;
    if (parent() instanceof CoroutineRun<?, ?, ?> delegating) delegating.receive(result);
  }

  @Override
  final void dropResult() {
    result = null;
    hasResult = false;
  }

  /** A delegate has ended. Where it was the tail of this run, its result is that of this run. */
  private void receive(Object delegated) {
    if (state == FINISHED) {
      complete(delegated);
    } else {
      answer = delegated;
    }
  }

  /** At a resume point: throws what was raised, or takes the answer. */
  protected final Object resumed() throws Throwable {
    Object taken = answer;
    answer = null;
    rethrow();
    return taken;
  }

  /** An answer, as the type that it has where it is used. */
  @SuppressWarnings("unchecked") // the processor has checked each use against what can be sent
  protected final <A> A answered(Object answer) {
    return (A) answer;
  }
}
