package weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Collection;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Members behind expressions whose type was not certain when the body was lowered, and whose name is that of a private
 * member nearby: such an access has no bridge. Once the class is attributed it is known which of them are private.
 */
final class UncertainAccess extends AfterAnalysis {
  private final TreePlaces uncertain;

  UncertainAccess(Javac javac, Diagnostics diagnostics) {
    super(javac, diagnostics);
    this.uncertain = new TreePlaces(javac);
  }

  /** Has these checked. */
  void expect(CompilationUnitTree unit, Collection<Tree> accesses) {
    uncertain.add(unit, accesses);
  }

  @Override
  void check(TypeElement type) {
    TreePath path = uncertain.isEmpty() ? null : javac.trees().getPath(type);
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
    if (!uncertain.contains(unit, access.getLeaf())) return;
    Element member = javac.trees().getElement(access);
    if (member == null || !member.getModifiers().contains(Modifier.PRIVATE)) return;
    diagnostics.error(unit, access.getLeaf(), "PrivateMember",
        member.getSimpleName() + " is private, and the generated class cannot tell where this expression leads;"
            + " put the expression before it into a variable of explicit type, or make " + member.getSimpleName()
            + " package-private");
  }
}
