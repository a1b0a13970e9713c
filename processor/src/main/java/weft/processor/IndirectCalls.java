package weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Collection;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import weft.processor.emit.CompanionClass;
import weft.processor.source.GeneratorMethod;
import weft.processor.text.ClassName;

/**
 * With {@code -Aweft.direct=false} a template method is a plain method that throws at its first marker. Calls of it in
 * bodies of generators have been led to the companion; any other one is an error that says what to call.
 */
final class IndirectCalls extends AfterAnalysis {
  private final TreePlaces allowed;

  IndirectCalls(Javac javac, Diagnostics diagnostics) {
    super(javac, diagnostics);
    this.allowed = new TreePlaces(javac);
  }

  /** These calls go to the companion. */
  void allow(CompilationUnitTree unit, Collection<Tree> calls) {
    allowed.add(unit, calls);
  }

  @Override
  void check(TypeElement type) {
    TreePath path = javac.trees().getPath(type);
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
    if (!(called instanceof ExecutableElement method) || !GeneratorMethod.isAnnotated(method)) return;
    if (javac.trees().getTree(method) == null) return; // woven, or with a companion, where it was compiled
    CompilationUnitTree unit = call.getCompilationUnit();
    if (allowed.contains(unit, call.getLeaf())) return;
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    ClassName companion = CompanionClass.nameFor(owner);
    String receiver = method.getModifiers().contains(Modifier.STATIC) ? "" : "receiver, ";
    diagnostics.error(unit, call.getLeaf(), RefusalId.DIRECT_CALLS,
        "direct calls are switched off by -Aweft.direct=false; call " + companion.simpleName() + "." + method.getSimpleName()
            + "(" + receiver + "...) instead");
  }
}
