package weft.processor.lower;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.Step;
import weft.processor.flow.Variable;
import weft.processor.source.EvaluationOrder;
import weft.processor.source.Markers;
import weft.processor.source.Meaning;
import weft.processor.source.PrivateTypes;

/**
 * Suspensions that have a value, inside of expressions. What is evaluated before one of them is kept in a variable, unless
 * nothing can change it, and so is the answer. The text of the expression, printed where the rest of it is evaluated, has
 * these variables in place of what they keep ({@code FlowGraph.substitutes}).
 *
 * <pre>
 * log(f(), Gen.ask(x), y)      operand = f(); yield x resume next
 *                              next: answer = resumed(); log(operand, answered(answer), y)
 * </pre>
 */
final class ExpressionLowering {
  private final StatementLowering lowering;
  private final EvaluationOrder order;
  /** Answers that are an argument of variable arity, with its component type. */
  private final Map<Tree, TypeMirror> spread = new IdentityHashMap<>();
  private final Set<Tree> evaluated = Collections.newSetFromMap(new IdentityHashMap<>());

  ExpressionLowering(StatementLowering lowering) {
    this.lowering = lowering;
    this.order = new EvaluationOrder(lowering.body());
  }

  /** Evaluates all suspensions in {@code tree}, and what comes before them. {@code target}: what it is assigned to, or null. */
  void evaluate(ExpressionTree tree, TypeMirror target) {
    if (!lowering.body().yields().suspends(tree) || !evaluated.add(tree)) return;
    if (order.isChoice(tree)) {
      choose(tree, target);
      return;
    }
    if (order.hasArms(tree)) {
      choose((SwitchExpressionTree) tree, target);
      return;
    }
    List<ExpressionTree> operands = order.operands(tree);
    for (int i = 0; i < operands.size(); i++) {
      ExpressionTree operand = operands.get(i);
      order.spread(tree, operand).ifPresent(type -> spread.put(Markers.call(operand), type));
      evaluate(operand, order.target(tree, operand, target));
      if (i < operands.size() - 1) keep(tree, operand, operands.subList(i + 1, operands.size()), target);
    }
    if (tree instanceof MethodInvocationTree call && lowering.body().markers().of(call) != null) suspend(call, target);
  }

  TypeMirror ofMarker(Tree marker) {
    return order.ofMarker(marker);
  }

  /**
   * The question whether what {@code await} waits for is pending. Where its value is assigned to a reference variable, the
   * type of that says what is asked of the stage, as in the source.
   */
  Code isPending(MethodInvocationTree await, TypeMirror target) {
    List<? extends ExpressionTree> arguments = await.getArguments();
    for (int i = 0; i < arguments.size(); i++) {
      List<? extends ExpressionTree> later = arguments.subList(i + 1, arguments.size());
      evaluate(arguments.get(i), null);
      boolean isLast = later.stream().noneMatch(lowering.body().yields()::suspends);
      if (!isLast && order.mustBeKept(arguments.get(i), List.copyOf(later))) keep(arguments.get(i));
    }
    Code stage = lowering.code(arguments.get(0));
    Code all = arguments.size() == 1 ? stage : Code.of(stage, ", ", lowering.code(arguments.get(1)));
    boolean isInferred = EvaluationOrder.isReference(target) && PrivateTypes.in(target) == null;
    return isInferred ? Code.of("this.<", target, ">isPending(", all, ")") : Code.of("isPending(", all, ")");
  }

  /** {@code operand} of {@code tree}, if {@code later} parts could change it, or come after its conversion. */
  private void keep(ExpressionTree tree, ExpressionTree operand, List<ExpressionTree> later, TypeMirror target) {
    Optional<TypeMirror> unboxed = order.unboxed(tree, operand, target);
    if (unboxed.isPresent()) {
      keep(operand, unboxed.get());
    } else if (order.mustBeKept(operand, later)) {
      keep(operand);
    }
  }

  private void keep(ExpressionTree operand) {
    if (!lowering.graph().substitutes().containsKey(operand)) keep(operand, order.keptType(operand).orElseThrow());
  }

  private void keep(ExpressionTree operand, TypeMirror type) {
    Variable kept = new Variable("operand", Variable.Kind.SYNTHETIC, type);
    lowering.add(new Step.Assign(kept, lowering.code(operand), true));
    substitute(operand, Code.of(kept));
  }

  private void substitute(ExpressionTree tree, Code code) {
    lowering.graph().substitutes().put(tree, code);
  }

  /** The answer is generic as the marker is: what it converts to, and which overload takes it, is inferred in the same way. */
  private void suspend(MethodInvocationTree call, TypeMirror target) {
    Markers.Marker marker = lowering.body().markers().of(call);
    ExpressionTree argument = call.getArguments().get(0);
    lowering.suspend(marker, call, call, target);
    Variable answer = new Variable("answer", Variable.Kind.SYNTHETIC, Object.class);
    lowering.add(new Step.Assign(answer, Code.of("resumed()"), true));
    if (marker == Markers.Marker.AWAIT) {
      substitute(call, awaited(call, target, answer));
    } else if (marker == Markers.Marker.YIELD_ALL) {
      Optional<TypeMirror> result = order.resultType(argument);
      substitute(call, result.isPresent() ? Code.of("this.<", result.get(), ">answered(", answer, ")") : Code.of("answered(", answer, ")"));
    } else if (call.getTypeArguments().isEmpty() && spread.containsKey(call)) {
      substitute(call, Code.of("this.<", spread.get(call), ">answered(", answer, ")"));
    } else if (call.getTypeArguments().isEmpty()) {
      substitute(call, Code.of("answered(", answer, ")"));
    } else {
      substitute(call, Code.of("this.<", call.getTypeArguments().get(0), ">answered(", answer, ")"));
    }
  }

  /** Its type is that of what is awaited, or that of what it is assigned to, or whatever javac finds. */
  private Code awaited(MethodInvocationTree call, TypeMirror target, Variable answer) {
    Optional<TypeMirror> type = lowering.body().certainType(call).filter(t -> PrivateTypes.in(t) == null);
    if (type.isPresent()) return Code.of("this.<", type.get(), ">answered(", answer, ")");
    if (EvaluationOrder.isReference(target)) return Code.of("answered(", answer, ")");
    Code stage = lowering.code(call.getArguments().get(0));
    Code witness = new Code(List.of(new Code.Witness(call.getArguments().get(0))), stage.mentions(), Set.of(), stage.mentions());
    return Code.of("answered(", witness, ", ", answer, ")");
  }

  /**
   * <pre>
   * C ? E : F      branch C ? then : otherwise
   *                then:      chosen = E; goto after
   *                otherwise: chosen = F; goto after
   *                after:     ... chosen ...
   * C &amp;&amp; D         as C ? D : false
   * C || D         as C ? true : D
   * </pre>
   */
  private void choose(ExpressionTree choice, TypeMirror target) {
    TypeMirror type = order.choiceType(choice, target).orElseThrow();
    Variable chosen = new Variable("chosen", Variable.Kind.SYNTHETIC, type);
    Block then = lowering.newBlock();
    Block otherwise = lowering.newBlock();
    Block after = lowering.newBlock();
    if (choice instanceof ConditionalExpressionTree c) {
      lowering.branch(c.getCondition(), then, otherwise);
      choose(chosen, then, c.getTrueExpression(), type, after);
      choose(chosen, otherwise, c.getFalseExpression(), type, after);
    } else {
      lowering.branch(choice, then, otherwise);
      choose(chosen, then, Code.of("true"), after);
      choose(chosen, otherwise, Code.of("false"), after);
    }
    lowering.startAt(after);
    substitute(choice, Code.of(chosen));
  }

  private void choose(Variable chosen, Block at, ExpressionTree value, TypeMirror type, Block after) {
    lowering.startAt(at);
    lowering.add(new Step.Assign(chosen, lowering.code(value, type), false));
    lowering.jump(after);
  }

  private void choose(Variable chosen, Block at, Code value, Block after) {
    lowering.startAt(at);
    lowering.add(new Step.Assign(chosen, value, false));
    lowering.jump(after);
  }

  /**
   * <pre>
   * switch (E) { case A -> F; default -> { S; yield G; } }      switch E [A: a] else d
   *                                                            a: chosen = F; goto after
   *                                                            d: S; chosen = G; goto after
   *                                                            after: ... chosen ...
   * </pre>
   */
  private void choose(SwitchExpressionTree choice, TypeMirror target) {
    TypeMirror type = order.switchType(choice, target).orElseThrow();
    Variable chosen = new Variable("chosen", Variable.Kind.SYNTHETIC, type);
    SwitchLowering.lower(choice, chosen, type, lowering);
    substitute(choice, Code.of(chosen));
  }

  TypeMirror returned(ExpressionTree tree) {
    return order.returned(tree);
  }

  /** What the initializer of a variable is assigned to, where {@code declared} is the type of that. */
  TypeMirror initialized(VariableTree declaration, TypeMirror declared) {
    return order.initialized(declaration, declared);
  }

  /**
   * JLS 15.26.2: "the value of the left-hand operand is saved and then the right-hand operand is evaluated".
   *
   * <pre>
   * n op= E      saved = n; n = (T) (saved op (E))
   * </pre>
   *
   * <p>A box is saved as what it boxes, so that null fails there.
   */
  void compound(CompoundAssignmentTree node) {
    ExpressionTree target = node.getVariable();
    while (target instanceof ParenthesizedTree p) target = p.getExpression();
    if (target instanceof ArrayAccessTree access) {
      evaluatePart(access.getExpression());
      evaluatePart(access.getIndex());
    }
    TypeMirror declared = order.keptType(target).orElseThrow();
    TypeMirror type = order.unboxed(declared).orElse(declared);
    Variable saved = new Variable("saved", Variable.Kind.SYNTHETIC, type);
    lowering.add(new Step.Assign(saved, lowering.code(target), true));
    String operator = " " + symbol(node.getKind()) + " (";
    Code value = Code.of("(", type, ") (", saved, operator, lowering.code(node.getExpression()), "))");
    if (lowering.body().names().of(target) instanceof Meaning.Local local) {
      lowering.add(new Step.Assign(local.variable(), value, false));
    } else {
      lowering.add(new Step.Perform(Code.of(lowering.code(target), " = ", value, ";")));
    }
  }

  private void evaluatePart(ExpressionTree part) {
    evaluate(part, null);
    if (order.mustBeKept(part, List.of())) keep(part);
  }

  private static String symbol(Tree.Kind kind) {
    return switch (kind) {
      case PLUS_ASSIGNMENT -> "+";
      case MINUS_ASSIGNMENT -> "-";
      case MULTIPLY_ASSIGNMENT -> "*";
      case DIVIDE_ASSIGNMENT -> "/";
      case REMAINDER_ASSIGNMENT -> "%";
      case LEFT_SHIFT_ASSIGNMENT -> "<<";
      case RIGHT_SHIFT_ASSIGNMENT -> ">>";
      case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> ">>>";
      case AND_ASSIGNMENT -> "&";
      case OR_ASSIGNMENT -> "|";
      case XOR_ASSIGNMENT -> "^";
      default -> throw new IllegalArgumentException(kind.toString());
    };
  }
}
