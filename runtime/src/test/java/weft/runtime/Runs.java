package weft.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import weft.IntSequence;
import weft.Sequence;

/** Runs written by hand as the processor would generate them. Above each class, the body that it stands for. */
final class Runs {
  private Runs() {}

  /** What the bodies have logged. */
  static final List<String> LOG = new ArrayList<>();

  static final class Boom extends RuntimeException {
    private static final long serialVersionUID = 1;

    Boom(String message) {
      super(message);
    }
  }

  /** {@code for (int i = low; i < high; i++) yield(i);}. */
  static final class Range extends ObjectRun<Integer> {
    private int i;
    private final int high;

    private Range(int low, int high) {
      this.i = low;
      this.high = high;
    }

    @Override
    protected int advance() {
      switch (state) {
        case 0:
          state = RUNNING;
          break;
        case 1:
          state = RUNNING;
          i++;
          break;
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
      if (i < high) {
        value = i;
        state = 1;
        return VALUE;
      }
      state = FINISHED;
      return DONE;
    }
  }

  static Sequence<Integer> range(int low, int high) {
    return Sequences.of(() -> new Range(low, high));
  }

  /** The same with a slot of primitive type. */
  static final class IntRange extends IntRun {
    private int i;
    private final int high;

    private IntRange(int low, int high) {
      this.i = low;
      this.high = high;
    }

    @Override
    protected int advance() {
      switch (state) {
        case 0:
          state = RUNNING;
          break;
        case 1:
          state = RUNNING;
          i++;
          break;
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
      if (i < high) {
        value = i;
        state = 1;
        return VALUE;
      }
      state = FINISHED;
      return DONE;
    }
  }

  static IntSequence ints(int low, int high) {
    return Sequences.ofInt(() -> new IntRange(low, high));
  }

  /** {@code yield(n); if (n > 0) yieldAll(down(n - 1)); yield(-n);}. */
  static final class Down extends ObjectRun<Integer> {
    private final int n;

    private Down(int n) {
      this.n = n;
    }

    @Override
    protected int advance() throws Throwable {
      switch (state) {
        case 0:
          value = n;
          state = 1;
          return VALUE;
        case 1:
          state = RUNNING;
          if (n > 0) {
            int answer = delegateTo(down(n - 1));
            state = 2;
            return answer;
          }
          break;
        case 2:
          state = RUNNING;
          rethrow();
          break;
        case 3:
          state = FINISHED;
          return DONE;
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
      value = -n;
      state = 3;
      return VALUE;
    }
  }

  static Sequence<Integer> down(int n) {
    return Sequences.of(() -> new Down(n));
  }

  /** {@code yield(n); if (n == 0) return end(); return countdown(n - 1);}. */
  static final class Countdown extends ObjectRun<Integer> {
    private final int n;

    private Countdown(int n) {
      this.n = n;
    }

    @Override
    protected int advance() {
      switch (state) {
        case 0:
          value = n;
          state = 1;
          return VALUE;
        case 1:
          state = FINISHED;
          return n == 0 ? DONE : delegateTo(countdown(n - 1));
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
    }
  }

  static Sequence<Integer> countdown(int n) {
    return Sequences.of(() -> new Countdown(n));
  }

  /** {@code return source;}. */
  static final class Tail extends ObjectRun<Object> {
    private final Object source;

    private Tail(Object source) {
      this.source = source;
    }

    @Override
    protected int advance() {
      if (state != 0) return state == FINISHED ? DONE : EXECUTING;
      state = FINISHED;
      return delegateTo(source);
    }
  }

  static Sequence<Object> tail(Object source) {
    return Sequences.of(() -> new Tail(source));
  }

  /**
   * A delegation in every kind of handler.
   *
   * <pre>
   * try {
   *   yieldAll(source.get());
   * } catch (Boom b) {      // if catching
   *   log("name caught message");
   *   yield("name handled");
   * } finally {
   *   log("name finally");
   *   finalizer.run();
   * }
   * yield("name end");
   * </pre>
   */
  static final class Guarded extends ObjectRun<Object> {
    private static final int DELEGATED = 1;
    private static final int HANDLED = 2;
    private static final int ENDED = 3;
    private static final int ABANDONED = 4;

    private final String name;
    private final boolean catching;
    private final Supplier<?> source;
    private final Runnable finalizer;

    private Guarded(String name, boolean catching, Supplier<?> source, Runnable finalizer) {
      this.name = name;
      this.catching = catching;
      this.source = source;
      this.finalizer = finalizer;
    }

    @Override
    protected int advance() throws Throwable {
      int resumed = state;
      if (resumed < 0) return resumed == FINISHED ? DONE : EXECUTING;
      state = RUNNING;
      Throwable thrown = null;
      try {
        try {
          switch (resumed) {
            case 0:
              int answer = delegateTo(source.get());
              state = DELEGATED;
              return answer;
            case DELEGATED:
            case HANDLED:
              rethrow();
              break;
            case ENDED:
              state = FINISHED;
              return DONE;
            default: // abandoned
          }
        } catch (Boom b) {
          if (!catching || resumed == HANDLED) throw b;
          LOG.add(name + " caught " + b.getMessage());
          value = name + " handled";
          state = HANDLED;
          return VALUE;
        }
      } catch (Throwable t) {
        thrown = t;
      }
      LOG.add(name + " finally");
      finalizer.run();
      if (thrown != null) throw thrown;
      if (resumed == ABANDONED) {
        state = FINISHED;
        return DONE;
      }
      value = name + " end";
      state = ENDED;
      return VALUE;
    }

    @Override
    protected int abandonPoint(int state) {
      return state == ENDED ? FINISHED : ABANDONED;
    }
  }

  static Sequence<Object> guarded(String name, Supplier<?> source) {
    return guarded(name, source, () -> {});
  }

  static Sequence<Object> guarded(String name, Supplier<?> source, Runnable finalizer) {
    return Sequences.of(() -> new Guarded(name, false, source, finalizer));
  }

  static Sequence<Object> catching(String name, Supplier<?> source) {
    return Sequences.of(() -> new Guarded(name, true, source, () -> {}));
  }

  /** {@code yield(1); throw thrown;}. */
  static final class Failing extends ObjectRun<Object> {
    private Throwable thrown;

    private Failing(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    protected int advance() throws Throwable {
      switch (state) {
        case 0:
          value = 1;
          state = 1;
          return VALUE;
        case 1:
          state = RUNNING;
          throw thrown;
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
    }

    @Override
    protected void clear() {
      thrown = null;
    }
  }

  static Sequence<Object> failing(Throwable thrown) {
    return Sequences.of(() -> new Failing(thrown));
  }

  /** {@code action.run(); yield("calls"); action.run();}. */
  static final class Calling extends ObjectRun<Object> {
    private final Runnable action;

    private Calling(Runnable action) {
      this.action = action;
    }

    @Override
    protected int advance() {
      switch (state) {
        case 0:
          state = RUNNING;
          action.run();
          value = "calls";
          state = 1;
          return VALUE;
        case 1:
          state = RUNNING;
          action.run();
          state = FINISHED;
          return DONE;
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
    }
  }

  static Sequence<Object> calling(Runnable action) {
    return Sequences.of(() -> new Calling(action));
  }

  /** {@code return range(0, 2);} of a method that has a parameter. */
  static final class Holding extends ObjectRun<Object> {
    private Object held;

    Holding(Object held) {
      this.held = held;
    }

    @Override
    protected int advance() {
      if (state != 0) return state == FINISHED ? DONE : EXECUTING;
      state = FINISHED;
      return delegateTo(held == null ? range(0, 0) : range(0, 2));
    }

    @Override
    protected void clear() {
      held = null;
    }
  }
}
