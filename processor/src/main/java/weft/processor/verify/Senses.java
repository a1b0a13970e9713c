package weft.processor.verify;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import weft.processor.Javac;
import weft.processor.source.SourceLines;

/** The words for what names mean in one file: the same for what the rounds assumed and for what javac found. */
final class Senses {
  /** What is declared in a lambda or class of the body, or is a member of such a class: it has no element in a round. */
  static final Sense NESTED = new Sense("nested", "something declared inside a lambda or class of the body", true);

  static final Sense PACKAGE = new Sense("package", "a package", false);

  /** A field or method behind a qualifier. */
  static final Sense MEMBER = new Sense("member", "a field or method of what is before the dot", false);

  private final Javac javac;
  private final CompilationUnitTree unit;
  private final SourceLines lines;

  Senses(Javac javac, CompilationUnitTree unit) {
    this.javac = javac;
    this.unit = unit;
    this.lines = SourceLines.of(unit);
  }

  Sense variable(VariableTree tree, boolean movesAlong) {
    return new Sense(key(tree), "the variable " + tree.getName() + " of line " + line(tree), movesAlong);
  }

  /** Its beginning differs where javac has put in the type of a {@code var}, so its end says which one it is. */
  String key(VariableTree tree) {
    return "variable " + tree.getName() + "@" + end(tree);
  }

  String key(MethodTree tree) {
    return "method " + tree.getName() + "@" + end(tree);
  }

  Sense bodyClass(ClassTree tree, boolean movesAlong) {
    String text = "the class " + tree.getSimpleName() + " of line " + line(tree);
    return new Sense("class " + tree.getSimpleName() + "@" + end(tree), text, movesAlong);
  }

  /** {@code holder} is the class in whose scope it is, which may have inherited it. */
  Sense member(TypeElement holder, Element member) {
    String name = member.getSimpleName().toString();
    if (member instanceof ExecutableElement) return method(holder, name);
    String text = "the field " + name + " of " + member.getEnclosingElement();
    String as = holder.equals(member.getEnclosingElement()) ? "" : ", as a member of " + holder.getQualifiedName();
    return new Sense(binaryName(holder) + ": " + text, text + as, false);
  }

  /** Which of the overloads is meant is left to javac in generated code, too. */
  private Sense method(TypeElement holder, String name) {
    String text = "a method " + name + " of " + holder.getQualifiedName();
    return new Sense(binaryName(holder) + ": " + text, text, false);
  }

  /** A member that a static import names, whatever class inherits it. */
  Sense imported(Element member) {
    TypeElement declaring = (TypeElement) member.getEnclosingElement();
    String text = "the imported " + declaring.getQualifiedName() + "." + signature(member);
    return new Sense(text, text, false);
  }

  String signature(Element member) {
    if (!(member instanceof ExecutableElement method)) return member.getSimpleName().toString();
    StringBuilder text = new StringBuilder(method.getSimpleName()).append('(');
    for (VariableElement parameter : method.getParameters()) {
      text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ").append(javac.types().erasure(parameter.asType()));
    }
    return text.append(')').toString();
  }

  Sense type(TypeElement type) {
    return new Sense("type " + binaryName(type), "the type " + type.getQualifiedName(), false);
  }

  Sense typeVariable(TypeParameterElement parameter) {
    String text = "the type parameter " + parameter.getSimpleName() + " of " + TypeText.owner(parameter);
    return new Sense(text, text, false);
  }

  Sense instance(TypeElement holder, boolean isSuper) {
    String text = (isSuper ? "super of " : "this of ") + holder.getQualifiedName();
    return new Sense(text, text, false);
  }

  private String binaryName(TypeElement type) {
    return javac.elements().getBinaryName(type).toString();
  }

  private long end(Tree tree) {
    return javac.trees().getSourcePositions().getEndPosition(unit, tree);
  }

  private long line(Tree tree) {
    long start = javac.trees().getSourcePositions().getStartPosition(unit, tree);
    return lines.at(Math.max(0, start >= 0 ? start : end(tree)));
  }
}
