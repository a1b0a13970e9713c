package weft.processor.source;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * A body that can be executed as it is written, with calls of a consumer in place of its yields, so that nobody sees a
 * difference: none of them, and no delegation, stands inside a {@code try} statement, where the body could see what the
 * consumer throws. Nor does it declare a class, which would then exist twice.
 */
public final class PushForm extends TreeScanner<Void, Void> {
  /** Twice the code is worth it for small bodies only. In bytecodes, as {@link CodeSize} estimates them. */
  private static final int LARGEST = 2000;

  private final Body body;
  private final Set<Tree> returns = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Tree> inBlocks = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean delivers;
  private boolean isImpossible;
  private boolean hasPattern;
  private boolean declaresInGroup;
  private int guards;
  private int lambdas;

  private PushForm(Body body) {
    this.body = body;
  }

  /** The form of {@code body}, if it has one. */
  public static Optional<PushForm> of(Body body) {
    if (body.shape().isAnswered()) return Optional.empty(); // its yields have answers
    PushForm form = new PushForm(body);
    form.scan(body.block(), null);
    boolean confusesJavac = form.hasPattern && form.declaresInGroup; // javac 17 mixes up the slots of such variables
    boolean isPossible = form.delivers && !form.isImpossible && !confusesJavac;
    return isPossible && CodeSize.of(body.block(), body.names()) <= LARGEST ? Optional.of(form) : Optional.empty();
  }

  /** Whether {@code tree} is a {@code return} of the body itself. */
  public boolean isOwnReturn(Tree tree) {
    return returns.contains(tree);
  }

  /** Whether a statement may stand beside {@code statement}: it is no part of another one than a block or a case. */
  public boolean isInBlock(Tree statement) {
    return inBlocks.contains(statement);
  }

  /** Javac 21 to 25 writes wrong stack maps behind statements that introduce bindings of record patterns. */
  @Override
  public Void scan(Tree tree, Void none) {
    if (tree != null && RecordPatterns.is(tree)) isImpossible = true;
    return super.scan(tree, none);
  }

  @Override
  public Void visitBlock(BlockTree node, Void none) {
    inBlocks.addAll(node.getStatements());
    return super.visitBlock(node, none);
  }

  @Override
  public Void visitCase(CaseTree node, Void none) {
    if (node.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      inBlocks.addAll(node.getStatements());
      declaresInGroup |= node.getStatements().stream().anyMatch(VariableTree.class::isInstance);
    }
    return super.visitCase(node, none);
  }

  @Override
  public Void visitBindingPattern(BindingPatternTree node, Void none) {
    hasPattern = true;
    return super.visitBindingPattern(node, none);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    Markers.Marker marker = body.markers().of(node);
    if (marker == Markers.Marker.YIELD || marker == Markers.Marker.YIELD_ALL) suspend();
    return super.visitMethodInvocation(node, none);
  }

  private void suspend() {
    delivers = true;
    if (guards > 0) isImpossible = true;
  }

  @Override
  public Void visitReturn(ReturnTree node, Void none) {
    if (lambdas == 0) {
      returns.add(node);
      if (body.markers().of(node.getExpression()) != Markers.Marker.END) suspend();
    }
    return super.visitReturn(node, none);
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
    lambdas++;
    super.visitLambdaExpression(node, none);
    lambdas--;
    return null;
  }

  @Override
  public Void visitTry(TryTree node, Void none) {
    guards++;
    super.visitTry(node, none);
    guards--;
    return null;
  }

  @Override
  public Void visitSynchronized(SynchronizedTree node, Void none) {
    guards++;
    super.visitSynchronized(node, none);
    guards--;
    return null;
  }

  @Override
  public Void visitClass(ClassTree node, Void none) {
    isImpossible = true;
    return null;
  }
}
