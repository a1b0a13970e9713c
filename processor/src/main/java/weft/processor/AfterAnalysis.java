package weft.processor;

import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import javax.lang.model.element.TypeElement;

/** A check that waits until javac has attributed a class: only then are its expressions' types and members known. */
abstract class AfterAnalysis implements TaskListener {
  final Javac javac;
  final Diagnostics diagnostics;

  AfterAnalysis(Javac javac, Diagnostics diagnostics) {
    this.javac = javac;
    this.diagnostics = diagnostics;
  }

  /** Checks a class that has been attributed, with those that are nested in it. */
  abstract void check(TypeElement type);

  /** An exception here would crash the compiler, and one that is dropped would leave a check undone, unnoticed. */
  @Override
  public final void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    // For module-info there is a type element, but one that Elements cannot take.
    if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null || type.getSimpleName().contentEquals("module-info")) return;
    try {
      check(type);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      Tree tree = javac.trees().getTree(type);
      diagnostics.defect(event.getCompilationUnit(), tree == null ? event.getCompilationUnit() : tree,
          "when it checked " + type.getQualifiedName(), e);
    }
  }
}
