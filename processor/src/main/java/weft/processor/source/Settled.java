package weft.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import weft.processor.Javac;

/**
 * Whether javac's elements say what its trees say. Lombok changes trees: a field that it has made private is private in the
 * elements of the next round only, which it has javac begin.
 */
public final class Settled {
  private Settled() {}

  /** Of the classes whose private members a body in {@code type} may name. */
  public static boolean isSettled(TypeElement type, Javac javac) {
    Element top = type;
    while (top.getEnclosingElement().getKind() != ElementKind.PACKAGE) top = top.getEnclosingElement();
    return isSettled(javac.trees().getTree((TypeElement) top), (TypeElement) top);
  }

  private static boolean isSettled(ClassTree tree, TypeElement type) {
    if (tree == null) return true;
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field && !isSettled(field, type)) return false;
      if (member instanceof ClassTree inner && !isInnerSettled(inner, type)) return false;
    }
    return true;
  }

  private static boolean isSettled(VariableTree tree, TypeElement type) {
    boolean isPrivate = tree.getModifiers().getFlags().contains(Modifier.PRIVATE);
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (field.getSimpleName().equals(tree.getName())) return field.getModifiers().contains(Modifier.PRIVATE) == isPrivate;
    }
    return true;
  }

  private static boolean isInnerSettled(ClassTree tree, TypeElement type) {
    for (TypeElement inner : ElementFilter.typesIn(type.getEnclosedElements())) {
      if (inner.getSimpleName().equals(tree.getSimpleName())) return isSettled(tree, inner);
    }
    return true;
  }
}
