package weft.processor;

import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import weft.processor.source.GeneratorMethod;
import weft.processor.source.OutsideCheck;
import weft.processor.source.Scopes;

/**
 * Finds the markers outside template methods: in the rounds, so that they are reported with all other errors, and where
 * there is no round of ours, because no class has a template method, once javac has analyzed the class.
 */
final class MarkersOutside extends AfterAnalysis {
  private final Set<String> checked = new HashSet<>();

  MarkersOutside(Javac javac, Diagnostics diagnostics) {
    super(javac, diagnostics);
  }

  /** Checks a top-level class, once. A file that nowhere says {@code weft} has no marker in it. */
  void check(TypeElement type, Scopes scopes) {
    if (!checked.add(type.getQualifiedName().toString())) return;
    TreePath path = javac.trees().getPath(type);
    if (path == null) return;
    try {
      CharSequence text = path.getCompilationUnit().getSourceFile().getCharContent(true);
      if (text.toString().contains("weft")) OutsideCheck.check(type, path, scopes, diagnostics);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void check(TypeElement type) {
    Element top = type;
    while (top.getEnclosingElement() != null && top.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      top = top.getEnclosingElement();
    }
    if (javac.elements().getTypeElement(GeneratorMethod.ANNOTATION) == null) return;
    check((TypeElement) top, new Scopes(javac));
  }
}
