package weft.processor.testing;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import weft.Coroutine;

/** The reference for coroutines, and for the runs of sequences; see {@link Threaded}. */
final class ThreadedCoroutine implements Coroutine<Object, Object, Object>, Threaded.Run {
  private final Fiber fiber;
  private Object element;
  private boolean isReady;
  private Object answer;
  private Throwable raised;
  private boolean isRunning;
  private boolean isClosing;
  private boolean isFinished;
  private boolean hasResult;
  private Object result;

  ThreadedCoroutine(Threaded.Body body) {
    this.fiber = new Fiber(this, () -> Threaded.outcome(this, body.run()));
  }

  // In the body.

  @Override
  public Object exchange(Object element) throws Throwable {
    if (isClosing) throw new IllegalStateException("yield during close");
    this.element = element;
    fiber.suspend();
    if (isClosing) throw new Threaded.Closing();
    Throwable thrown = raised;
    Object taken = answer;
    raised = null;
    answer = null;
    if (thrown != null) throw thrown;
    return taken;
  }

  @Override
  public Object await(CompletionStage<?> stage, Executor executor) {
    throw new IllegalStateException("an await in a coroutine");
  }

  @Override
  public boolean isClosing() {
    return isClosing;
  }

  // Outside.

  private boolean fetch() {
    if (isFinished) return isReady = false;
    isRunning = true;
    fiber.resume();
    isRunning = false;
    if (!fiber.isEnded()) return isReady = true;
    isFinished = true;
    isReady = false;
    if (fiber.thrown() != null) throw Kit.<RuntimeException>sneak(fiber.thrown());
    if (!isClosing) {
      result = fiber.result();
      hasResult = true;
    }
    return false;
  }

  private void checkIdle() {
    if (isRunning) throw new IllegalStateException("generator already executing");
  }

  @Override
  public boolean hasNext() {
    if (isReady) return true;
    checkIdle();
    return fetch();
  }

  @Override
  public Object next() {
    if (!hasNext()) throw new NoSuchElementException();
    return take();
  }

  /** The element that is ready. */
  Object take() {
    isReady = false;
    Object taken = element;
    element = null;
    return taken;
  }

  @Override
  public Object send(Object answer) {
    if (!resumeBySending(answer)) throw new NoSuchElementException();
    return take();
  }

  /** Whether there is an element. */
  boolean resumeBySending(Object sent) {
    checkIdle();
    if (sent != null) {
      if (!fiber.isStarted() && !isFinished) throw new IllegalStateException("can't send to a just-started generator");
      if (isReady) throw new IllegalStateException("an element that was fetched ahead is waiting; take it before sending an answer to it");
      if (!isFinished) answer = sent;
    }
    return hasNext();
  }

  @Override
  public Object raise(Throwable exception) {
    if (!resumeByRaising(exception)) throw new NoSuchElementException();
    return take();
  }

  /** Whether there is an element. */
  boolean resumeByRaising(Throwable exception) {
    Objects.requireNonNull(exception);
    checkIdle();
    isReady = false;
    if (!fiber.isStarted() || isFinished) {
      isFinished = true;
      throw Kit.<RuntimeException>sneak(exception);
    }
    raised = exception;
    return fetch();
  }

  @Override
  public void close() {
    checkIdle();
    isReady = false;
    if (fiber.isStarted() && !isFinished) {
      isClosing = true;
      isRunning = true;
      fiber.resume();
      isRunning = false;
      if (!fiber.isEnded()) throw new AssertionError("a body that is being closed has suspended");
    }
    boolean hasFailed = !isFinished && fiber.thrown() != null && !(fiber.thrown() instanceof Threaded.Closing);
    isFinished = true;
    if (hasFailed) throw Kit.<RuntimeException>sneak(fiber.thrown());
  }

  @Override
  public boolean isFinished() {
    return isFinished;
  }

  @Override
  public Object result() {
    if (!isFinished) throw new IllegalStateException("the coroutine has not ended: it has no result yet");
    if (!hasResult) throw new IllegalStateException("the coroutine was closed, or has thrown: it has no result");
    return result;
  }

  /** The result, null where there is none. */
  Object outcome() {
    return result;
  }
}
