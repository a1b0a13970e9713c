package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** What several tests assert of a run. */
final class RunAssertions {
  private RunAssertions() {}

  /** The run has ended, and says so however often it is asked. */
  static void assertFinished(Iterator<?> run) {
    assertFalse(run.hasNext());
    assertThrows(NoSuchElementException.class, run::next);
    assertFalse(run.hasNext());
  }

  /** Nothing keeps alive what {@code reference} refers to. */
  static void assertCollected(WeakReference<?> reference) {
    for (int i = 0; i < 100 && reference.get() != null; i++) System.gc();
    assertNull(reference.get());
  }
}
