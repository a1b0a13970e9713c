package weft.processor.verify;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import weft.processor.source.Body;

/** Asks for the type and the constant value of each expression of a body, as far as it is its own. */
final class Questions extends TreeScanner<Void, Void> {
  private final Body body;

  Questions(Body body) {
    this.body = body;
  }

  /** What stands before the parentheses is no expression. */
  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    if (node.getMethodSelect() instanceof MemberSelectTree select) scan(select.getExpression(), none);
    return scan(node.getArguments(), none);
  }

  @Override
  public Void visitVariable(VariableTree node, Void none) {
    if (node.getType() == null && node.getInitializer() != null) askAlone(node.getInitializer());
    return super.visitVariable(node, none);
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
    askAlone(node.getExpression());
    return super.visitEnhancedForLoop(node, none);
  }

  private void askAlone(ExpressionTree expression) {
    body.names().expressionTypes().certainAlone(expression);
  }

  @Override
  public Void scan(Tree tree, Void none) {
    if (tree instanceof ExpressionTree expression) {
      body.certainType(expression);
      body.names().constants().value(expression);
    }
    return super.scan(tree, none);
  }
}
