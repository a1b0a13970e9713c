package weft.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import javax.lang.model.element.TypeElement;
import weft.processor.Diagnostics;
import weft.processor.RefusalId;

/** Refuses markers outside template methods, and template methods in classes that no other class can name. */
public final class OutsideCheck extends TreeScanner<Void, Void> {
  private final TreePath type;
  private final TypeScope scope;
  private final Diagnostics diagnostics;
  private int localClasses;
  private int methods;
  private int generators;

  private OutsideCheck(TreePath type, TypeScope scope, Diagnostics diagnostics) {
    this.type = type;
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  /** Checks the top-level class at {@code path}. */
  public static void check(TypeElement element, TreePath path, Scopes scopes, Diagnostics diagnostics) {
    TypeScope scope = scopes.types(element, path.getCompilationUnit());
    new OutsideCheck(path, scope, diagnostics).scan(path.getLeaf(), null);
  }

  @Override
  public Void visitClass(ClassTree node, Void none) {
    boolean isLocal = methods > 0 || node.getSimpleName().contentEquals("");
    if (isLocal) localClasses++;
    super.visitClass(node, none);
    if (isLocal) localClasses--;
    return null;
  }

  @Override
  public Void visitMethod(MethodTree node, Void none) {
    if (isGenerator(node)) {
      if (localClasses > 0) {
        refuse(node, RefusalId.LOCAL_OWNER,
            "a generator cannot stand in a local or anonymous class, which no other class can name; make it a member class");
      }
      generators++; // its own checks look for markers in it
    }
    methods++;
    super.visitMethod(node, none);
    methods--;
    if (isGenerator(node)) generators--;
    return null;
  }

  private boolean isGenerator(MethodTree method) {
    for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
      if (names(annotation.getAnnotationType(), GeneratorMethod.ANNOTATION)) return true;
    }
    return false;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    ExpressionTree select = node.getMethodSelect();
    boolean isOfGen = select instanceof MemberSelectTree member && names(member.getExpression(), Markers.GEN);
    if (isOfGen && Markers.isMarker(((MemberSelectTree) select).getIdentifier())) refuseMarker(node);
    return super.visitMethodInvocation(node, none);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree node, Void none) {
    if (names(node.getQualifierExpression(), Markers.GEN) && Markers.isMarker(node.getName())) refuseMarker(node);
    return super.visitMemberReference(node, none);
  }

  private void refuseMarker(Tree tree) {
    if (generators > 0) return;
    refuse(tree, RefusalId.YIELD_OUTSIDE_GENERATOR,
        "a marker works in the body of a @Generator method only; annotate the method with @Generator,"
            + " and let it return a sequence");
  }

  private boolean names(Tree tree, String qualifiedName) {
    if (tree instanceof IdentifierTree id) {
      boolean mayBe = qualifiedName.endsWith("." + id.getName());
      return mayBe
          && scope.resolve(id.getName().toString()) instanceof Meaning.Type found
          && found.element().getQualifiedName().contentEquals(qualifiedName);
    }
    return tree instanceof MemberSelectTree && tree.toString().equals(qualifiedName);
  }

  private void refuse(Tree tree, RefusalId id, String message) {
    diagnostics.error(type.getCompilationUnit(), tree, id, message);
  }
}
