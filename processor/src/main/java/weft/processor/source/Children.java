package weft.processor.source;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** The direct children of a tree in source order, also of a tree that is newer than the API of 17. */
final class Children extends TreeScanner<Void, Void> {
  private final List<Tree> children = new ArrayList<>();

  private Children() {}

  static List<Tree> of(Tree tree) {
    Children collector = new Children();
    tree.accept(collector, null);
    return collector.children;
  }

  /** What stands between {@code case} and the arrow or colon: the labels, and the guard if there is one. */
  static List<Tree> labels(CaseTree tree) {
    List<Tree> labels = new ArrayList<>();
    Tree statement =
        tree.getStatements() == null || tree.getStatements().isEmpty() ? null : tree.getStatements().get(0);
    for (Tree child : of(tree)) {
      if (child == tree.getBody() || child == statement) {
        break;
      }
      labels.add(child);
    }
    return labels;
  }

  /** There is a {@code default} label, alone or after {@code null}. */
  static boolean isDefault(CaseTree tree) {
    for (Tree label : labels(tree)) {
      if (label.getKind().name().equals("DEFAULT_CASE_LABEL")) {
        return true;
      }
    }
    return labels(tree).isEmpty();
  }

  /** A pattern or {@code null} is among the labels, so the switch is exhaustive (JLS 21, 14.11.2). */
  static boolean demandsExhaustiveness(CaseTree tree) {
    for (Tree label : labels(tree)) {
      if (label.getKind().name().equals("PATTERN_CASE_LABEL")) {
        return true;
      }
    }
    for (ExpressionTree label : tree.getExpressions()) {
      if (label.getKind() == Tree.Kind.NULL_LITERAL) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Void scan(Tree tree, Void unused) {
    if (tree != null) {
      children.add(tree);
    }
    return null;
  }
}
