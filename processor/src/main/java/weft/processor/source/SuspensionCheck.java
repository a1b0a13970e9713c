package weft.processor.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Refuses suspensions with a value where the order of evaluation cannot be kept around them. */
final class SuspensionCheck {
  private static final String REMEDY = "; put it into a variable of explicit type before the statement, or the answer into one";

  private final Body body;
  private final EvaluationOrder order;
  private final BiConsumer<Tree, String> refusal;
  private final Set<Tree> placed = Collections.newSetFromMap(new IdentityHashMap<>());

  SuspensionCheck(Body body, BiConsumer<Tree, String> refusal) {
    this.body = body;
    this.order = new EvaluationOrder(body);
    this.refusal = refusal;
  }

  /** Whether {@code tree}, a marker or a {@code switch} expression, was found where it may suspend. */
  boolean isPlaced(Tree tree) {
    return placed.contains(tree);
  }

  /** The initializer of a variable, whose type may be {@code declared}. */
  void checkInitializer(VariableTree declaration, TypeMirror declared) {
    if (declaration.getInitializer() != null) check(declaration.getInitializer(), order.initialized(declaration, declared));
  }

  /** The expression of a statement, evaluated whenever that is executed; {@code target} is what it is assigned to, or null. */
  void check(ExpressionTree tree, TypeMirror target) {
    if (tree == null || !body.yields().suspends(tree)) return;
    if (order.isChoice(tree)) {
      checkChoice(tree, target);
      return;
    }
    if (order.hasArms(tree)) {
      checkArms((SwitchExpressionTree) tree, target);
      return;
    }
    List<ExpressionTree> operands = order.operands(tree);
    for (int i = 0; i < operands.size(); i++) {
      ExpressionTree operand = operands.get(i);
      TypeMirror assigned = order.target(tree, operand, target);
      checkTarget(tree, operand, assigned);
      check(operand, assigned);
      boolean isKept = i < operands.size() - 1 && order.mustBeKept(operand, operands.subList(i + 1, operands.size()));
      if (isKept && order.keptType(operand).isEmpty()) refuseKeeping(operand);
    }
    Markers.Marker marker = body.markers().of(tree);
    boolean isCall = marker != null && !(tree instanceof ParenthesizedTree);
    if (isCall && marker.hasValue()) {
      placed.add(tree);
      if (marker == Markers.Marker.YIELD_ALL) checkResult(tree, target);
      if (marker == Markers.Marker.AWAIT) checkAwaited((MethodInvocationTree) tree, target);
    }
  }

  void checkReturned(ExpressionTree tree) {
    check(tree, order.returned(tree));
  }

  /** What a loop is over must be known to be an array or an {@code Iterable}. */
  void checkIterated(ExpressionTree source) {
    TypeMirror type = order.keptType(source).orElse(null);
    boolean isKnown = type != null && (type.getKind() == TypeKind.ARRAY || body.iterableElement(type).isPresent());
    if (isKnown) {
      check(source, null);
    } else if (body.yields().suspends(source)) {
      refuseKeeping(source);
    }
  }

  /** A marker that is a statement, or {@code return Gen.end(...)}. */
  void checkMarker(MethodInvocationTree marker) {
    List<? extends ExpressionTree> arguments = marker.getArguments();
    for (int i = 0; i < arguments.size(); i++) {
      checkTarget(marker, arguments.get(i), order.ofMarker(marker));
      check(arguments.get(i), order.ofMarker(marker));
      List<? extends ExpressionTree> later = arguments.subList(i + 1, arguments.size());
      boolean isKept = later.stream().anyMatch(body.yields()::suspends) && order.mustBeKept(arguments.get(i), List.copyOf(later));
      if (isKept && order.keptType(arguments.get(i)).isEmpty()) refuseKeeping(arguments.get(i));
    }
  }

  private void checkResult(ExpressionTree yieldAll, TypeMirror target) {
    ExpressionTree source = Markers.call(yieldAll).getArguments().get(0);
    if (order.resultType(source).isEmpty() && !EvaluationOrder.isReference(target)) {
      refusal.accept(source, "what type the result of this has is known only after inference; put the coroutine into a"
          + " variable of explicit type, and delegate to that");
    }
  }

  private void checkAwaited(MethodInvocationTree await, TypeMirror target) {
    boolean isKnown = body.certainType(await).isPresent() || EvaluationOrder.isReference(target) || order.canBeWitness(await);
    if (!isKnown) {
      refusal.accept(await.getArguments().get(0), "what type the value of this has is known only after inference; put the stage"
          + " into a variable of explicit type, and await that");
    }
  }

  /** Conditions are branches; other choices are assigned to a variable. */
  private void checkChoice(ExpressionTree choice, TypeMirror target) {
    TypeMirror type = order.choiceType(choice, target).orElse(null);
    if (type == null) refuseKeeping(choice);
    if (choice instanceof ConditionalExpressionTree c) {
      check(c.getCondition(), null);
      check(c.getTrueExpression(), type);
      check(c.getFalseExpression(), type);
    } else {
      check(((BinaryTree) choice).getLeftOperand(), null);
      check(((BinaryTree) choice).getRightOperand(), null);
    }
  }

  /** Its arms are statements, which are checked as those around it are. */
  private void checkArms(SwitchExpressionTree choice, TypeMirror target) {
    placed.add(choice);
    check(choice.getExpression(), null);
    TypeMirror type = order.switchType(choice, target).orElse(null);
    if (type == null) {
      refusal.accept(choice, "what type this has is known only after inference, so its value cannot be kept while the generator is"
          + " suspended; put it into a variable of explicit type before the statement, or write a switch statement");
    }
    for (ExpressionTree arm : order.arms(choice)) check(arm, type);
  }

  /** Where each arm is converted to something else than what it is on its own, the type of that must be certain. */
  private void checkTarget(ExpressionTree tree, ExpressionTree operand, TypeMirror assigned) {
    Optional<SwitchExpressionTree> choice = SwitchArms.in(operand).filter(order::hasArms);
    boolean isAssigned = tree instanceof AssignmentTree assignment && assignment.getExpression() == operand;
    boolean isUnknown = (isAssigned || EvaluationOrder.isElement(tree, operand)) && assigned == null;
    boolean isOverloaded = body.markers().of(tree) == Markers.Marker.YIELD_ALL;
    if (choice.isEmpty() || !isUnknown && !isOverloaded) return;
    if (isUnknown) {
      refusal.accept(choice.get(), "the type of what this is assigned to is known only after inference, and each arm converts to it;"
          + " put the value into a variable of explicit type before");
    } else if (order.switchType(choice.get(), null).isEmpty()) {
      refuseKeeping(operand);
    }
  }

  private void refuseKeeping(ExpressionTree operand) {
    refusal.accept(operand, "the type of this is known only after inference, so it cannot be kept while the generator is suspended"
        + REMEDY);
  }

  /** {@code n += Gen.ask(n)} as a statement: the value of n is saved first (JLS 15.26.2). */
  void checkCompound(CompoundAssignmentTree node) {
    ExpressionTree target = node.getVariable();
    while (target instanceof ParenthesizedTree p) target = p.getExpression();
    boolean isPlace = target instanceof ArrayAccessTree || target instanceof IdentifierTree && isAccessible(target);
    if (!isPlace) {
      refusal.accept(target, "the value that this has before the generator is suspended cannot be kept; write an assignment with =");
    } else if (order.keptType(target).isEmpty()) {
      refuseKeeping(target);
    }
    if (target instanceof ArrayAccessTree access) {
      checkPart(access.getExpression());
      checkPart(access.getIndex());
    }
    check(node.getExpression(), null);
  }

  private void checkPart(ExpressionTree part) {
    check(part, null);
    if (order.mustBeKept(part, List.of()) && order.keptType(part).isEmpty()) refuseKeeping(part);
  }

  private boolean isAccessible(ExpressionTree name) {
    Meaning meaning = body.names().of(name);
    if (meaning instanceof Meaning.Local) return true;
    return meaning instanceof Meaning.Member member
        && !member.member().getModifiers().contains(Modifier.PRIVATE)
        && !member.member().getModifiers().contains(Modifier.PROTECTED);
  }
}
