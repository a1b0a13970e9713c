package weft.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Shows the frames of generators as frames of the methods that the user has written. What an exception has gone through
 * is known best where it leaves a run, so its trace is rewritten there: what is above the run's own driver is the body's,
 * and what the body has called.
 *
 * <p>{@code -Dweft.trace=generated} leaves traces alone.
 */
final class Traces {
  private static final boolean IS_ON = !"generated".equals(System.getProperty("weft.trace"));

  /** A recursion may be a million generators deep; more frames than this of its delegation help nobody. */
  private static final int LONGEST_DELEGATION = 100;

  /** As long as the JDK makes them. */
  private static final int LONGEST_TRACE = 1024;

  private static final String RUNTIME = "weft.runtime.";

  /** An exception on its way through a delegation. */
  static final class Delegation {
    private Throwable thrown;
    private int frames;

    /** {@code exception} leaves {@code failed}, and arises in {@code parent} at the {@code yieldAll} where that waits. */
    void raise(Throwable exception, Run<?> failed, Run<?> parent) {
      if (!IS_ON) return;
      if (exception != thrown) {
        thrown = exception;
        frames = 0;
      }
      if (frames++ >= LONGEST_DELEGATION) return;
      SourceLines lines = SourceLines.of(parent);
      rewrite(exception, failed, false, lines == null ? null : lines.suspendedAt(parent.state));
    }
  }

  private Traces() {}

  /** {@code exception} leaves {@code run} for those who advance or close it. */
  static void leave(Throwable exception, Run<?> run) {
    if (IS_ON) rewrite(exception, run, true, null);
  }

  /** {@code exception} leaves {@code run}, which others close in turn. */
  static void abandon(Throwable exception, Run<?> run) {
    if (IS_ON) rewrite(exception, run, false, null);
  }

  /** {@code exception} comes from a stage that {@code run} has waited for, and arises there. */
  static Throwable await(Throwable exception, Run<?> run) {
    SourceLines lines = IS_ON ? SourceLines.of(run) : null;
    List<StackTraceElement> trace = new ArrayList<>(List.of(exception.getStackTrace()));
    if (lines == null || trace.isEmpty() || trace.size() > LONGEST_TRACE) return exception;
    StackTraceElement awaiting = lines.suspendedAt(run.state);
    boolean isKnown = trace.get(trace.size() - 1).equals(awaiting); // others may wait for the same stage there
    for (StackTraceElement frame : trace) isKnown |= lines.isOwn(frame); // the body has called what fails
    if (isKnown) return exception;
    trace.add(awaiting);
    exception.setStackTrace(trace.toArray(StackTraceElement[]::new));
    return exception;
  }

  private static void rewrite(Throwable exception, Run<?> run, boolean leaves, StackTraceElement delegating) {
    SourceLines lines = SourceLines.of(run);
    if (lines == null) return;
    StackTraceElement[] here = new Throwable().getStackTrace();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> all = new ArrayList<>(List.of(exception));
    for (int i = 0; i < all.size(); i++) {
      Throwable thrown = all.get(i);
      if (!seen.add(thrown)) continue;
      rewrite(thrown, lines, here, leaves, delegating);
      if (thrown.getCause() != null) all.add(thrown.getCause());
      Collections.addAll(all, thrown.getSuppressed());
    }
  }

  private static void rewrite(
      Throwable thrown, SourceLines lines, StackTraceElement[] here, boolean leaves, StackTraceElement delegating) {
    StackTraceElement[] trace = thrown.getStackTrace();
    int driver = trace.length - common(trace, here);
    boolean isDriven = driver < trace.length && isRuntime(trace[driver]);
    if (!isDriven) driver = trace.length; // from another thread, or from another time
    List<StackTraceElement> rewritten = new ArrayList<>(trace.length + 1);
    for (int i = 0; i < driver; i++) {
      if (!isRuntime(trace[i])) lines.add(trace[i], rewritten); // else what stands for a part of a statement
    }
    if (isDriven && delegating != null) rewritten.add(delegating);
    while (leaves && driver < trace.length && isRuntime(trace[driver])) driver++;
    if (leaves) driver += lines.callsAt(trace, driver);
    rewritten.addAll(List.of(trace).subList(driver, trace.length));
    thrown.setStackTrace(rewritten.toArray(StackTraceElement[]::new));
  }

  /** How many frames at the bottom are the same: those below the body. */
  private static int common(StackTraceElement[] trace, StackTraceElement[] here) {
    int common = 0;
    int longest = Math.min(trace.length, here.length);
    while (common < longest && isSame(trace[trace.length - 1 - common], here[here.length - 1 - common])) common++;
    return common;
  }

  /** The driver is in another line by now. */
  private static boolean isSame(StackTraceElement one, StackTraceElement other) {
    return one.getMethodName().equals(other.getMethodName())
        && one.getClassName().equals(other.getClassName())
        && (one.getLineNumber() == other.getLineNumber() || isRuntime(one));
  }

  private static boolean isRuntime(StackTraceElement frame) {
    return frame.getClassName().startsWith(RUNTIME);
  }
}
