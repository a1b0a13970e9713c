package weft.processor.verify;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import weft.processor.Javac;

/** The comparison of the template methods of one attributed class, and of those nested in it, with the assumptions. */
public final class Comparison extends TreePathScanner<Void, Void> {
  private final Javac javac;
  private final Senses senses;
  private final Map<String, Assumptions> assumed = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(Javac javac, TreePath type, Collection<Assumptions> assumed) {
    this.javac = javac;
    this.senses = new Senses(javac, type.getCompilationUnit());
    for (Assumptions ofMethod : assumed) this.assumed.put(ofMethod.method(), ofMethod);
  }

  /** Where javac found something else. */
  public static List<Difference> compare(Javac javac, TreePath type, Collection<Assumptions> assumed) {
    Comparison comparison = new Comparison(javac, type, assumed);
    comparison.scan(type, null);
    return comparison.differences;
  }

  /** No template method stands in the body of another method. */
  @Override
  public Void visitMethod(MethodTree node, Void none) {
    Assumptions ofMethod = assumed.get(senses.key(node));
    if (ofMethod != null) {
      TypeElement owner = (TypeElement) javac.trees().getElement(getCurrentPath().getParentPath());
      differences.addAll(AttributedMethod.compare(javac, getCurrentPath(), owner, ofMethod));
    }
    return null;
  }
}
