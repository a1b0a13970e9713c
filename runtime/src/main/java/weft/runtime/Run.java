package weft.runtime;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import weft.Coroutine;
import weft.GeneratorIterator;

/**
 * One run of a generator: a state machine. The generated subclass holds the body, cut at its suspensions, in
 * {@link #advance()}; this class holds the iterator protocol, delegation and close.
 *
 * <p><em>The state.</em> 0 before the start; {@link #RUNNING} from the entry of {@code advance()}; a positive resume
 * point once the body is suspended there; {@link #FINISHED} after the end. A second entry meets {@code RUNNING}.
 *
 * <p><em>Delegation.</em> A body that delegates answers {@link #DELEGATE}. The outermost run, the root, then drives the
 * innermost one directly and finds the way back by parent links, so that an element costs the same at every depth and
 * nothing recurses. Only runs that nobody else can advance are adopted in this way; any other source is forwarded by a
 * {@link ForwardingRun}.
 */
public abstract class Run<T> implements GeneratorIterator<T> {
  /** What {@link #advance()} answers when the body has ended. */
  protected static final int DONE = 0;

  /** What {@link #advance()} answers when it has set an element. */
  protected static final int VALUE = 1;

  /** What {@link #advance()} answers when it has called {@link #delegateTo(Object)}. */
  protected static final int DELEGATE = 2;

  /**
   * What a part of {@link #advance()} answers when the body goes on in another part, at {@link #state}: bodies that are too
   * large for one method have parts. {@code advance()} itself never answers it.
   */
  protected static final int CONTINUE = 3;

  /**
   * What {@link #advance()} answers when the body is executing already. It does not call something that throws: where
   * HotSpot has not seen how often each state occurs, it keeps the call and the handler of its exception, and a run that
   * is the receiver of a call is not taken apart into locals.
   */
  protected static final int EXECUTING = 4;

  /** The state while the body executes. */
  protected static final int RUNNING = -1;

  /** The state after the end. */
  protected static final int FINISHED = -2;

  /** How many bodies push into each other; what is deeper is pulled, so that a recursion needs no stack. */
  static final int DEEPEST_PUSH = 64;

  /** Where the body continues. */
  protected int state;

  /** An element has been fetched and not been taken. */
  boolean ready;

  /** This run is the root of a delegation and drives it, or it is being closed. */
  private boolean driving;

  /** In a root: the innermost run of its delegation has delivered two elements in a row. */
  private boolean isSteady;

  /**
   * In a root: the innermost run of its delegation, or null where the body itself is to be advanced. In any run that has
   * just answered {@link #DELEGATE}: the run that is to be adopted.
   */
  private Run<?> leaf;

  /** In an adopted run: the run that continues when this one is done. */
  private Run<?> parent;

  /** What is to be thrown at the point where the body resumes. */
  private Throwable failure;

  Run() {}

  /**
   * Executes the body from {@link #state} to its next suspension or its end.
   *
   * @return {@link #VALUE}, {@link #DONE} or {@link #DELEGATE}, or {@link #EXECUTING}
   */
  protected abstract int advance() throws Throwable;

  /**
   * The state from which the {@code finally} blocks run that are pending at the suspension {@code state}, as a
   * {@code return} there would run them; {@link #FINISHED} where there are none.
   */
  protected int abandonPoint(int state) {
    return FINISHED;
  }

  /** The lines of the source, in the form of {@link SourceLines}; null for a run that nobody has written. */
  protected String lines() {
    return null;
  }

  /** Forgets all references, so that a finished run keeps nothing alive. */
  protected void clear() {}

  /** The element, boxed, of a run that a root drives. */
  abstract Object element();

  /** Takes over the element of a run that this root drives. */
  abstract void take(Run<?> delegate);

  /** Forgets the element. */
  abstract void drop();

  /** Gives all elements that are left, boxed, to {@code consumer}, one after the other. */
  abstract void pullBoxed(Consumer<Object> consumer);

  /**
   * Gives all elements of this run, which has not started, to {@code consumer}. Where that cannot be observed, the generated
   * subclass executes the body as it was written, in the state {@link #RUNNING}, with calls of {@code consumer} in place of
   * its yields; any other one suspends at each of them.
   *
   * @param depth how many bodies are executing in this way that delegate to this one
   */
  protected abstract void push(Consumer<Object> consumer, int depth) throws Throwable;

  /** Not by way of primitive values: boxes that are made where the consumer is called cost nothing, mostly. */
  @Override
  @SuppressWarnings("unchecked") // it is given elements of this run only
  public final void forEachRemaining(Consumer<? super T> action) {
    Objects.requireNonNull(action);
    Consumer<Object> consumer = (Consumer<Object>) action;
    if (state != 0) {
      pullBoxed(consumer);
      return;
    }
    try {
      push(consumer, 0);
    } catch (Throwable thrown) {
      throw pushFailed(thrown);
    }
    pushed();
  }

  /** Gives all elements of this run, a delegate that has not started, to {@code consumer}. */
  final void deliverBoxed(Consumer<Object> consumer, int depth) throws Throwable {
    try {
      if (depth < DEEPEST_PUSH) {
        push(consumer, depth + 1);
      } else {
        pullBoxed(consumer);
      }
    } catch (Throwable thrown) {
      throw deliveryFailed(thrown);
    }
  }

  @Override
  public final boolean hasNext() {
    return ready || fetch();
  }

  /**
   * Runs to the next element. No loop on the path of a body that does not delegate: this is what lets HotSpot turn a
   * consumer's loop over a run into the bare loop.
   */
  final boolean fetch() {
    if (leaf == null) {
      int answer;
      try {
        answer = advance();
      } catch (Throwable thrown) {
        throw failed(thrown);
      }
      if (answer < DELEGATE) return ready = answer == VALUE;
      if (answer == EXECUTING) throw executing();
      leaf = adoptDelegateOf(this);
    }
    return fetchDelegated();
  }

  /** Gives {@code consumer} elements as long as {@code intake} wants more; whether there was one more. */
  final boolean drawBoxed(Consumer<Object> consumer, Intake intake) {
    while (hasNextInside()) {
      ready = false;
      consumer.accept(element());
      if (!intake.wantsMore()) return true;
    }
    return false;
  }

  /**
   * {@link #hasNext()} for a run that a pipe draws from. As a method of its own it has a profile of its own: where
   * {@link #fetch()} meets the run of the pipe too, HotSpot does not inline one into the other.
   */
  final boolean hasNextInside() {
    if (ready) return true;
    if (leaf == null) {
      int answer;
      try {
        answer = advance();
      } catch (Throwable thrown) {
        throw failed(thrown);
      }
      if (answer < DELEGATE) return ready = answer == VALUE;
      if (answer == EXECUTING) throw executing();
      leaf = adoptDelegateOf(this);
    }
    return fetchDelegated();
  }

  private RuntimeException failed(Throwable thrown) {
    finish();
    Traces.leave(thrown, this);
    return sneak(thrown);
  }

  final void finish() {
    state = FINISHED;
    clear();
  }

  /** Turns away whoever wants to resume a body that is executing. */
  final void checkIdle() {
    if (driving || state == RUNNING) throw executing();
  }

  /** The run that is suspended at the element delivered last: this one, or the innermost one of its delegation. */
  final Run<?> innermost() {
    return leaf == null ? this : leaf;
  }

  /** The run that this one is a delegate of, or null. */
  final Run<?> parent() {
    return parent;
  }

  /** Whether closing the run would run anything. */
  final boolean isPending() {
    for (Run<?> run = innermost(); run != this; run = run.parent) if (run.holdsOpen()) return true;
    return holdsOpen();
  }

  /** Whether the body is suspended inside what has to be closed. */
  boolean holdsOpen() {
    return state > 0 && abandonPoint(state) != FINISHED;
  }

  /** Whether each of its resume points throws what is raised: those of sequences do not ask. */
  boolean canBeRaisedInto() {
    return false;
  }

  /**
   * When the body goes on, {@code raised} is thrown where the innermost run is suspended. A delegate that cannot be raised
   * into is closed, with those that delegate to it and cannot either, and the exception arises in the run around them; so does
   * what they throw when they are closed.
   */
  final void raiseInside(Throwable raised) {
    Run<?> run = innermost();
    if (run.canBeRaisedInto()) {
      run.failure = raised;
      return;
    }
    Throwable thrown = null;
    Run<?> closed = run;
    driving = true;
    try {
      for (; !run.canBeRaisedInto(); run = run.parent) {
        thrown = run.abandon(thrown);
        closed = run;
      }
    } finally {
      driving = false;
    }
    Run<?> raising = raiseInParent(closed, thrown == null ? raised : thrown, new Traces.Delegation());
    leaf = raising == this ? null : raising;
  }

  /** {@code Numbers.evens suspended at Numbers.java:12}, and the same of each delegate, the innermost one last. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Run<?> run = innermost(); run != null && run != this; run = run.parent) text.insert(0, ", in " + run.describe());
    return text.insert(0, describe()).toString();
  }

  private String describe() {
    SourceLines lines = SourceLines.of(this);
    String title = lines == null ? getClass().getSimpleName() : lines.title();
    return title
        + switch (state) {
          case 0 -> " not started";
          case RUNNING -> " running";
          case FINISHED -> " finished";
          default -> lines == null ? " started" : " suspended at " + lines.position(state);
        };
  }

  /** The body has been executed as a plain loop. */
  final void pushed() {
    if (state == RUNNING) finish();
  }

  /** What the body has thrown as a plain loop, or the consumer in it, ends the run. One that is suspended can go on. */
  final RuntimeException pushFailed(Throwable thrown) {
    pushed();
    Traces.leave(thrown, this);
    return sneak(thrown);
  }

  /** A delegate that is suspended when the consumer throws is out of reach then. */
  final RuntimeException deliveryFailed(Throwable thrown) throws Exception {
    if (state > 0) close(this, thrown);
    Traces.abandon(thrown, this);
    return sneak(thrown);
  }

  /**
   * One step of the innermost run of the delegation, where that has delivered several elements: no loop, so that it can be
   * compiled together with the consumer's.
   */
  private boolean fetchDelegated() {
    if (driving) throw executing();
    Run<?> run = leaf;
    if (!isSteady) return drive(run, null);
    int answer;
    driving = true;
    try {
      answer = run.advance();
      if (answer == VALUE) take(run);
    } catch (Throwable thrown) {
      driving = false;
      Traces.Delegation trace = new Traces.Delegation();
      return drive(raiseInParent(run, thrown, trace), trace);
    }
    driving = false;
    if (answer == VALUE) return ready = true;
    isSteady = answer != DELEGATE;
    return drive(isSteady ? run.parent : adoptDelegateOf(run), null);
  }

  /** Drives the innermost run of the delegation, and its parents as each one ends or fails. */
  private boolean drive(Run<?> innermost, Traces.Delegation raised) {
    Run<?> run = innermost;
    Traces.Delegation trace = raised;
    driving = true;
    try {
      while (true) {
        int answer;
        try {
          answer = run.advance();
          if (answer == VALUE) take(run);
        } catch (Throwable thrown) {
          if (trace == null) trace = new Traces.Delegation();
          run = raiseInParent(run, thrown, trace);
          continue;
        }
        if (answer == VALUE) {
          if (run == this) {
            leaf = null;
          } else if (run != leaf) {
            leaf = run; // storing a reference costs more than to compare it
          } else {
            isSteady = true;
          }
          return ready = true;
        }
        if (answer == DELEGATE) {
          run = adoptDelegateOf(run);
        } else if (run == this) {
          leaf = null;
          return false;
        } else {
          run = run.parent;
        }
      }
    } finally {
      driving = false;
    }
  }

  /** The delegate, whose parent is the run that continues after it: not {@code run} if this is its tail. */
  private Run<?> adoptDelegateOf(Run<?> run) {
    Run<?> adopted = run.leaf;
    run.leaf = null;
    if (run.state == FINISHED) {
      if (run != this) adopted.parent = run.parent;
      run.clear();
    }
    return adopted;
  }

  /** An exception of a delegate arises in the nearest parent that has anything left to do. */
  private Run<?> raiseInParent(Run<?> run, Throwable thrown, Traces.Delegation trace) {
    Run<?> failed = run;
    failed.finish();
    while (failed != this) {
      failed = failed.parent;
      if (failed.state != FINISHED) {
        failed.failure = thrown;
        trace.raise(thrown, run, failed);
        return failed;
      }
    }
    leaf = null;
    Traces.leave(thrown, run);
    throw sneak(thrown);
  }

  @Override
  public final void close() {
    checkIdle();
    ready = false;
    drop();
    driving = true;
    Throwable thrown;
    try {
      thrown = abandon(abandonDelegates());
    } finally {
      driving = false;
    }
    if (thrown != null) {
      Traces.leave(thrown, this);
      throw sneak(thrown);
    }
  }

  /** Ends the delegates, the innermost one first, and answers what they threw. */
  private Throwable abandonDelegates() {
    Throwable thrown = null;
    for (Run<?> run = leaf; run != null && run != this; run = run.parent) thrown = run.abandon(thrown);
    if (leaf != null) dropResult(); // of a tail that has ended by being closed
    leaf = null;
    return thrown;
  }

  /** Ends the delegates; the body goes on at its abandon point when it is resumed, or with what a delegate threw. */
  final void goToAbandonPoint() {
    driving = true;
    try {
      failure = abandonDelegates();
    } finally {
      driving = false;
    }
    if (failure == null) state = state == 0 ? FINISHED : abandonPoint(state);
  }

  /**
   * Ends this run, whose delegate has ended already, and answers what it threw. {@code raised} is what the delegate
   * threw when it was closed: it arises in the body, which otherwise goes to its abandon point.
   */
  private Throwable abandon(Throwable raised) {
    if (state == FINISHED) return raised;
    if (raised != null) {
      failure = raised;
    } else {
      state = state == 0 ? FINISHED : abandonPoint(state);
    }
    try {
      while (state != FINISHED) {
        int answer = advance();
        if (answer == DONE) break;
        if (answer == DELEGATE) {
          failure = closingDelegate();
        } else {
          drop();
          failure = yieldedWhileClosing();
        }
      }
      return null;
    } catch (Throwable thrown) {
      Traces.abandon(thrown, this);
      return thrown;
    } finally {
      finish();
      dropResult();
    }
  }

  /** What a body that has been closed ended with is no result. */
  void dropResult() {}

  /** A delegation while closing may run as long as it delivers nothing. */
  private Throwable closingDelegate() {
    Run<?> inner = leaf;
    leaf = null;
    if (state == FINISHED) return null; // the tail of a sequence that is closed is dropped
    try (inner) {
      return inner.hasNext() ? yieldedWhileClosing() : null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  private static IllegalStateException yieldedWhileClosing() {
    return new IllegalStateException("yield during close");
  }

  private static IllegalStateException executing() {
    return new IllegalStateException("generator already executing");
  }

  /** At a resume point: throws what a delegate, or whoever resumes the body, wants thrown there. */
  protected final void rethrow() throws Throwable {
    Throwable raised = failure;
    if (raised != null) {
      failure = null;
      throw raised;
    }
  }

  /**
   * Prepares a delegation, and answers {@link #DELEGATE}. The state must be set after it: {@code source} may throw in the
   * body, or find that the body is running.
   */
  protected final int delegateTo(Iterable<?> source) {
    return adopt(startOf(source));
  }

  /** Prepares a delegation to a run that nobody else can reach, and answers {@link #DELEGATE}. */
  protected final int adopt(Run<?> fresh) {
    fresh.parent = this; // here, where HotSpot knows that it is new, that needs no barrier of a collector
    leaf = fresh;
    return DELEGATE;
  }

  /** Prepares a delegation to a coroutine that nobody else has, unless a method that was overridden answers another one. */
  protected final int delegateToOwn(Coroutine<?, ?, ?> source) {
    return adopt(source instanceof CoroutineRun<?, ?, ?> run && run.isFresh() ? run : startOf(source));
  }

  /** Prepares a delegation to an iterator, stream or array. */
  protected final int delegateTo(Object source) {
    return adopt(startOf(source));
  }

  static Run<?> startOf(Iterable<?> source) {
    return source instanceof Restartable restartable ? restartable.start() : new ForwardingRun(source.iterator());
  }

  static Run<?> startOf(Object source) {
    return source instanceof Iterable<?> iterable ? startOf(iterable) : ForwardingRun.over(source);
  }

  /** Gives {@code consumer} the elements of a delegate, which nobody else can reach and which has not started. */
  protected static void pushRun(Run<?> fresh, Consumer<Object> consumer, int depth) throws Throwable {
    fresh.deliverBoxed(consumer, depth);
  }

  /** The same for any {@code Iterable}. */
  protected static void pushAll(Iterable<?> source, Consumer<Object> consumer, int depth) throws Throwable {
    pushRun(startOf(source), consumer, depth);
  }

  /** The same for an iterator, stream or array. */
  protected static void pushAll(Object source, Consumer<Object> consumer, int depth) throws Throwable {
    pushRun(startOf(source), consumer, depth);
  }

  /** Closes a resource as JLS 14.20.3.1 does: what that throws is suppressed where {@code primary} is on its way. */
  protected static void close(AutoCloseable resource, Throwable primary) throws Exception {
    if (resource == null) return;
    if (primary == null) {
      resource.close();
      return;
    }
    try {
      resource.close();
    } catch (Throwable thrown) {
      primary.addSuppressed(thrown);
    }
  }

  /** An iterator over any source of a {@code for} loop whose type is not known where it is lowered. */
  protected static Iterator<?> iterate(Iterable<?> source) {
    return source.iterator();
  }

  /** An iterator over an array of any type, its elements boxed. */
  protected static Iterator<?> iterate(Object array) {
    return new ArrayIterator(array);
  }

  /** An expression that says by its type what the elements of a source are. It is not evaluated. */
  @FunctionalInterface
  protected interface Witness<T> {
    /** The source. */
    Iterable<? extends T> source() throws Throwable;
  }

  /** The same for an array. */
  @FunctionalInterface
  protected interface ArrayWitness<T> {
    /** The source. */
    T[] source() throws Throwable;
  }

  /** The element with the type that {@code witness} has it: for a {@code var} whose type cannot be written. */
  @SuppressWarnings("unchecked")
  protected static <T> T typed(Witness<T> witness, Object element) {
    return (T) element;
  }

  /** The same for an array. */
  @SuppressWarnings("unchecked")
  protected static <T> T typed(ArrayWitness<T> witness, Object element) {
    return (T) element;
  }

  /** The element as the variable of a {@code for} loop would have it: unboxed, then widened (JLS 14.14.2, 5.1.2). */
  protected static int toInt(Object element) {
    if (element instanceof Integer i) return i;
    if (element instanceof Character c) return c;
    if (element instanceof Short s) return s;
    return (Byte) element;
  }

  /** The same for a value that needs no unboxing. */
  protected static int toInt(int element) {
    return element;
  }

  /** Unboxed, then widened. */
  protected static long toLong(Object element) {
    return element instanceof Long l ? l : toInt(element);
  }

  /** The same for a value that needs no unboxing. */
  protected static long toLong(long element) {
    return element;
  }

  /** Unboxed, then widened. */
  protected static float toFloat(Object element) {
    return element instanceof Float f ? f : toLong(element);
  }

  /** Unboxed, then widened. */
  protected static double toDouble(Object element) {
    if (element instanceof Double d) return d;
    return element instanceof Float f ? f : toLong(element);
  }

  /** The same for a value that needs no unboxing. */
  protected static double toDouble(double element) {
    return element;
  }

  /** Unboxed, then widened. */
  protected static short toShort(Object element) {
    return element instanceof Short s ? s : (Byte) element;
  }

  /** Throws a checked exception where none is declared: a body's exceptions leave it unchanged. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> RuntimeException sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
