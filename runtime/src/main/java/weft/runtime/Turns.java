package weft.runtime;

import java.util.ArrayDeque;
import java.util.Map;

/**
 * The turns that a thread takes inside of others: a run that ends completes its future, and another run goes on where that
 * is awaited. From some depth on, such a run waits until the innermost turn is over, so that a chain of any length needs
 * little stack.
 */
final class Turns {
  private static final int DEEPEST = 32;

  /** The depth in this thread, and what waits. Of classes of the JDK only: threads that live longer do not keep ours alive. */
  private static final ThreadLocal<Map.Entry<int[], ArrayDeque<AsyncRun<?, ?>>>> HERE = new ThreadLocal<>();

  private Turns() {}

  /** Has {@code run} take its turn, now or soon. */
  static void take(AsyncRun<?, ?> run) {
    Map.Entry<int[], ArrayDeque<AsyncRun<?, ?>>> here = HERE.get();
    if (here == null) HERE.set(here = Map.entry(new int[1], new ArrayDeque<>(0)));
    int[] depth = here.getKey();
    ArrayDeque<AsyncRun<?, ?>> later = here.getValue();
    if (depth[0] == DEEPEST) {
      later.add(run);
      return;
    }
    depth[0]++;
    try {
      for (AsyncRun<?, ?> next = run; next != null; next = later.poll()) next.turn();
    } finally {
      depth[0]--;
    }
  }
}
