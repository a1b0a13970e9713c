package weft.runtime;

import java.util.NoSuchElementException;
import weft.GeneratorIterator;
import weft.Sequence;

/** A source of numbers that counts what is done with it, and fails where it is told to. */
final class Probe {
  /** How many runs have been opened, and how many of these have been closed or have ended by themselves. */
  int opened;

  int closed;

  /** How many times an element, or the end, was asked for. */
  int asked;

  /** The index of the element in whose place an exception is thrown; none if it is negative. */
  int failsAt = -1;

  /** What {@code close()} throws, or null. */
  RuntimeException failsToClose;

  private final int length;

  Probe(int length) {
    this.length = length;
  }

  /** 1 to the length; each element as the body of a generator would yield it, inside {@code try} and {@code finally}. */
  Sequence<Integer> generator() {
    return Sequences.of(() -> new Body(this));
  }

  /** The same elements, from an iterator of somebody else's. */
  Sequence<Integer> foreign() {
    return () -> new Foreign(this);
  }

  private int element(int index) {
    asked++;
    if (index == failsAt) throw new Runs.Boom("element " + index);
    return index < length ? index + 1 : 0;
  }

  private void close() {
    closed++;
    if (failsToClose != null) throw failsToClose;
  }

  private static final class Body extends ObjectRun<Integer> {
    private final Probe probe;
    private int i;

    Body(Probe probe) {
      this.probe = probe;
    }

    @Override
    protected int advance() {
      switch (state) {
        case 0:
          state = RUNNING;
          probe.opened++;
          break;
        case 1:
          state = RUNNING;
          break;
        case 2:
          state = FINISHED;
          probe.close();
          return DONE;
        default:
          return state == FINISHED ? DONE : EXECUTING;
      }
      int element;
      try {
        element = probe.element(i++);
      } catch (RuntimeException thrown) {
        state = FINISHED;
        try {
          probe.close();
        } catch (RuntimeException another) {
          thrown.addSuppressed(another);
        }
        throw thrown;
      }
      if (element == 0) {
        state = FINISHED;
        probe.close();
        return DONE;
      }
      value = element;
      state = 1;
      return VALUE;
    }

    @Override
    protected int abandonPoint(int state) {
      return 2;
    }
  }

  private static final class Foreign implements GeneratorIterator<Integer> {
    private final Probe probe;
    private int i;
    private int next;
    private boolean isClosed;

    Foreign(Probe probe) {
      this.probe = probe;
      probe.opened++;
    }

    @Override
    public boolean hasNext() {
      if (isClosed) return false;
      if (next == 0) next = probe.element(i++);
      return next != 0;
    }

    @Override
    public Integer next() {
      if (!hasNext()) throw new NoSuchElementException();
      int element = next;
      next = 0;
      return element;
    }

    @Override
    public void close() {
      if (isClosed) throw new AssertionError("closed twice");
      isClosed = true;
      probe.close();
    }
  }
}
