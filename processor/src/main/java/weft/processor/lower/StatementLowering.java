package weft.processor.lower;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Region;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.source.ReturnShape;
import weft.processor.source.Body;
import weft.processor.source.Markers;
import weft.processor.source.Usage;

/**
 * Takes the body of a template method apart into a control-flow graph. Each method shows the rewrite as a schema; a
 * statement without suspension and without a jump out of it is one step.
 */
public final class StatementLowering extends SimpleTreeVisitor<Void, Set<String>> {
  private final Body body;
  private final LargeStatements large;
  private final FlowGraph graph = new FlowGraph();
  private final ExpressionLowering expressions;
  private final JumpScopes scopes = new JumpScopes(graph);
  private final Block finish = graph.newBlock(null);
  private Region region;
  private Block at = graph.entry();

  private StatementLowering(Body body, int largestWhole) {
    this.body = body;
    this.expressions = new ExpressionLowering(this);
    this.large = new LargeStatements(body, largestWhole);
    finish.terminate(new Terminator.Finish());
  }

  /** The graph of {@code body}. */
  public static FlowGraph lower(Body body) {
    return lower(body, Integer.MAX_VALUE);
  }

  /** The graph of {@code body}, with statements of more than {@code largestWhole} bytecodes taken apart. */
  public static FlowGraph lower(Body body, int largestWhole) {
    StatementLowering lowering = new StatementLowering(body, largestWhole);
    lowering.lowerAll(body.block().getStatements());
    lowering.jump(lowering.finish);
    return lowering.graph;
  }

  // What the other lowerings of this package use.

  Body body() {
    return body;
  }

  FlowGraph graph() {
    return graph;
  }

  JumpScopes scopes() {
    return scopes;
  }

  Region region() {
    return region;
  }

  Block newBlock() {
    return graph.newBlock(region);
  }

  void add(Step step) {
    if (step instanceof Step.Assign assign && assign.declares()) graph.declare(assign.target());
    at.steps().add(step);
  }

  /** What is printed for {@code tree} in the current block, once all suspensions in it are behind. */
  Code code(Tree tree) {
    return code(tree, null);
  }

  /** {@code target}: the type that the value is assigned to, or null. */
  Code code(Tree tree, TypeMirror target) {
    if (tree instanceof ExpressionTree expression) expressions.evaluate(expression, target);
    Code substitute = graph.substitutes().get(tree);
    if (substitute != null) return substitute;
    return Usage.codeOf(tree, body.names(), tree, graph.substitutes());
  }

  void end(Terminator terminator) {
    if (!at.isTerminated()) at.terminate(terminator);
  }

  /** Ends the current block with a jump. */
  void jump(Block target) {
    end(new Terminator.Goto(target));
  }

  /** What follows belongs to {@code block}. */
  void startAt(Block block) {
    at = block;
  }

  /** Lowers in another region, and comes back to this one. */
  void inRegion(Region inner, Runnable lowering) {
    Region outer = region;
    region = inner;
    lowering.run();
    region = outer;
  }

  void lowerAll(List<? extends StatementTree> statements) {
    for (StatementTree statement : statements) lower(statement);
  }

  void lower(StatementTree statement) {
    boolean isDeclaration = statement instanceof VariableTree || statement instanceof ClassTree;
    if (!isDeclaration && body.yields().staysWhole(statement) && !large.areToBeTakenApart(statement)) {
      perform(statement);
    } else {
      statement.accept(this, Set.of());
    }
  }

  /** In the header of a {@code for}, an expression has no semicolon. */
  private void perform(StatementTree statement) {
    boolean isEmpty = statement instanceof BlockTree block && block.getStatements().isEmpty();
    if (isEmpty || statement instanceof EmptyStatementTree) return;
    if (statement instanceof ExpressionStatementTree e) {
      Code expression = code(e.getExpression());
      List<Object> parts = List.of(e.getExpression(), ";");
      add(new Step.Perform(new Code(parts, expression.reads(), expression.kills(), expression.mentions())));
    } else {
      add(new Step.Perform(code(statement)));
    }
  }

  @Override
  protected Void defaultAction(Tree node, Set<String> labels) {
    throw new IllegalStateException("no lowering for " + node.getKind());
  }

  @Override
  public Void visitBlock(BlockTree node, Set<String> labels) {
    lowerAll(node.getStatements());
    return null;
  }

  @Override
  public Void visitVariable(VariableTree node, Set<String> labels) {
    Variable variable = body.names().variable(node);
    TypeMirror type =
        node.getInitializer() == null ? null : expressions.initialized(node, body.declaredType(variable).orElse(null));
    Code value = node.getInitializer() == null ? null : code(node.getInitializer(), type);
    add(new Step.Assign(variable, value, true));
    return null;
  }

  /** A local class that captures nothing means the same everywhere; another one captures where it is declared. */
  @Override
  public Void visitClass(ClassTree node, Set<String> labels) {
    if (body.names().localClasses().isMovable(node)) {
      graph.localClasses().add(code(node));
    } else {
      add(new Step.Perform(code(node)));
    }
    return null;
  }

  @Override
  public Void visitEmptyStatement(EmptyStatementTree node, Set<String> labels) {
    return null;
  }

  /**
   * <pre>
   * Gen.yield(E);      yield E resume next abandon (where a return would go)
   *                    next:
   *                    (where suspensions have values) next: resumed()
   * </pre>
   */
  @Override
  public Void visitExpressionStatement(ExpressionStatementTree node, Set<String> labels) {
    Markers.Marker marker = body.markers().of(node.getExpression());
    if (marker == null && node.getExpression() instanceof CompoundAssignmentTree c && body.yields().suspends(c)) {
      expressions.compound(c);
    } else if (marker == null) {
      perform(node);
    } else {
      suspend(marker, Markers.call(node.getExpression()), node, null);
      if (body.shape().isAnswered()) add(new Step.Perform(Code.of("resumed();")));
    }
    return null;
  }

  /** Ends the current block by the suspension of {@code call}, whose value is for {@code target}, and goes on behind it. */
  void suspend(Markers.Marker marker, MethodInvocationTree call, Tree at, TypeMirror target) {
    if (marker == Markers.Marker.AWAIT) {
      await(call, at, target);
      return;
    }
    Code value = code(call.getArguments().get(0), expressions.ofMarker(call));
    Block resume = newBlock();
    Block abandon = abandonPoint();
    Terminator.Position position = body.position(at);
    if (marker == Markers.Marker.YIELD_ALL) {
      end(new Terminator.YieldAll(value, position, resume, abandon));
    } else {
      end(new Terminator.Yield(value, position, resume, abandon));
    }
    startAt(resume);
  }

  /** Where a {@code return} here would go, if anything is pending. */
  private Block abandonPoint() {
    Block pending = scopes.outOfMethod(finish);
    return pending == finish ? null : pending;
  }

  /**
   * A stage that has its value is no suspension.
   *
   * <pre>
   * Gen.await(E)       branch isPending(E) ? wait : next
   *                    wait:   await resume resumed abandon (where a return would go)
   *                    resumed: goto next
   *                    next:
   * </pre>
   */
  private void await(MethodInvocationTree call, Tree at, TypeMirror target) {
    Code isPending = expressions.isPending(call, target);
    Block wait = newBlock();
    Block next = newBlock();
    end(new Terminator.Branch(isPending, wait, next, true));
    startAt(wait);
    Block resumed = newBlock();
    end(new Terminator.Await(body.position(at), resumed, abandonPoint()));
    startAt(resumed);
    jump(next);
    startAt(next);
  }

  /**
   * <pre>
   * if (C) S else U      branch C ? then : otherwise
   *                      then:      S; goto after
   *                      otherwise: U; goto after
   *                      after:
   * </pre>
   */
  @Override
  public Void visitIf(IfTree node, Set<String> labels) {
    Block then = newBlock();
    Block otherwise = node.getElseStatement() == null ? null : newBlock();
    Block after = newBlock();
    branch(node.getCondition(), then, otherwise == null ? after : otherwise);
    startAt(then);
    lower(node.getThenStatement());
    jump(after);
    if (otherwise != null) {
      startAt(otherwise);
      lower(node.getElseStatement());
      jump(after);
    }
    startAt(after);
    return null;
  }

  /** Ends the current block by the condition: parentheses, {@code !} and literals need no test of their own. */
  void branch(ExpressionTree condition, Block whenTrue, Block whenFalse) {
    if (body.yields().suspends(condition) && isShortCircuit(condition)) {
      branchEarly(condition, whenTrue, whenFalse);
    } else if (condition instanceof ParenthesizedTree p) {
      branch(p.getExpression(), whenTrue, whenFalse);
    } else if (condition.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      branch(((UnaryTree) condition).getExpression(), whenFalse, whenTrue);
    } else if (condition instanceof LiteralTree literal) {
      jump(Boolean.TRUE.equals(literal.getValue()) ? whenTrue : whenFalse);
    } else {
      boolean captures = !body.names().capturedIn(condition).isEmpty() || !body.names().guardedIn(condition).isEmpty();
      end(new Terminator.Branch(code(condition), whenTrue, whenFalse, captures || body.mayBeConstant(condition)));
    }
  }

  private static boolean isShortCircuit(ExpressionTree condition) {
    return switch (condition.getKind()) {
      case CONDITIONAL_AND, CONDITIONAL_OR, CONDITIONAL_EXPRESSION -> true;
      default -> false;
    };
  }

  /**
   * Where a part of the condition suspends, a branch for each part.
   *
   * <pre>
   * branch C &amp;&amp; D ? yes : no      branch C ? next : no
   *                             next: branch D ? yes : no
   * branch C ? D : E ? yes : no  branch C ? then : otherwise
   *                             then: branch D ? yes : no
   *                             otherwise: branch E ? yes : no
   * </pre>
   */
  private void branchEarly(ExpressionTree condition, Block whenTrue, Block whenFalse) {
    Block next = newBlock();
    if (condition instanceof ConditionalExpressionTree choice) {
      Block otherwise = newBlock();
      branch(choice.getCondition(), next, otherwise);
      startAt(next);
      branch(choice.getTrueExpression(), whenTrue, whenFalse);
      startAt(otherwise);
      branch(choice.getFalseExpression(), whenTrue, whenFalse);
      return;
    }
    BinaryTree both = (BinaryTree) condition;
    boolean isAnd = both.getKind() == Tree.Kind.CONDITIONAL_AND;
    branch(both.getLeftOperand(), isAnd ? next : whenTrue, isAnd ? whenFalse : next);
    startAt(next);
    branch(both.getRightOperand(), whenTrue, whenFalse);
  }

  /** Ends the current block by the condition of a loop. The constant true leads nowhere else (JLS 14.12.1). */
  private void repeat(ExpressionTree condition, Block again, Block after) {
    if (body.names().constants().is(true, condition)) {
      jump(again);
    } else {
      branch(condition, again, after);
    }
  }

  /**
   * <pre>
   * while (C) S      head:  branch C ? body : after
   *                  body:  S; goto head
   *                  after:
   * </pre>
   */
  @Override
  public Void visitWhileLoop(WhileLoopTree node, Set<String> labels) {
    Block head = newBlock();
    jump(head);
    startAt(head);
    Block loopBody = newBlock();
    Block after = newBlock();
    repeat(node.getCondition(), loopBody, after);
    startAt(loopBody);
    lowerLoopBody(node.getStatement(), labels, after, head);
    jump(head);
    startAt(after);
    return null;
  }

  /**
   * <pre>
   * do S while (C);      body:  S; goto check
   *                      check: branch C ? body : after
   *                      after:
   * </pre>
   */
  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree node, Set<String> labels) {
    Block loopBody = newBlock();
    jump(loopBody);
    startAt(loopBody);
    Block check = newBlock();
    Block after = newBlock();
    lowerLoopBody(node.getStatement(), labels, after, check);
    jump(check);
    startAt(check);
    repeat(node.getCondition(), loopBody, after);
    startAt(after);
    return null;
  }

  /**
   * <pre>
   * for (I; C; U) S      I; goto head
   *                      head:   branch C ? body : after
   *                      body:   S; goto update
   *                      update: U; goto head
   *                      after:
   * </pre>
   */
  @Override
  public Void visitForLoop(ForLoopTree node, Set<String> labels) {
    lowerAll(node.getInitializer());
    Block head = newBlock();
    jump(head);
    startAt(head);
    Block loopBody = newBlock();
    Block update = newBlock();
    Block after = newBlock();
    if (node.getCondition() == null) {
      jump(loopBody);
    } else {
      repeat(node.getCondition(), loopBody, after);
    }
    startAt(loopBody);
    lowerLoopBody(node.getStatement(), labels, after, update);
    jump(update);
    startAt(update);
    lowerAll(node.getUpdate());
    jump(head);
    startAt(after);
    return null;
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree node, Set<String> labels) {
    EnhancedForLowering.lower(node, labels, this);
    return null;
  }

  void lowerLoopBody(StatementTree statement, Set<String> labels, Block breakTo, Block continueTo) {
    scopes.enterLoop(labels, breakTo, continueTo);
    lower(statement);
    scopes.leave();
  }

  /** The label belongs to the statement: {@code break} leaves it, {@code continue} continues it if it is a loop. */
  @Override
  public Void visitLabeledStatement(LabeledStatementTree node, Set<String> labels) {
    Set<String> all = new HashSet<>(labels);
    all.add(node.getLabel().toString());
    StatementTree statement = node.getStatement();
    if (takesLabels(statement)) {
      statement.accept(this, all);
      return null;
    }
    Block after = newBlock();
    scopes.enterLabeled(all, after);
    lower(statement);
    scopes.leave();
    jump(after);
    startAt(after);
    return null;
  }

  private static boolean takesLabels(StatementTree statement) {
    return statement instanceof WhileLoopTree
        || statement instanceof DoWhileLoopTree
        || statement instanceof ForLoopTree
        || statement instanceof EnhancedForLoopTree
        || statement instanceof LabeledStatementTree;
  }

  @Override
  public Void visitBreak(BreakTree node, Set<String> labels) {
    jump(scopes.breakTarget(node.getLabel() == null ? null : node.getLabel().toString()));
    startAt(newBlock());
    return null;
  }

  /**
   * <pre>
   * yield E;      chosen = E; goto after, through the finally blocks on the way
   * </pre>
   */
  @Override
  public Void visitYield(YieldTree node, Set<String> labels) {
    choose(scopes.choice(), node.getValue());
    return null;
  }

  /** Gives the {@code switch} expression the value of one of its arms (JLS 14.21). */
  void choose(JumpScopes.Choice choice, ExpressionTree value) {
    add(new Step.Assign(choice.chosen(), code(value, choice.type()), false));
    jump(scopes.target(choice));
    startAt(newBlock());
  }

  @Override
  public Void visitContinue(ContinueTree node, Set<String> labels) {
    jump(scopes.continueTarget(node.getLabel() == null ? null : node.getLabel().toString()));
    startAt(newBlock());
    return null;
  }

  /**
   * <pre>
   * return Gen.end();      goto finish, through the finally blocks around it
   * return Gen.end(E);     result = E; goto rest, out of the try statements around it
   *                        rest: complete(result); finish
   * return E;              delegate E
   * return E;              tail = E; goto rest, out of the try statements around it
   *                        rest: delegate tail; of a future: continueAs(tail); finish
   * </pre>
   */
  @Override
  public Void visitReturn(ReturnTree node, Set<String> labels) {
    boolean isEnd = body.markers().of(node.getExpression()) == Markers.Marker.END;
    if (isEnd && body.shape().result() != null) {
      List<? extends ExpressionTree> results = Markers.call(node.getExpression()).getArguments();
      complete(results.isEmpty() ? Code.of("null") : code(results.get(0), expressions.ofMarker(node.getExpression())));
    } else if (isEnd) {
      jump(scopes.outOfMethod(finish));
    } else if (body.shape().kind() == ReturnShape.Kind.FUTURE || region != null || scopes.isProtected()) {
      Variable tail = new Variable("tail", Variable.Kind.SYNTHETIC, body.returnType());
      add(new Step.Assign(tail, code(node.getExpression(), body.returnType()), false));
      goOnAs(tail);
    } else {
      end(new Terminator.Delegate(code(node.getExpression(), expressions.returned(node.getExpression()))));
    }
    startAt(newBlock());
    return null;
  }

  private void goOnAs(Variable tail) {
    Block rest = graph.newBlock(null);
    if (body.shape().kind() == ReturnShape.Kind.FUTURE) {
      rest.steps().add(new Step.Perform(Code.of("continueAs(", tail, ");")));
      rest.terminate(new Terminator.Finish());
    } else {
      rest.terminate(new Terminator.Delegate(Code.of(tail)));
    }
    jump(scopes.outOfMethod(rest));
  }

  private void complete(Code value) {
    Block rest = graph.newBlock(null);
    Code result = value;
    if (region != null || scopes.isProtected()) {
      Variable kept = new Variable("result", Variable.Kind.SYNTHETIC, Object.class);
      add(new Step.Assign(kept, value, false));
      result = Code.of(kept);
    }
    rest.steps().add(new Step.Perform(Code.of("complete(", result, ");")));
    rest.terminate(new Terminator.Finish());
    jump(scopes.outOfMethod(rest));
  }

  @Override
  public Void visitThrow(ThrowTree node, Set<String> labels) {
    end(new Terminator.Throw(code(node.getExpression())));
    startAt(newBlock());
    return null;
  }

  @Override
  public Void visitSwitch(SwitchTree node, Set<String> labels) {
    SwitchLowering.lower(node, this);
    return null;
  }

  @Override
  public Void visitTry(TryTree node, Set<String> labels) {
    TryLowering.lower(node, this);
    return null;
  }

  /** A monitor cannot be held while suspended: only a block that jumps out of itself comes here. It stays a region. */
  @Override
  public Void visitSynchronized(SynchronizedTree node, Set<String> labels) {
    ExpressionTree lock = node.getExpression();
    while (lock instanceof ParenthesizedTree p) lock = p.getExpression();
    Variable held = new Variable("monitor", Variable.Kind.SYNTHETIC, Object.class);
    add(new Step.Assign(held, code(lock), false));
    Region monitor = graph.newMonitor(region, Code.of(held));
    Block after = newBlock();
    jump(monitor.entry());
    inRegion(
        monitor,
        () -> {
          startAt(monitor.entry());
          lowerAll(node.getBlock().getStatements());
          jump(after);
        });
    startAt(after);
    return null;
  }
}
