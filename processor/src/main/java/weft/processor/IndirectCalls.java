package weft.processor;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import weft.processor.emit.CompanionClass;
import weft.processor.source.OutsideCheck;

/**
 * With {@code -Aweft.direct=false} a template method is a plain method that throws at its first marker. Calls of it in
 * bodies of generators have been led to the companion; any other one is an error that says what to call.
 */
final class IndirectCalls implements TaskListener {
  private final Javac javac;
  private final Diagnostics diagnostics;
  private final Set<String> allowed = new HashSet<>();

  IndirectCalls(Javac javac, Diagnostics diagnostics) {
    this.javac = javac;
    this.diagnostics = diagnostics;
  }

  /** These calls go to the companion. */
  void allow(CompilationUnitTree unit, Collection<Tree> calls) {
    for (Tree call : calls) allowed.add(key(unit, call));
  }

  private String key(CompilationUnitTree unit, Tree call) {
    return unit.getSourceFile().toUri() + "#" + javac.trees().getSourcePositions().getEndPosition(unit, call);
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.ANALYZE || event.getTypeElement() == null) return;
    TreePath path = javac.trees().getPath(event.getTypeElement());
    if (path == null) return;
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
        check(getCurrentPath());
        return super.visitMethodInvocation(node, none);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree node, Void none) {
        check(getCurrentPath());
        return super.visitMemberReference(node, none);
      }
    }.scan(path, null);
  }

  private void check(TreePath call) {
    Element called = javac.trees().getElement(call);
    if (!(called instanceof ExecutableElement method) || !isTemplate(method)) return;
    CompilationUnitTree unit = call.getCompilationUnit();
    if (allowed.contains(key(unit, call.getLeaf()))) return;
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    ClassName companion = CompanionClass.nameFor(owner);
    String receiver = method.getModifiers().contains(Modifier.STATIC) ? "" : "receiver, ";
    diagnostics.error(unit, call.getLeaf(), "DirectCalls",
        "direct calls are switched off by -Aweft.direct=false; call " + companion.simpleName() + "." + method.getSimpleName()
            + "(" + receiver + "...) instead");
  }

  private boolean isTemplate(ExecutableElement method) {
    return javac.trees().getTree(method) != null
        && method.getAnnotationMirrors().stream()
            .map(annotation -> (TypeElement) annotation.getAnnotationType().asElement())
            .anyMatch(type -> type.getQualifiedName().contentEquals(OutsideCheck.GENERATOR));
  }
}
