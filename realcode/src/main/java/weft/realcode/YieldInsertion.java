package weft.realcode;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.List;

/**
 * The body of a method as that of a generator: a yield behind each statement that can complete normally, and before each
 * return. What stands in a lambda, a class or a switch expression stays as it is, and so does a {@code synchronized}
 * block, where only the returns change.
 *
 * <pre>
 * S             S Gen.yield(n);
 * return e;     { R value = e; result[0] = value; Gen.yield(n); return Gen.end(); }
 * </pre>
 */
final class YieldInsertion extends TreeScanner<Void, Void> {
  private static final String END = "return weft.Gen.end();";

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String returnType;
  private final Edits edits = new Edits();
  private int yields;
  private int monitors;

  /** {@code returnType} is null in a void method. */
  private YieldInsertion(CompilationUnitTree unit, SourcePositions positions, String returnType) {
    this.unit = unit;
    this.positions = positions;
    this.returnType = returnType;
  }

  static Edits into(BlockTree body, CompilationUnitTree unit, SourcePositions positions, String returnType) {
    YieldInsertion insertion = new YieldInsertion(unit, positions, returnType);
    insertion.scan(body, null);
    if (Completion.isNormal(body)) insertion.edits.insert(insertion.end(body) - 1, END + " ");
    return insertion.edits;
  }

  @Override
  public Void visitBlock(BlockTree node, Void none) {
    scanAll(node.getStatements());
    return null;
  }

  private void scanAll(List<? extends StatementTree> statements) {
    for (int i = 0; i < statements.size(); i++) {
      StatementTree statement = statements.get(i);
      scan(statement, null);
      boolean sharesDeclaration = i + 1 < statements.size() && start(statements.get(i + 1)) == start(statement);
      if (!sharesDeclaration) yieldAfter(statement);
    }
  }

  /** Declarations of several variables in one statement are several trees that begin at one place. */
  private void yieldAfter(StatementTree statement) {
    if (Completion.isNormal(statement)) edits.insert(end(statement), yieldText());
  }

  private String yieldText() {
    return monitors > 0 ? "" : " weft.Gen.yield(" + yields++ + ");";
  }

  /** A statement that is the body of another one. */
  private void scanBody(StatementTree body) {
    if (body == null || body instanceof BlockTree) {
      scan(body, null);
      return;
    }
    edits.insert(start(body), "{ ");
    scan(body, null);
    yieldAfter(body);
    edits.insert(end(body), " }");
  }

  @Override
  public Void visitIf(IfTree node, Void none) {
    scanBody(node.getThenStatement());
    scanBody(node.getElseStatement());
    return null;
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree node, Void none) {
    scanBody(node.getStatement());
    return null;
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree node, Void none) {
    scanBody(node.getStatement());
    return null;
  }

  @Override
  public Void visitForLoop(ForLoopTree node, Void none) {
    scanBody(node.getStatement());
    return null;
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
    scanBody(node.getStatement());
    return null;
  }

  @Override
  public Void visitSwitch(SwitchTree node, Void none) {
    for (CaseTree group : node.getCases()) {
      if (group.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
        scanAll(group.getStatements());
      } else if (group.getBody() instanceof StatementTree body && Completion.isNormal(body)) {
        scanBody(body);
      } else {
        scan(group.getBody(), none);
      }
    }
    return null;
  }

  @Override
  public Void visitSynchronized(SynchronizedTree node, Void none) {
    monitors++;
    scan(node.getBlock(), none);
    monitors--;
    return null;
  }

  @Override
  public Void visitReturn(ReturnTree node, Void none) {
    if (node.getExpression() == null) {
      edits.replace(start(node), end(node), "{" + yieldText() + " " + END + " }");
      return null;
    }
    edits.replace(start(node), start(node) + "return".length(), "{ final " + returnType + " " + Names.VALUE + " =");
    edits.insert(end(node), " " + Names.RESULT + "[0] = " + Names.VALUE + ";" + yieldText() + " " + END + " }");
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

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree node, Void none) {
    return null;
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }
}
