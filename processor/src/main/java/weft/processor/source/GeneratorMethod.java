package weft.processor.source;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** A template method: what the user wrote under {@code @Generator}. */
public record GeneratorMethod(TypeElement owner, ExecutableElement element, TreePath path) {
  /** The annotation of template methods. */
  public static final String ANNOTATION = "weft.Generator";

  /** Whether {@code method} is annotated as a template method. */
  public static boolean isAnnotated(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .map(annotation -> (TypeElement) annotation.getAnnotationType().asElement())
        .anyMatch(type -> type.getQualifiedName().contentEquals(ANNOTATION));
  }

  /** The declaration, with the body. */
  public MethodTree tree() {
    return (MethodTree) path.getLeaf();
  }

  public String name() {
    return element.getSimpleName().toString();
  }

  public boolean isStatic() {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  /** Whether {@code SuppressWarnings} with {@code id} stands at the method or around it. */
  public boolean suppresses(String id) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      SuppressWarnings suppressed = e.getAnnotation(SuppressWarnings.class);
      if (suppressed != null && List.of(suppressed.value()).contains(id)) return true;
    }
    return false;
  }
}
