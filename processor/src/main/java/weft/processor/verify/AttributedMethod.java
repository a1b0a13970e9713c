package weft.processor.verify;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;
import weft.processor.source.GeneratorMethod;

/** The comparison of one template method that javac has attributed with what the rounds assumed about it. */
final class AttributedMethod extends TreePathScanner<Void, Void> {
  private final Javac javac;
  private final TreePath method;
  private final Assumptions assumed;
  private final AttributedNames names;
  private final Senses senses;
  private final TypeText types;
  private final List<Difference> inNames = new ArrayList<>();
  private final List<Difference> inTypes = new ArrayList<>();
  private boolean isErroneous;

  private AttributedMethod(Javac javac, TreePath method, TypeElement owner, Assumptions assumed) {
    this.javac = javac;
    this.method = method;
    this.assumed = assumed;
    this.senses = new Senses(javac, method.getCompilationUnit());
    this.names = new AttributedNames(javac, senses, owner);
    this.types = new TypeText(javac.types());
  }

  /** The differences; those in types only if there is none in names, which would explain them. None if there are errors. */
  static List<Difference> compare(Javac javac, TreePath method, TypeElement owner, Assumptions assumed) {
    AttributedMethod comparison = new AttributedMethod(javac, method, owner, assumed);
    MethodTree tree = (MethodTree) method.getLeaf();
    for (VariableTree parameter : tree.getParameters()) comparison.scan(new TreePath(method, parameter), null);
    comparison.scan(new TreePath(method, tree.getBody()), null);
    if (comparison.isErroneous) return List.of();
    return comparison.inNames.isEmpty() ? comparison.inTypes : comparison.inNames;
  }

  @Override
  public Void scan(Tree tree, Void none) {
    if (tree instanceof ExpressionTree) {
      String type = assumed.types().get(place(tree));
      TypeMirror found = javac.trees().getTypeMirror(new TreePath(getCurrentPath(), tree));
      isErroneous |= found != null && found.getKind() == TypeKind.ERROR;
      if (type != null && !hasTypeOfTarget(tree, type, found)) compareType(tree, type, found, "this expression");
    }
    return super.scan(tree, none);
  }

  /**
   * JLS 15.25.3: where one is expected, a reference conditional has the type of its target. For javac that is also each
   * one of numbers that calls a method on a pattern variable of its condition. The target of one of boxes that calls a
   * generic method, the condition of an {@code if} included, may be the primitive type, or a wider one: to convert each operand
   * is to convert their value then (JLS 5.3).
   */
  private boolean hasTypeOfTarget(Tree tree, String type, TypeMirror found) {
    Tree inner = tree;
    while (inner instanceof ParenthesizedTree p) inner = p.getExpression();
    if (!(inner instanceof ConditionalExpressionTree) || found == null) return false;
    return !(found instanceof PrimitiveType primitive) || widensTo(primitive, type);
  }

  private boolean widensTo(PrimitiveType target, String type) {
    for (TypeKind kind : TypeKind.values()) {
      if (!kind.isPrimitive()) continue;
      PrimitiveType own = javac.types().getPrimitiveType(kind);
      boolean isOwn = own.toString().equals(type) || javac.types().boxedClass(own).getQualifiedName().contentEquals(type);
      if (isOwn) return javac.types().isSubtype(own, target);
    }
    return false;
  }

  private Place place(Tree tree) {
    return Place.of(javac.trees().getSourcePositions(), method.getCompilationUnit(), tree);
  }

  @Override
  public Void visitErroneous(ErroneousTree node, Void none) {
    isErroneous = true;
    return null;
  }

  // Names

  @Override
  public Void visitIdentifier(IdentifierTree node, Void none) {
    compareName(node, node.getName().toString());
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree node, Void none) {
    compareName(node, node.getIdentifier().toString());
    return super.visitMemberSelect(node, none);
  }

  /** All overloads of the name go to factories then; that it means one of them can only be guessed in a round. */
  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    boolean isTemplate =
        javac.trees().getElement(getCurrentPath()) instanceof ExecutableElement called && GeneratorMethod.isAnnotated(called);
    if (!isTemplate && assumed.factoryCalls().contains(place(node))) {
      inTypes.add(new Difference(node, "this call was taken for one of a generator"));
    }
    return super.visitMethodInvocation(node, none);
  }

  private void compareName(Tree tree, String name) {
    Place place = place(tree);
    // A tree that the parser or the attribution of outer.new Inner() {...} made up stands where something else is.
    boolean isSimple = place.end() - place.start() == name.length();
    boolean isWritten = place.isInText() && isSimple != tree instanceof MemberSelectTree;
    Element element = isWritten ? javac.trees().getElement(getCurrentPath()) : null;
    if (element == null) return;
    Sense found = names.sense(getCurrentPath(), element);
    List<Sense> accepted = assumed.names().get(place);
    if (found == null) {
      isErroneous = true;
    } else if (accepted == null) {
      inNames.add(new Difference(tree, name + " was not seen at all, and it is " + found));
    } else if (!accepted.isEmpty() && !accepts(accepted, found)) {
      inNames.add(new Difference(tree, name + " was taken for " + accepted.get(0) + ", but it is " + found));
    }
    compareConstant(tree, place, element);
  }

  private static boolean accepts(List<Sense> accepted, Sense found) {
    return accepted.contains(found) || found.movesAlong() && accepted.contains(Senses.NESTED);
  }

  // Constants

  /** JLS 15.29: of qualified names only {@code TypeName.Identifier} is a constant. */
  private void compareConstant(Tree tree, Place place, Element element) {
    Optional<Object> value = assumed.constants().get(place);
    if (value == null) return;
    boolean isBehindExpression =
        tree instanceof MemberSelectTree select
            && !(javac.trees().getElement(new TreePath(getCurrentPath(), select.getExpression())) instanceof TypeElement);
    compareConstant(tree, value, isBehindExpression ? null : element);
  }

  private void compareConstant(Tree tree, Optional<Object> value, Element element) {
    Object found = element instanceof VariableElement variable ? variable.getConstantValue() : null;
    if (!value.equals(Optional.ofNullable(found))) {
      inTypes.add(new Difference(tree, "the constant " + value.orElse("(none)") + " was expected, but it is "
          + Optional.ofNullable(found).orElse("none")));
    }
  }

  // Declarations

  @Override
  public Void visitVariable(VariableTree node, Void none) {
    Element element = javac.trees().getElement(getCurrentPath());
    if (element != null) {
      names.declare(element, senses.variable(node, names.isNested()));
      Assumptions.OfVariable variable = assumed.variables().get(senses.key(node));
      if (variable != null) {
        if (variable.type() != null) compareType(node, variable.type(), element.asType(), node.getName().toString());
        isErroneous |= variable.constant().isPresent() && isResource(); // what is a constant cannot be closed
        compareConstant(node, variable.constant(), element);
      }
    }
    return super.visitVariable(node, none);
  }

  private boolean isResource() {
    return getCurrentPath().getParentPath().getLeaf() instanceof TryTree;
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
    names.enterNested();
    super.visitLambdaExpression(node, none);
    names.leaveNested();
    return null;
  }

  /** The members of a class are in scope in its body, not in its header (JLS 6.3). */
  @Override
  public Void visitClass(ClassTree node, Void none) {
    Element element = javac.trees().getElement(getCurrentPath());
    if (!(element instanceof TypeElement type)) return null;
    names.declare(type, senses.bodyClass(node, names.isNested()));
    names.enterNested();
    scan(node.getModifiers(), none);
    scan(node.getTypeParameters(), none);
    scan(node.getExtendsClause(), none);
    scan(node.getImplementsClause(), none);
    scan(node.getPermitsClause(), none);
    names.enterClass(type);
    scan(node.getMembers(), none);
    names.leaveClass();
    names.leaveNested();
    return null;
  }

  /** The names of an annotation's elements are no names of the body. */
  @Override
  public Void visitAnnotation(AnnotationTree node, Void none) {
    return scan(node.getAnnotationType(), none);
  }

  // Types

  private void compareType(Tree tree, String expected, TypeMirror found, String what) {
    if (found == null || found.getKind() == TypeKind.ERROR) {
      isErroneous = true;
    } else if (!expected.equals(types.of(found))) {
      inTypes.add(new Difference(tree, "the type of " + what + " was taken for " + expected + ", but it is " + types.of(found)));
    }
  }
}
