package weft.processor.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import weft.processor.flow.Code;
import weft.processor.flow.Variable;

/**
 * What a piece of source does with the variables of its method: which it may read before it assigns them, and which it
 * assigns whenever it completes. Follows the order of evaluation (JLS 15.7); what may not be executed assigns nothing for
 * certain (as in JLS 16).
 */
public final class Usage extends TreeScanner<Void, Void> {
  private final Names names;
  private final Tree root;
  private final Map<Object, Code> substitutes;
  private final Set<Variable> reads = new LinkedHashSet<>();
  private final Set<Variable> mentions = new LinkedHashSet<>();
  private Set<Variable> kills = new LinkedHashSet<>();

  private Usage(Names names, Tree root, Map<Object, Code> substitutes) {
    this.names = names;
    this.root = root;
    this.substitutes = substitutes;
  }

  /** {@code tree} as code that emission slices from the source. */
  public static Code codeOf(Tree tree, Names names) {
    return codeOf(tree, names, tree);
  }

  /** {@code part} in place of {@code tree}, which is what it does. */
  public static Code codeOf(Tree tree, Names names, Object part) {
    return codeOf(tree, names, part, Map.of());
  }

  /** The same for a tree in which some have {@code substitutes}. */
  public static Code codeOf(Tree tree, Names names, Object part, Map<Object, Code> substitutes) {
    Usage usage = new Usage(names, tree, substitutes);
    usage.scan(tree, null);
    return new Code(List.of(part), usage.reads, usage.kills, usage.mentions);
  }

  @Override
  public Void scan(Tree tree, Void none) {
    Code substitute = tree == null || tree == root ? null : substitutes.get(tree);
    if (substitute == null) return super.scan(tree, none);
    substitute.reads().forEach(this::read);
    return null;
  }

  private void read(Variable variable) {
    mentions.add(variable);
    if (!kills.contains(variable)) reads.add(variable);
  }

  private void assign(Variable variable) {
    mentions.add(variable);
    kills.add(variable);
  }

  /** Scans what may be skipped. */
  private Set<Variable> maybe(Tree... trees) {
    Set<Variable> before = kills;
    kills = new LinkedHashSet<>(before);
    for (Tree tree : trees) scan(tree, null);
    Set<Variable> after = kills;
    kills = before;
    return after;
  }

  private void maybe(Iterable<? extends Tree> trees) {
    Set<Variable> before = kills;
    kills = new LinkedHashSet<>(before);
    scan(trees, null);
    kills = before;
  }

  @Override
  public Void visitIdentifier(IdentifierTree node, Void none) {
    Meaning meaning = names.of(node);
    if (meaning instanceof Meaning.Local local) read(local.variable());
    if (meaning instanceof Meaning.Member member && !member.isStatic()) readInstance(member.holder());
    if (meaning instanceof Meaning.Instance instance) readInstance(instance.holder());
    if (meaning instanceof Meaning.LocalType type) mention(type.declaration());
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree node, Void none) {
    if (names.of(node) instanceof Meaning.Instance instance) {
      readInstance(instance.holder());
      if (instance.isSuper()) names.receiver().ifPresent(this::read); // Interface.super is the receiver, too
      return null;
    }
    return super.visitMemberSelect(node, none);
  }

  @Override
  public Void visitNewClass(NewClassTree node, Void none) {
    names.enclosingInstance(node).ifPresent(this::read);
    return super.visitNewClass(node, none);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree node, Void none) {
    names.enclosingInstance(node).ifPresent(this::read);
    return super.visitMemberReference(node, none);
  }

  private void readInstance(TypeElement holder) {
    names.instance(holder).ifPresent(this::read);
  }

  @Override
  public Void visitAssignment(AssignmentTree node, Void none) {
    if (strip(node.getVariable()) instanceof IdentifierTree id && names.of(id) instanceof Meaning.Local local) {
      scan(node.getExpression(), null);
      assign(local.variable());
      return null;
    }
    return super.visitAssignment(node, none);
  }

  private static ExpressionTree strip(ExpressionTree tree) {
    ExpressionTree inner = tree;
    while (inner instanceof ParenthesizedTree p) inner = p.getExpression();
    return inner;
  }

  @Override
  public Void visitVariable(VariableTree node, Void none) {
    scan(node.getType(), null);
    scan(node.getInitializer(), null);
    Variable variable = names.variable(node);
    if (variable != null) assign(variable); // a declaration without a value starts a new variable, too
    return null;
  }

  @Override
  public Void visitBindingPattern(BindingPatternTree node, Void none) {
    Variable variable = names.variable(node.getVariable());
    // It has its value wherever it is in scope (JLS 6.3.1), so no read of it can come before.
    if (variable != null) assign(variable);
    return null;
  }

  @Override
  public Void visitBinary(BinaryTree node, Void none) {
    switch (node.getKind()) {
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        scan(node.getLeftOperand(), null);
        keepBindings(maybe(node.getRightOperand()));
        return null;
      }
      default -> {
        return super.visitBinary(node, none);
      }
    }
  }

  private void keepBindings(Set<Variable> assigned) {
    for (Variable variable : assigned) if (variable.kind() == Variable.Kind.BINDING) kills.add(variable);
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree node, Void none) {
    scan(node.getCondition(), null);
    both(maybe(node.getTrueExpression()), maybe(node.getFalseExpression()));
    return null;
  }

  @Override
  public Void visitIf(IfTree node, Void none) {
    scan(node.getCondition(), null);
    both(maybe(node.getThenStatement()), maybe(node.getElseStatement()));
    return null;
  }

  private void both(Set<Variable> one, Set<Variable> other) {
    keepBindings(one);
    keepBindings(other);
    one.retainAll(other);
    kills.addAll(one);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree node, Void none) {
    scan(node.getCondition(), null);
    maybe(node.getStatement());
    return null;
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree node, Void none) {
    maybe(node.getStatement(), node.getCondition()); // a continue may skip what the body assigns
    return null;
  }

  @Override
  public Void visitForLoop(ForLoopTree node, Void none) {
    scan(node.getInitializer(), null);
    scan(node.getCondition(), null);
    Set<Variable> before = kills;
    kills = new LinkedHashSet<>(before);
    scan(node.getStatement(), null);
    kills = new LinkedHashSet<>(before); // a continue may have skipped any of the body
    scan(node.getUpdate(), null);
    kills = before;
    return null;
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
    scan(node.getExpression(), null);
    maybe(node.getVariable(), node.getStatement());
    return null;
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
    maybe(node.getBody());
    return null;
  }

  private void mention(ClassTree localClass) {
    if (!names.localClasses().isMovable(localClass)) mentions.add(names.localClasses().variable(localClass));
  }

  @Override
  public Void visitClass(ClassTree node, Void none) {
    names.enclosingInstance(node).ifPresent(this::read);
    Set<Variable> before = kills;
    kills = new LinkedHashSet<>(before);
    super.visitClass(node, none);
    kills = before;
    if (names.of(node) instanceof Meaning.LocalType) {
      mention(node);
      if (names.localClasses().isBound(node)) assign(names.localClasses().variable(node));
    }
    return null;
  }

  @Override
  public Void visitCase(CaseTree node, Void none) {
    Set<Variable> before = kills;
    kills = new LinkedHashSet<>(before);
    super.visitCase(node, none);
    kills = before;
    return null;
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree node, Void none) {
    scan(node.getExpression(), null);
    maybe(node.getCases());
    return null;
  }

  @Override
  public Void visitTry(TryTree node, Void none) {
    scan(node.getResources(), null);
    maybe(node.getBlock());
    for (CatchTree handler : node.getCatches()) maybe(handler);
    scan(node.getFinallyBlock(), null);
    return null;
  }

  @Override
  public Void visitLabeledStatement(LabeledStatementTree node, Void none) {
    maybe(node.getStatement()); // a break may skip any of it
    return null;
  }
}
