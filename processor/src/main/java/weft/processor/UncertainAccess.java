package weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/**
 * Members behind expressions whose type was not certain when the body was lowered, and whose name is that of a private
 * member nearby: such an access has no bridge. Once the class is attributed it is known which of them are private.
 */
final class UncertainAccess implements TaskListener {
  private final Javac javac;
  private final Diagnostics diagnostics;
  private final Set<String> uncertain = new HashSet<>();

  UncertainAccess(Javac javac, Diagnostics diagnostics) {
    this.javac = javac;
    this.diagnostics = diagnostics;
  }

  /** Has these checked. */
  void expect(CompilationUnitTree unit, Collection<Tree> accesses) {
    for (Tree access : accesses) uncertain.add(key(unit, access));
  }

  private String key(CompilationUnitTree unit, Tree access) {
    return unit.getSourceFile().toUri() + "#" + javac.trees().getSourcePositions().getEndPosition(unit, access);
  }

  @Override
  public void finished(TaskEvent event) {
    if (uncertain.isEmpty() || event.getKind() != TaskEvent.Kind.ANALYZE || event.getTypeElement() == null) return;
    TreePath path = javac.trees().getPath(event.getTypeElement());
    if (path == null) return;
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void none) {
        check(getCurrentPath());
        return super.visitMemberSelect(node, none);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree node, Void none) {
        check(getCurrentPath());
        return super.visitMemberReference(node, none);
      }
    }.scan(path, null);
  }

  private void check(TreePath access) {
    CompilationUnitTree unit = access.getCompilationUnit();
    if (!uncertain.contains(key(unit, access.getLeaf()))) return;
    Element member = javac.trees().getElement(access);
    if (member == null || !member.getModifiers().contains(Modifier.PRIVATE)) return;
    diagnostics.error(unit, access.getLeaf(), "PrivateMember",
        member.getSimpleName() + " is private, and the generated class cannot tell where this expression leads;"
            + " put the expression before it into a variable of explicit type, or make " + member.getSimpleName()
            + " package-private");
  }
}
