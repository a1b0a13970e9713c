package weft.processor;

import com.sun.source.util.TreePath;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Refuses a runtime of another release. Generated classes extend the runtime's and name members of them, so without this the
 * user would get javac's errors about names in classes that he has not written.
 */
final class RuntimeRelease {
  /** The release of this processor. */
  static final String OURS = "0.1.0";

  private static final String DECLARED_IN = "weft.runtime.Sequences";

  private final Javac javac;
  private final Diagnostics diagnostics;
  private Boolean isOurs;

  RuntimeRelease(Javac javac, Diagnostics diagnostics) {
    this.javac = javac;
    this.diagnostics = diagnostics;
  }

  /** Whether the runtime is ours; if not, that is said once, at {@code method}. */
  boolean isOurs(ExecutableElement method) {
    if (isOurs == null) isOurs = check(method);
    return isOurs;
  }

  private boolean check(ExecutableElement method) {
    Optional<String> found = found();
    if (found.equals(Optional.of(OURS))) return true;
    TreePath path = javac.trees().getPath(method);
    diagnostics.error(path.getCompilationUnit(), path.getLeaf(), RefusalId.RUNTIME_RELEASE,
        "the runtime that this is compiled with is " + found.map(release -> "of release " + release).orElse("of an older release")
            + ", and the processor of " + OURS + "; use weft-runtime and weft-processor of the same release");
    return false;
  }

  private Optional<String> found() {
    TypeElement type = javac.elements().getTypeElement(DECLARED_IN);
    if (type == null) return Optional.empty();
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().contentEquals("RELEASE"))
        .map(VariableElement::getConstantValue)
        .map(String::valueOf)
        .findFirst();
  }
}
