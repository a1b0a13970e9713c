package weft.processor.lower;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import weft.processor.source.Body;
import weft.processor.source.CodeSize;
import weft.processor.source.SwitchLabels;

/** The statements without a suspension that are too large for one method: they are taken apart like those with one. */
record LargeStatements(Body body, int largestWhole) {
  boolean areToBeTakenApart(StatementTree statement) {
    return largestWhole < Integer.MAX_VALUE && hasParts(statement) && CodeSize.of(statement, body.names()) > largestWhole;
  }

  private static boolean hasParts(StatementTree statement) {
    if (statement instanceof LabeledStatementTree labeled) return hasParts(labeled.getStatement());
    if (statement instanceof SwitchTree choice) return choice.getCases().stream().noneMatch(group -> SwitchLabels.of(group).arePreview());
    return statement instanceof BlockTree
        || statement instanceof IfTree
        || statement instanceof WhileLoopTree
        || statement instanceof DoWhileLoopTree
        || statement instanceof ForLoopTree
        || statement instanceof EnhancedForLoopTree
        || statement instanceof TryTree
        || statement instanceof SynchronizedTree;
  }
}
