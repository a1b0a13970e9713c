package weft.processor.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Variable;

/**
 * The parts of an expression in the order in which they are evaluated (JLS 15.7), as far as a suspension in one of them
 * needs to know it: what has been evaluated before must be kept, in a variable, and so must have a type that is certain.
 */
public final class EvaluationOrder {
  private final Body body;

  public EvaluationOrder(Body body) {
    this.body = body;
  }

  /** Whether a part that may not be evaluated at all suspends: then the expression is one of branches. */
  public boolean isChoice(ExpressionTree tree) {
    if (tree instanceof BinaryTree binary) {
      boolean isConditional = binary.getKind() == Tree.Kind.CONDITIONAL_AND || binary.getKind() == Tree.Kind.CONDITIONAL_OR;
      return isConditional && suspends(binary.getRightOperand());
    }
    return tree instanceof ConditionalExpressionTree choice
        && (suspends(choice.getTrueExpression()) || suspends(choice.getFalseExpression()));
  }

  /**
   * The type of the variable for a choice; empty if that is not certain. A conditional with an ask for an operand is a
   * reference conditional: where it is assigned to a variable, each operand is (JLS 15.25.3). {@code target} is the type
   * of that variable, or null.
   */
  public Optional<TypeMirror> choiceType(ExpressionTree choice, TypeMirror target) {
    Optional<TypeMirror> own = keptType(choice);
    if (own.isPresent() || target == null || !(choice instanceof ConditionalExpressionTree c)) return own;
    boolean isPoly = isGeneric(c.getTrueExpression()) || isGeneric(c.getFalseExpression());
    return isPoly ? Optional.of(target) : Optional.empty();
  }

  /** Whether an arm of the {@code switch} expression that {@code tree} is suspends: then its cases are branches. */
  public boolean hasArms(Tree tree) {
    return tree instanceof SwitchExpressionTree choice && body.yields().suspendsInArms(choice);
  }

  /**
   * The type of the variable for the value of a {@code switch} expression; empty if that is not certain. Where it is assigned
   * to a {@code target}, "its result expressions similarly appear in a context of the same kind with target type T" (JLS
   * 15.28.1); elsewhere they must have one type, which no context changes.
   */
  public Optional<TypeMirror> switchType(SwitchExpressionTree choice, TypeMirror target) {
    Optional<TypeMirror> same = SwitchArms.sameType(choice, body).filter(EvaluationOrder::canBeKept);
    boolean isAny = target != null && target.toString().equals("java.lang.Object");
    if (target == null || isAny && same.isPresent()) return same;
    return Optional.of(target).filter(type -> Denotable.isDenotable(type) && canBeKept(type));
  }

  /** The values of the arms of {@code choice}. */
  List<ExpressionTree> arms(SwitchExpressionTree choice) {
    return SwitchArms.values(choice);
  }

  /** What {@code initializer} is assigned to: the variable's type, unless that follows from the initializer (JLS 14.4.1). */
  public TypeMirror initialized(VariableTree declaration, TypeMirror declared) {
    Optional<SwitchExpressionTree> choice = SwitchArms.in(declaration.getInitializer()).filter(this::hasArms);
    if (choice.isEmpty() || !isVar(declaration)) return declared;
    return SwitchArms.standaloneType(choice.get(), body).orElse(null);
  }

  private static boolean isVar(VariableTree declaration) {
    return declaration.getType() == null || declaration.getType().toString().equals("var");
  }

  private boolean isAsk(ExpressionTree tree) {
    return body.markers().of(tree) == Markers.Marker.ASK;
  }

  /** The call of a method whose result has the type of a type parameter. */
  private boolean isGeneric(ExpressionTree tree) {
    return isAsk(tree) || body.markers().of(tree) == Markers.Marker.AWAIT;
  }

  /** The parts of {@code tree}, up to the last one that suspends; empty if their order is not known. */
  public List<ExpressionTree> operands(ExpressionTree tree) {
    List<ExpressionTree> operands = tree.accept(new Operands(), null);
    int last = operands.size();
    while (last > 0 && !suspends(operands.get(last - 1))) last--;
    return operands.subList(0, last);
  }

  /** The type that the value of {@code operand} is assigned to where it is a part of {@code tree}, or null. */
  public TypeMirror target(ExpressionTree tree, ExpressionTree operand, TypeMirror ofTree) {
    if (tree instanceof ParenthesizedTree) return ofTree;
    if (body.markers().of(tree) != null) return ofMarker(tree);
    boolean isTargeted = isBraces(operand) || SwitchArms.in(operand).filter(this::hasArms).isPresent();
    if (isElement(tree, operand) && isTargeted) return component((NewArrayTree) tree, ofTree);
    boolean isAssigned = tree instanceof AssignmentTree assignment && assignment.getExpression() == operand;
    return isAssigned ? body.certainType(((AssignmentTree) tree).getVariable()).orElse(null) : null;
  }

  /** Whether {@code operand} is one of the values that the array {@code tree} is made of. */
  static boolean isElement(ExpressionTree tree, ExpressionTree operand) {
    return tree instanceof NewArrayTree array && array.getInitializers() != null && array.getInitializers().contains(operand);
  }

  /** An array initializer, whose type is that of what it initializes (JLS 10.6). */
  private static boolean isBraces(ExpressionTree tree) {
    return tree instanceof NewArrayTree array && array.getType() == null;
  }

  private TypeMirror component(NewArrayTree array, TypeMirror target) {
    TypeMirror type = isBraces(array) ? target : body.certainType(array).orElse(null);
    return type instanceof ArrayType t ? t.getComponentType() : null;
  }

  /** What is returned is assigned to the return type, which matters to the arms of a {@code switch} expression. */
  public TypeMirror returned(ExpressionTree tree) {
    return SwitchArms.in(tree).filter(this::hasArms).isPresent() ? body.returnType() : null;
  }

  /** Whether the method that is called is known by its name: of the class itself, or behind the name of a type or field. */
  public static boolean isNamed(MethodInvocationTree call) {
    ExpressionTree select = call.getMethodSelect();
    while (select instanceof MemberSelectTree member) select = member.getExpression();
    return select instanceof IdentifierTree;
  }

  /** An answer as the last argument of {@code log(Object...)} is an element of the array, and not the array. */
  public Optional<TypeMirror> spread(ExpressionTree tree, ExpressionTree operand) {
    if (!(tree instanceof MethodInvocationTree call) || !isAsk(operand)) return Optional.empty();
    List<? extends ExpressionTree> arguments = call.getArguments();
    boolean isLast = !arguments.isEmpty() && arguments.get(arguments.size() - 1) == operand;
    return isLast && body.markers().of(call) == null ? body.spread(call) : Optional.empty();
  }

  /**
   * The type of the parameter of a marker that takes any value; null where it takes a stage. What a sequence yields is
   * assigned to an element.
   */
  public TypeMirror ofMarker(Tree marker) {
    ReturnShape shape = body.shape();
    if (body.markers().of(marker) == Markers.Marker.YIELD && !shape.isAnswered()) return shape.element();
    boolean takesAny = body.markers().of(marker) != Markers.Marker.AWAIT;
    return takesAny ? body.javac().elements().getTypeElement("java.lang.Object").asType() : null;
  }

  /**
   * Whether the text of {@code await} can be printed once more, so that javac finds the type of its value: inside a lambda,
   * which nobody calls. It must not assign or declare anything.
   */
  public boolean canBeWitness(MethodInvocationTree await) {
    ExpressionTree stage = await.getArguments().get(0);
    boolean isPlain = body.names().writtenIn(stage).isEmpty() && body.names().declaredIn(stage).isEmpty() && !suspends(stage);
    return isPlain && !Boolean.TRUE.equals(new DeclaredClass().scan(stage, null));
  }

  private static final class DeclaredClass extends TreeScanner<Boolean, Void> {
    @Override
    public Boolean visitClass(ClassTree node, Void none) {
      return true;
    }

    @Override
    public Boolean reduce(Boolean one, Boolean other) {
      return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
    }
  }

  /** Whether the value of {@code operand} could be another one when {@code later} parts have been evaluated. */
  public boolean mustBeKept(ExpressionTree operand, List<ExpressionTree> later) {
    if (operand instanceof ParenthesizedTree p) return mustBeKept(p.getExpression(), later);
    if (hasArms(operand)) return false; // its value is in a variable
    if (operand instanceof LiteralTree || operand instanceof LambdaExpressionTree) return false;
    if (body.markers().of(operand) != null) return false; // its answer is in a variable
    Meaning meaning = body.names().of(operand);
    if (meaning instanceof Meaning.Local local) return isAssigned(local.variable(), later);
    if (meaning instanceof Meaning.Instance || meaning instanceof Meaning.Type) return false;
    return body.names().constants().value(operand).isEmpty();
  }

  /**
   * What {@code operand} of {@code tree} is unboxed to before the operands behind it are evaluated. Javac converts an operand
   * as soon as it has its value, and null fails there. {@code target} is the type that {@code tree} is assigned to, or null.
   */
  public Optional<TypeMirror> unboxed(ExpressionTree tree, ExpressionTree operand, TypeMirror target) {
    return isUnboxed(tree, operand, target) ? typeOf(operand).flatMap(this::unboxed) : Optional.empty();
  }

  /** What a box boxes. */
  public Optional<TypeMirror> unboxed(TypeMirror type) {
    try {
      return type.getKind() == TypeKind.DECLARED ? Optional.of(body.javac().types().unboxedType(type)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isUnboxed(ExpressionTree tree, ExpressionTree operand, TypeMirror target) {
    if (tree instanceof BinaryTree binary) {
      return switch (binary.getKind()) {
        case PLUS -> isPrimitive(binary) || isNumber(binary.getLeftOperand()) && isNumber(binary.getRightOperand()); // or a String
        case EQUAL_TO, NOT_EQUAL_TO -> isPrimitive(binary.getLeftOperand()) || isPrimitive(binary.getRightOperand());
        default -> true;
      };
    }
    if (tree instanceof AssignmentTree assignment) {
      return assignment.getVariable() instanceof ArrayAccessTree access && access.getIndex() == operand;
    }
    if (tree instanceof NewArrayTree array) {
      TypeMirror component = component(array, target);
      return array.getDimensions().contains(operand) || component != null && component.getKind().isPrimitive();
    }
    if (tree instanceof NewClassTree creation) return body.takesPrimitive(creation, creation.getArguments().indexOf(operand));
    return tree instanceof MethodInvocationTree call && body.takesPrimitive(call, call.getArguments().indexOf(operand));
  }

  private boolean isPrimitive(ExpressionTree tree) {
    return typeOf(tree).filter(type -> type.getKind().isPrimitive()).isPresent();
  }

  private boolean isNumber(ExpressionTree tree) {
    return isPrimitive(tree) || typeOf(tree).flatMap(this::unboxed).isPresent();
  }

  private Optional<TypeMirror> typeOf(ExpressionTree operand) {
    Optional<SwitchExpressionTree> arms = SwitchArms.in(operand).filter(this::hasArms);
    return arms.isPresent() ? switchType(arms.get(), null) : body.certainType(operand);
  }

  private boolean isAssigned(Variable variable, List<ExpressionTree> later) {
    return later.stream().anyMatch(tree -> body.names().writtenIn(tree).contains(variable));
  }

  /** The type of the variable that keeps the value of {@code operand}; empty if it is not certain. */
  public Optional<TypeMirror> keptType(ExpressionTree operand) {
    return body.certainType(operand).filter(EvaluationOrder::canBeKept);
  }

  private static boolean canBeKept(TypeMirror type) {
    return type.getKind() != TypeKind.VOID && type.getKind() != TypeKind.NULL && PrivateTypes.in(type) == null;
  }

  /** What is assigned to a variable of this type is used as that, whatever its own type: it needs no conversion. */
  public static boolean isReference(TypeMirror target) {
    return target != null && !target.getKind().isPrimitive();
  }

  /** The type of the result of the coroutine that {@code source} is; empty if it is not certain. */
  public Optional<TypeMirror> resultType(ExpressionTree source) {
    return body.certainType(source)
        .filter(EvaluationOrder::isCoroutine)
        .flatMap(type -> ReturnShape.of(type, body.javac()))
        .map(ReturnShape::result)
        .filter(type -> PrivateTypes.in(type) == null);
  }

  private static boolean isCoroutine(TypeMirror type) {
    return type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(ReturnShape.COROUTINE);
  }

  private boolean suspends(ExpressionTree tree) {
    return tree != null && body.yields().suspends(tree);
  }

  private static List<ExpressionTree> with(ExpressionTree first, List<? extends ExpressionTree> others) {
    List<ExpressionTree> all = new ArrayList<>();
    if (first != null) all.add(first);
    all.addAll(others);
    return all;
  }

  private static final class Operands extends SimpleTreeVisitor<List<ExpressionTree>, Void> {
    @Override
    protected List<ExpressionTree> defaultAction(Tree node, Void none) {
      return List.of();
    }

    @Override
    public List<ExpressionTree> visitParenthesized(ParenthesizedTree node, Void none) {
      return List.of(node.getExpression());
    }

    @Override
    public List<ExpressionTree> visitUnary(UnaryTree node, Void none) {
      return List.of(node.getExpression());
    }

    @Override
    public List<ExpressionTree> visitTypeCast(TypeCastTree node, Void none) {
      return List.of(node.getExpression());
    }

    @Override
    public List<ExpressionTree> visitInstanceOf(InstanceOfTree node, Void none) {
      return List.of(node.getExpression());
    }

    @Override
    public List<ExpressionTree> visitBinary(BinaryTree node, Void none) {
      return List.of(node.getLeftOperand(), node.getRightOperand());
    }

    @Override
    public List<ExpressionTree> visitConditionalExpression(ConditionalExpressionTree node, Void none) {
      return List.of(node.getCondition());
    }

    @Override
    public List<ExpressionTree> visitSwitchExpression(SwitchExpressionTree node, Void none) {
      return List.of(node.getExpression());
    }

    /** JLS 15.12.4.1: the expression before the dot comes first. */
    @Override
    public List<ExpressionTree> visitMethodInvocation(MethodInvocationTree node, Void none) {
      ExpressionTree receiver = node.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
      return with(receiver, node.getArguments());
    }

    @Override
    public List<ExpressionTree> visitNewClass(NewClassTree node, Void none) {
      return with(node.getEnclosingExpression(), node.getArguments());
    }

    @Override
    public List<ExpressionTree> visitNewArray(NewArrayTree node, Void none) {
      List<ExpressionTree> all = new ArrayList<>(node.getDimensions());
      if (node.getInitializers() != null) all.addAll(node.getInitializers());
      return all;
    }

    @Override
    public List<ExpressionTree> visitArrayAccess(ArrayAccessTree node, Void none) {
      return List.of(node.getExpression(), node.getIndex());
    }

    @Override
    public List<ExpressionTree> visitMemberSelect(MemberSelectTree node, Void none) {
      return List.of(node.getExpression());
    }

    /** JLS 15.26.1: what the left side consists of comes first. */
    @Override
    public List<ExpressionTree> visitAssignment(AssignmentTree node, Void none) {
      List<ExpressionTree> all = new ArrayList<>();
      ExpressionTree target = node.getVariable();
      while (target instanceof ParenthesizedTree p) target = p.getExpression();
      if (!(target instanceof IdentifierTree)) all.addAll(target.accept(this, null));
      all.add(node.getExpression());
      return all;
    }
  }
}
