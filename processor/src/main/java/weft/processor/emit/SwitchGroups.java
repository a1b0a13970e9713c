package weft.processor.emit;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Name;
import weft.processor.flow.Variable;
import weft.processor.source.Names;

/**
 * The groups of a {@code switch} whose variables only they use. Before 21, javac may write class files that cannot be
 * loaded where such a variable is in scope in the next group and a type pattern before the {@code switch} has tested what
 * is no local: it takes the slot of the value tested for that of the variable. A field of a run is no local.
 */
final class SwitchGroups {
  private SwitchGroups() {}

  /** Those that have to be blocks of their own. */
  static List<CaseTree> closed(SwitchTree node, Names names) {
    List<CaseTree> closed = new ArrayList<>();
    boolean hasPatterns = names.variables().stream().anyMatch(variable -> variable.kind() == Variable.Kind.BINDING);
    for (CaseTree group : node.getCases()) {
      boolean isOld = group.getCaseKind() == CaseTree.CaseKind.STATEMENT;
      Set<Name> declared = isOld && hasPatterns ? declaredIn(group) : Set.of();
      if (!declared.isEmpty() && node.getCases().stream().noneMatch(other -> other != group && mentions(other, declared))) {
        closed.add(group);
      }
    }
    return closed;
  }

  private static Set<Name> declaredIn(CaseTree group) {
    Set<Name> declared = new HashSet<>();
    for (StatementTree statement : group.getStatements()) {
      if (statement instanceof VariableTree variable) declared.add(variable.getName());
    }
    return declared;
  }

  private static boolean mentions(Tree tree, Set<Name> variables) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitIdentifier(IdentifierTree node, Void none) {
            return variables.contains(node.getName());
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }
        }.scan(tree, null));
  }
}
