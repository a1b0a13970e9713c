package weft.processor.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * The static types of expressions where they follow from declarations alone. Where overload resolution, inference or
 * something unknown has a say the answer is empty: it is certain, or there is none. Two things are left out. Capture
 * conversion (JLS 5.1.10) of a variable's type. And the target of a reference conditional (JLS 15.25.3): {@code c ? a : b}
 * has here the type that it has on its own.
 */
public final class ExpressionTypes {
  private static final String STAGE = "java.util.concurrent.CompletionStage";

  private final Names names;
  private final Markers markers;
  private final Types types;
  private final Promotions promotions;
  private final CallTypes calls;
  private final Scopes scopes;
  private final TypeElement owner;
  private final Visitor visitor = new Visitor();
  private final Map<Tree, Optional<TypeMirror>> answers = new IdentityHashMap<>();
  private final Map<Tree, Optional<TypeMirror>> alone = new IdentityHashMap<>();
  private TypeMirror string;

  ExpressionTypes(Names names, Scopes scopes, TypeElement owner) {
    this.names = names;
    this.markers = new Markers(names);
    this.types = scopes.javac().types();
    this.promotions = new Promotions(types);
    this.calls = new CallTypes(this, names, scopes, owner);
    this.scopes = scopes;
    this.owner = owner;
  }

  /** The type that the expression certainly has. */
  public Optional<TypeMirror> certain(ExpressionTree tree) {
    return Optional.ofNullable(type(tree));
  }

  /** The types that were certain of what was asked about so far, parts of it included. */
  public Map<Tree, TypeMirror> answers() {
    Map<Tree, TypeMirror> certain = new IdentityHashMap<>();
    answers.forEach((tree, type) -> type.ifPresent(t -> certain.put(tree, t)));
    alone.forEach((tree, type) -> type.ifPresent(t -> certain.put(tree, t)));
    return certain;
  }

  /** Whether {@code call} certainly calls a template method. */
  boolean callsGenerator(MethodInvocationTree call) {
    return calls.callsGenerator(call);
  }

  /** What the last argument of {@code call} is an element of, if it is for a parameter of variable arity. */
  Optional<TypeMirror> spread(MethodInvocationTree call) {
    return Optional.ofNullable(calls.spread(call)).filter(type -> !type.getKind().isPrimitive());
  }

  /** Whether whatever method {@code call} may mean has a parameter of primitive type at {@code index}. */
  boolean takesPrimitive(MethodInvocationTree call, int index) {
    return calls.takesPrimitive(call, index);
  }

  /** The same for a constructor. */
  boolean takesPrimitive(NewClassTree creation, int index) {
    return calls.takesPrimitive(creation, index);
  }

  /** The type argument that {@code type} has as {@code generic}; empty for what is raw, or something else. */
  Optional<TypeMirror> argumentOf(TypeMirror type, String generic) {
    if (type instanceof DeclaredType declared && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(generic)) {
      List<? extends TypeMirror> arguments = declared.getTypeArguments();
      return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.get(0));
    }
    if (type.getKind() != TypeKind.DECLARED && type.getKind() != TypeKind.TYPEVAR) return Optional.empty();
    for (TypeMirror supertype : types.directSupertypes(type)) {
      Optional<TypeMirror> argument = argumentOf(supertype, generic);
      if (argument.isPresent()) return argument;
    }
    return Optional.empty();
  }

  /** What {@code await} is of the value of: null where that is not certain, or has no name. */
  private TypeMirror awaited(MethodInvocationTree await) {
    if (!await.getTypeArguments().isEmpty()) return names.typeOf(await.getTypeArguments().get(0));
    TypeMirror stage = type(await.getArguments().get(0));
    return stage == null ? null : argumentOf(stage, STAGE).filter(t -> !(t instanceof WildcardType) && Denotable.isDenotable(t)).orElse(null);
  }

  /** Null where it is not certain. */
  TypeMirror type(Tree tree) {
    return tree == null ? null : answer(answers, tree, () -> visitor.visit(tree, null));
  }

  /**
   * As {@link #certain}, for an expression that nothing is expected of: an initializer of {@code var}, what a loop is
   * over, what a member is selected from.
   */
  public Optional<TypeMirror> certainAlone(ExpressionTree tree) {
    return Optional.ofNullable(standaloneType(tree));
  }

  /** Null where it is not certain. */
  TypeMirror standaloneType(ExpressionTree tree) {
    ExpressionTree inner = tree;
    while (inner instanceof ParenthesizedTree p) inner = p.getExpression();
    if (!(inner instanceof MethodInvocationTree call) || markers.of(call) != null) return type(tree);
    return answer(alone, call, () -> calls.standaloneType(call));
  }

  /** Asked once only: what an expression is depends on its parts, and each of them would ask for its own again. */
  private static TypeMirror answer(Map<Tree, Optional<TypeMirror>> answers, Tree tree, Supplier<TypeMirror> type) {
    Optional<TypeMirror> known = answers.get(tree);
    if (known == null) {
      known = Optional.ofNullable(type.get());
      answers.put(tree, known);
    }
    return known.orElse(null);
  }

  private TypeMirror string() {
    if (string == null) {
      string = scopes.find("java.lang.String", owner).orElseThrow().asType();
    }
    return string;
  }

  private TypeMirror bool() {
    return types.getPrimitiveType(TypeKind.BOOLEAN);
  }

  private boolean isString(TypeMirror type) {
    return type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.lang.String");
  }

  private final class Visitor extends SimpleTreeVisitor<TypeMirror, Void> {
    @Override
    public TypeMirror visitParenthesized(ParenthesizedTree node, Void unused) {
      return type(node.getExpression());
    }

    @Override
    public TypeMirror visitLiteral(LiteralTree node, Void unused) {
      return switch (node.getKind()) {
        case INT_LITERAL -> types.getPrimitiveType(TypeKind.INT);
        case LONG_LITERAL -> types.getPrimitiveType(TypeKind.LONG);
        case FLOAT_LITERAL -> types.getPrimitiveType(TypeKind.FLOAT);
        case DOUBLE_LITERAL -> types.getPrimitiveType(TypeKind.DOUBLE);
        case CHAR_LITERAL -> types.getPrimitiveType(TypeKind.CHAR);
        case BOOLEAN_LITERAL -> bool();
        case STRING_LITERAL -> string();
        default -> null;
      };
    }

    @Override
    public TypeMirror visitIdentifier(IdentifierTree node, Void unused) {
      Meaning meaning = names.of(node);
      if (meaning instanceof Meaning.Local local) {
        return names.declaredType(local.variable()).orElse(null);
      }
      if (meaning instanceof Meaning.Member member && member.member().getKind().isField()) {
        return calls.memberType(member.holder().asType(), member.member());
      }
      if (meaning instanceof Meaning.ImportedMember imported && imported.member().getKind().isField()) {
        return calls.memberType(imported.declaring().asType(), imported.member());
      }
      return instance(meaning);
    }

    private TypeMirror instance(Meaning meaning) {
      return meaning instanceof Meaning.Instance instance && !instance.isSuper() ? instance.holder().asType() : null;
    }

    @Override
    public TypeMirror visitMemberSelect(MemberSelectTree node, Void unused) {
      if (names.of(node) != null) {
        return instance(names.of(node));
      }
      String name = node.getIdentifier().toString();
      TypeMirror qualifier = calls.receiver(node.getExpression());
      if (qualifier instanceof ArrayType) {
        return name.equals("length") ? types.getPrimitiveType(TypeKind.INT) : null;
      }
      if (!(qualifier instanceof DeclaredType declared) || name.equals("class")) {
        return null;
      }
      Optional<Element> field = scopes.members((TypeElement) declared.asElement()).field(name);
      return field.isEmpty() ? null : calls.memberType(declared, field.get());
    }

    @Override
    public TypeMirror visitMethodInvocation(MethodInvocationTree node, Void unused) {
      return markers.of(node) == Markers.Marker.AWAIT ? awaited(node) : calls.type(node);
    }

    @Override
    public TypeMirror visitTypeCast(TypeCastTree node, Void unused) {
      return names.typeOf(node.getType());
    }

    @Override
    public TypeMirror visitNewClass(NewClassTree node, Void unused) {
      if (node.getClassBody() != null) {
        return null;
      }
      return node.getEnclosingExpression() == null ? names.typeOf(node.getIdentifier()) : inner(node);
    }

    /** JLS 15.9.1: behind an instance, the name is that of a member class of its type. */
    private TypeMirror inner(NewClassTree node) {
      if (!(type(node.getEnclosingExpression()) instanceof DeclaredType outer) || !(node.getIdentifier() instanceof IdentifierTree name)) {
        return null;
      }
      TypeMirror inner =
          scopes.members((TypeElement) outer.asElement()).type(name.getName().toString()).map(Element::asType).orElse(null);
      return inner != null && types.isSameType(inner, types.erasure(inner)) ? inner : null;
    }

    @Override
    public TypeMirror visitNewArray(NewArrayTree node, Void unused) {
      TypeMirror type = node.getType() == null ? null : names.typeOf(node.getType());
      int dimensions = node.getInitializers() == null ? node.getDimensions().size() : 1;
      for (int i = 0; type != null && i < dimensions; i++) {
        type = types.getArrayType(type);
      }
      return type;
    }

    @Override
    public TypeMirror visitArrayAccess(ArrayAccessTree node, Void unused) {
      return type(node.getExpression()) instanceof ArrayType array ? array.getComponentType() : null;
    }

    @Override
    public TypeMirror visitAssignment(AssignmentTree node, Void unused) {
      return type(node.getVariable());
    }

    @Override
    public TypeMirror visitCompoundAssignment(CompoundAssignmentTree node, Void unused) {
      return type(node.getVariable());
    }

    @Override
    public TypeMirror visitInstanceOf(InstanceOfTree node, Void unused) {
      return bool();
    }

    /** JLS 15.25: "If the second and third operands have the same type, then that is the type of the conditional". */
    @Override
    public TypeMirror visitConditionalExpression(ConditionalExpressionTree node, Void unused) {
      TypeMirror whenTrue = type(node.getTrueExpression());
      TypeMirror whenFalse = whenTrue == null ? null : type(node.getFalseExpression());
      return whenFalse != null && types.isSameType(whenTrue, whenFalse) ? whenTrue : null;
    }

    @Override
    public TypeMirror visitUnary(UnaryTree node, Void unused) {
      return switch (node.getKind()) {
        case LOGICAL_COMPLEMENT -> bool();
        case UNARY_PLUS, UNARY_MINUS, BITWISE_COMPLEMENT -> promotions.unary(type(node.getExpression()));
        default -> type(node.getExpression());
      };
    }

    @Override
    public TypeMirror visitBinary(BinaryTree node, Void unused) {
      switch (node.getKind()) {
        case CONDITIONAL_AND, CONDITIONAL_OR, EQUAL_TO, NOT_EQUAL_TO:
        case LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL:
          return bool();
        case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT:
          return promotions.unary(type(node.getLeftOperand()));
        default:
          return arithmetic(node);
      }
    }

    /** JLS 15.18: "If the type of either operand of a + operator is String, then the operation is concatenation." */
    private TypeMirror arithmetic(BinaryTree node) {
      TypeMirror left = type(node.getLeftOperand());
      TypeMirror right = type(node.getRightOperand());
      if (node.getKind() == Tree.Kind.PLUS && (isString(left) || isString(right))) {
        return string();
      }
      if (promotions.isBoolean(left) && promotions.isBoolean(right)) {
        return bool();
      }
      return promotions.binary(left, right);
    }
  }

  /** Numeric promotion (JLS 5.6) of certain types; null, which is uncertain, stays null. */
  private record Promotions(Types types) {
    private static final List<TypeKind> BY_WIDTH =
        List.of(TypeKind.INT, TypeKind.LONG, TypeKind.FLOAT, TypeKind.DOUBLE);

    boolean isBoolean(TypeMirror type) {
      return kind(type) == TypeKind.BOOLEAN;
    }

    TypeMirror unary(TypeMirror operand) {
      int width = width(operand);
      return width < 0 ? null : types.getPrimitiveType(BY_WIDTH.get(width));
    }

    TypeMirror binary(TypeMirror left, TypeMirror right) {
      int first = width(left);
      int second = width(right);
      return first < 0 || second < 0 ? null : types.getPrimitiveType(BY_WIDTH.get(Math.max(first, second)));
    }

    private int width(TypeMirror type) {
      TypeKind kind = kind(type);
      return switch (kind) {
        case BYTE, SHORT, CHAR -> 0;
        default -> BY_WIDTH.indexOf(kind);
      };
    }

    /** The kind of a primitive type or of what a box unboxes to; else NONE. */
    private TypeKind kind(TypeMirror type) {
      if (type == null) {
        return TypeKind.NONE;
      }
      if (type.getKind().isPrimitive()) {
        return type.getKind();
      }
      try {
        return type.getKind() == TypeKind.DECLARED ? types.unboxedType(type).getKind() : TypeKind.NONE;
      } catch (IllegalArgumentException e) {
        return TypeKind.NONE; // no box
      }
    }
  }
}
