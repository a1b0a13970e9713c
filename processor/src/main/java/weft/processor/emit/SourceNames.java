package weft.processor.emit;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import weft.processor.source.Names;

/**
 * The names in the text of a body.
 *
 * @param identifiers all of them, labels included
 * @param ownerNames the simple names of the classes around it, which qualify its members
 * @param nestedDeclarations those of variables that are declared inside lambdas and nested classes
 */
record SourceNames(Set<String> identifiers, Set<String> nestedDeclarations, Set<String> ownerNames) {
  static SourceNames of(Tree body, Names names) {
    SourceNames found = new SourceNames(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    for (Element e = names.method().owner(); e instanceof TypeElement; e = e.getEnclosingElement()) {
      found.ownerNames.add(e.getSimpleName().toString());
    }
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree node, Void none) {
        found.identifiers.add(node.getName().toString());
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void none) {
        found.identifiers.add(node.getIdentifier().toString());
        return super.visitMemberSelect(node, none);
      }

      @Override
      public Void visitClass(ClassTree node, Void none) {
        found.identifiers.add(node.getSimpleName().toString());
        return super.visitClass(node, none);
      }

      @Override
      public Void visitVariable(VariableTree node, Void none) {
        found.identifiers.add(node.getName().toString());
        if (names.variable(node) == null) found.nestedDeclarations.add(node.getName().toString());
        return super.visitVariable(node, none);
      }

      @Override
      public Void visitBindingPattern(BindingPatternTree node, Void none) {
        return scan(node.getVariable(), none);
      }

      @Override
      public Void visitLabeledStatement(LabeledStatementTree node, Void none) {
        found.identifiers.add(node.getLabel().toString());
        return super.visitLabeledStatement(node, none);
      }

      @Override
      public Void visitBreak(BreakTree node, Void none) {
        return null;
      }

      @Override
      public Void visitContinue(ContinueTree node, Void none) {
        return null;
      }
    }.scan(body, null);
    return found;
  }
}
