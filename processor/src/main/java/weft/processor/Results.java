package weft.processor;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * The expressions that may give an expression its value. A conditional or switch expression has no type of its own where
 * one is expected (JLS 15.25.3, 15.28.1): javac gives it that of the marker's parameter, which says nothing.
 */
final class Results extends TreePathScanner<Void, Void> {
  private final List<TreePath> found = new ArrayList<>();
  private boolean isInside;

  private Results() {}

  static List<TreePath> of(TreePath expression) {
    Results results = new Results();
    results.add(expression);
    return results.found;
  }

  private void add(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree p) {
      add(new TreePath(path, p.getExpression()));
    } else if (tree instanceof ConditionalExpressionTree c) {
      add(new TreePath(path, c.getTrueExpression()));
      add(new TreePath(path, c.getFalseExpression()));
    } else if (tree instanceof SwitchExpressionTree) {
      Results inner = new Results();
      inner.scan(path, null);
      found.addAll(inner.found);
    } else {
      found.add(path);
    }
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree node, Void none) {
    if (isInside) return null; // its yields are its own
    isInside = true;
    return scan(node.getCases(), none);
  }

  @Override
  public Void visitCase(CaseTree node, Void none) {
    if (node.getBody() instanceof ExpressionTree result) {
      add(new TreePath(getCurrentPath(), result));
      return null;
    }
    return super.visitCase(node, none);
  }

  @Override
  public Void visitYield(YieldTree node, Void none) {
    add(new TreePath(getCurrentPath(), node.getValue()));
    return null;
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
    return null;
  }

  @Override
  public Void visitClass(ClassTree node, Void none) {
    return null;
  }
}
