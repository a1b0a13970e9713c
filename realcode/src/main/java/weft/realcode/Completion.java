package weft.realcode;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreeScanner;
import java.util.List;

/**
 * Which statements can complete normally: JLS 14.22, as far as the syntax tells. A constant variable as the condition of
 * a loop is not recognized, and a jump that a {@code finally} swallows is taken for one that arrives: javac then finds
 * an unreachable statement, and the method is left as it was.
 */
final class Completion extends SimpleTreeVisitor<Boolean, Void> {
  private Completion() {
    super(true);
  }

  static boolean isNormal(StatementTree statement) {
    return new Completion().visit(statement, null);
  }

  static boolean isNormal(List<? extends StatementTree> statements) {
    return statements.stream().allMatch(Completion::isNormal);
  }

  @Override
  public Boolean visitBlock(BlockTree node, Void none) {
    return isNormal(node.getStatements());
  }

  @Override
  public Boolean visitLabeledStatement(LabeledStatementTree node, Void none) {
    return isNormal(node.getStatement()) || isLeft(node.getStatement(), node.getLabel().toString(), false);
  }

  @Override
  public Boolean visitIf(IfTree node, Void none) {
    return node.getElseStatement() == null || isNormal(node.getThenStatement()) || isNormal(node.getElseStatement());
  }

  @Override
  public Boolean visitWhileLoop(WhileLoopTree node, Void none) {
    return !isTrue(node.getCondition()) || isLeft(node.getStatement(), null, false);
  }

  @Override
  public Boolean visitDoWhileLoop(DoWhileLoopTree node, Void none) {
    boolean reachesCondition = isNormal(node.getStatement()) || isLeft(node.getStatement(), null, true);
    return reachesCondition && !isTrue(node.getCondition()) || isLeft(node.getStatement(), null, false);
  }

  @Override
  public Boolean visitForLoop(ForLoopTree node, Void none) {
    boolean isEndless = node.getCondition() == null || isTrue(node.getCondition());
    return !isEndless || isLeft(node.getStatement(), null, false);
  }

  @Override
  public Boolean visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
    return true;
  }

  @Override
  public Boolean visitSwitch(SwitchTree node, Void none) {
    boolean isExhaustive = false;
    boolean lastCompletes = true;
    for (CaseTree group : node.getCases()) {
      if (isLeft(group, null, false)) return true;
      isExhaustive |= group.getExpressions().isEmpty();
      if (group.getCaseKind() == CaseTree.CaseKind.RULE) {
        if (!(group.getBody() instanceof StatementTree body) || isNormal(body)) return true;
        lastCompletes = false;
      } else {
        lastCompletes = isNormal(group.getStatements());
      }
    }
    return lastCompletes || !isExhaustive;
  }

  @Override
  public Boolean visitSynchronized(SynchronizedTree node, Void none) {
    return isNormal(node.getBlock());
  }

  @Override
  public Boolean visitTry(TryTree node, Void none) {
    if (node.getFinallyBlock() != null && !isNormal(node.getFinallyBlock())) return false;
    boolean some = isNormal(node.getBlock());
    for (CatchTree handler : node.getCatches()) some |= isNormal(handler.getBlock());
    return some;
  }

  @Override
  public Boolean visitReturn(ReturnTree node, Void none) {
    return false;
  }

  @Override
  public Boolean visitThrow(ThrowTree node, Void none) {
    return false;
  }

  @Override
  public Boolean visitBreak(BreakTree node, Void none) {
    return false;
  }

  @Override
  public Boolean visitContinue(ContinueTree node, Void none) {
    return false;
  }

  private static boolean isTrue(ExpressionTree condition) {
    ExpressionTree bare = condition;
    while (bare instanceof ParenthesizedTree parens) bare = parens.getExpression();
    return bare instanceof LiteralTree literal && Boolean.TRUE.equals(literal.getValue());
  }

  /** Whether a jump in {@code body} leads to the statement around it: one to {@code label}, or one without a label. */
  private static boolean isLeft(Tree body, String label, boolean byContinue) {
    return Boolean.TRUE.equals(new JumpSearch(label, byContinue).scan(body, null));
  }

  private static final class JumpSearch extends TreeScanner<Boolean, Void> {
    private final String label;
    private final boolean isContinue;

    JumpSearch(String label, boolean isContinue) {
      this.label = label;
      this.isContinue = isContinue;
    }

    @Override
    public Boolean reduce(Boolean left, Boolean right) {
      return Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right);
    }

    @Override
    public Boolean visitBreak(BreakTree node, Void none) {
      if (isContinue) return false;
      return label == null ? node.getLabel() == null : node.getLabel() != null && node.getLabel().contentEquals(label);
    }

    @Override
    public Boolean visitContinue(ContinueTree node, Void none) {
      return isContinue && node.getLabel() == null;
    }

    @Override
    public Boolean visitWhileLoop(WhileLoopTree node, Void none) {
      return label == null ? false : super.visitWhileLoop(node, none);
    }

    @Override
    public Boolean visitDoWhileLoop(DoWhileLoopTree node, Void none) {
      return label == null ? false : super.visitDoWhileLoop(node, none);
    }

    @Override
    public Boolean visitForLoop(ForLoopTree node, Void none) {
      return label == null ? false : super.visitForLoop(node, none);
    }

    @Override
    public Boolean visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
      return label == null ? false : super.visitEnhancedForLoop(node, none);
    }

    @Override
    public Boolean visitSwitch(SwitchTree node, Void none) {
      return label == null && !isContinue ? false : super.visitSwitch(node, none);
    }

    @Override
    public Boolean visitLambdaExpression(LambdaExpressionTree node, Void none) {
      return false;
    }

    @Override
    public Boolean visitClass(ClassTree node, Void none) {
      return false;
    }
  }
}
