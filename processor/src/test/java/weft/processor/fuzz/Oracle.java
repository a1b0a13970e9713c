package weft.processor.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** How far the oracle goes, and so the generator. */
enum Oracle {
  /** Also closed after each number of elements. */
  CLOSED,
  /** The same with yields, jumps and returns in {@code finally}, but no delegation to generators. */
  CLOSED_IN_FINALLY,
  /** Only drained: anything in {@code finally}, and {@code catch (Throwable)}. */
  DRAINED,
  /** Coroutines, against their source on threads: anything. So are the others below. */
  TALKING(true),
  /** Futures. */
  AWAITING(true),
  /** Publishers. */
  PUBLISHING(true);

  private final boolean isThreaded;

  Oracle() {
    this(false);
  }

  Oracle(boolean isThreaded) {
    this.isThreaded = isThreaded;
  }

  /** Whether the source runs on threads: such a program may do anything. */
  boolean isThreaded() {
    return isThreaded;
  }

  /** Those of push code. */
  static List<Oracle> pushing() {
    return Stream.of(values()).filter(oracle -> !oracle.isThreaded).toList();
  }

  /** Those of threads. */
  static List<Oracle> threaded() {
    return Stream.of(values()).filter(Oracle::isThreaded).toList();
  }
}
