package weft.processor;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import javax.lang.model.element.TypeElement;

/** A check that waits until javac has attributed a class: only then are its expressions' types and members known. */
abstract class AfterAnalysis implements TaskListener {
  /** Checks a class that has been attributed. */
  abstract void check(TypeElement type);

  @Override
  public final void finished(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.ANALYZE || event.getTypeElement() == null) return;
    try {
      check(event.getTypeElement());
    } catch (RuntimeException | AssertionError e) {
      // An exception here would crash the compiler; what could not be checked is not wrong for that.
    }
  }
}
