package weft.processor.source;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import weft.processor.flow.Variable;

/**
 * Which statements have to be taken apart: those with a marker in them, and those that jump out of themselves. All others
 * stay whole, whatever they are.
 */
public final class YieldAnalysis extends TreeScanner<Void, Void> {
  private final Names names;
  private final Markers markers;
  private final Reachability reachability;
  private final Deque<Tree> path = new ArrayDeque<>();
  private final Set<Tree> cut = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<Tree> suspending = Collections.newSetFromMap(new IdentityHashMap<>());

  private YieldAnalysis(Names names, Reachability reachability) {
    this.names = names;
    this.markers = new Markers(names);
    this.reachability = reachability;
  }

  public static YieldAnalysis of(StatementTree body, Names names, Reachability reachability) {
    YieldAnalysis analysis = new YieldAnalysis(names, reachability);
    analysis.scan(body, null);
    return analysis;
  }

  /**
   * Whether {@code statement} can be printed as it stands. One that cannot complete normally cannot: what is emitted after
   * it would be unreachable (JLS 14.22). Nor can one that assigns a variable and captures it: the copy for the capture is
   * made before the statement.
   */
  public boolean staysWhole(StatementTree statement) {
    return !cut.contains(statement) && reachability.canCompleteNormally(statement) && !capturesOwnAssignment(statement);
  }

  /** Whether there is a marker with a value in {@code expression}, or one in a {@code switch} expression. */
  public boolean suspends(ExpressionTree expression) {
    return suspending.contains(expression);
  }

  /** Whether there is a marker in what {@code choice} evaluates to, rather than in what it looks at. */
  boolean suspendsInArms(SwitchExpressionTree choice) {
    return choice.getCases().stream().anyMatch(suspending::contains);
  }

  private boolean capturesOwnAssignment(StatementTree statement) {
    Set<Variable> captured = new HashSet<>(names.capturedIn(statement));
    captured.addAll(names.guardedIn(statement));
    captured.retainAll(names.writtenIn(statement));
    captured.removeAll(names.declaredIn(statement));
    return !captured.isEmpty();
  }

  @Override
  public Void scan(Tree tree, Void none) {
    if (tree == null) return null;
    path.push(tree);
    super.scan(tree, none);
    path.pop();
    return null;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    Markers.Marker marker = markers.of(node);
    if (marker != null) cutUpTo(null);
    // A yield has no value, but the switch expression around it has one.
    boolean isInExpression = marker == Markers.Marker.YIELD && enclosingExpression() != null;
    if (isInExpression || marker != null && marker.hasValue()) suspending.addAll(path);
    return super.visitMethodInvocation(node, none);
  }

  /** {@code yield} leaves the {@code switch} expression, as {@code break} a statement. */
  @Override
  public Void visitYield(YieldTree node, Void none) {
    cutUpTo(enclosingExpression());
    return super.visitYield(node, none);
  }

  private Tree enclosingExpression() {
    for (Tree tree : path) {
      if (tree instanceof SwitchExpressionTree) return tree;
    }
    return null;
  }

  @Override
  public Void visitReturn(ReturnTree node, Void none) {
    cutUpTo(null);
    return super.visitReturn(node, none);
  }

  @Override
  public Void visitBreak(BreakTree node, Void none) {
    cutUpTo(node.getLabel() == null ? enclosing(true) : labeled(node.getLabel().toString()));
    return null;
  }

  @Override
  public Void visitContinue(ContinueTree node, Void none) {
    // A labelled continue belongs to the loop; the label stays outside.
    cutUpTo(node.getLabel() == null ? enclosing(false) : labeled(node.getLabel().toString()));
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

  private void cutUpTo(Tree target) {
    for (Tree tree : path) {
      if (tree == target) return;
      cut.add(tree);
    }
  }

  private Tree enclosing(boolean orSwitch) {
    for (Tree tree : path) {
      if (isLoop(tree) || orSwitch && tree instanceof SwitchTree) return tree;
    }
    return null;
  }

  private Tree labeled(String label) {
    for (Tree tree : path) {
      if (tree instanceof LabeledStatementTree l && l.getLabel().contentEquals(label)) return tree;
    }
    return null;
  }

  static boolean isLoop(Tree tree) {
    return tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree;
  }
}
