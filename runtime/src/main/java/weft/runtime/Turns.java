package weft.runtime;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The turns that a thread takes inside of others: a run that ends completes its future, and another run goes on where that
 * is awaited. From some depth on, such a run waits until the innermost turn is over, so that a chain of any length needs
 * little stack.
 */
final class Turns {
  private static final int DEEPEST = 32;

  private static final ThreadLocal<Turns> HERE = new ThreadLocal<>();

  private final Deque<AsyncRun<?, ?>> later = new ArrayDeque<>();
  private int depth;

  private Turns() {}

  /** Has {@code run} take its turn, now or soon. */
  static void take(AsyncRun<?, ?> run) {
    Turns here = HERE.get();
    if (here == null) HERE.set(here = new Turns());
    here.later.add(run);
    if (here.depth < DEEPEST) here.takeAll();
  }

  private void takeAll() {
    depth++;
    try {
      for (AsyncRun<?, ?> next = later.poll(); next != null; next = later.poll()) next.turn();
    } finally {
      if (--depth == 0) HERE.remove();
    }
  }
}
