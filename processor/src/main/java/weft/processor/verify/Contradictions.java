package weft.processor.verify;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import weft.processor.source.Body;
import weft.processor.source.Reachability;

/**
 * What cannot be if the body compiles: a statement that is unreachable (JLS 14.22). javac does not tell what it found out
 * about reachability, but it generates no class with such a statement. To take one for reachable that is not does no harm:
 * the processor does so where it cannot tell whether a {@code switch} is exhaustive.
 */
public final class Contradictions extends TreeScanner<Void, Void> {
  private final Reachability reachability;
  private final List<Difference> found = new ArrayList<>();

  private Contradictions(Body body) {
    this.reachability = body.names().reachability();
  }

  /** Where the processor and javac cannot both be right, should javac find no errors in the class. */
  public static List<Difference> in(Body body) {
    Contradictions contradictions = new Contradictions(body);
    contradictions.scan(body.block(), null);
    return contradictions.found;
  }

  @Override
  public Void visitBlock(BlockTree node, Void none) {
    addAfterEnd(node.getStatements());
    return super.visitBlock(node, none);
  }

  @Override
  public Void visitCase(CaseTree node, Void none) {
    if (node.getStatements() != null) addAfterEnd(node.getStatements());
    return super.visitCase(node, none);
  }

  private void addAfterEnd(List<? extends StatementTree> statements) {
    for (int i = 1; i < statements.size(); i++) {
      if (!reachability.canCompleteNormally(statements.get(i - 1))) {
        found.add(new Difference(statements.get(i), "this statement was taken for unreachable"));
      }
    }
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
