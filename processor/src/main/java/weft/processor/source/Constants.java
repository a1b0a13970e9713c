package weft.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** The values of constant expressions (JLS 15.29) in a body whose names are resolved. */
public final class Constants {
  private final Names names;
  private final Scopes scopes;
  private final Map<VariableTree, Optional<Object>> variables = new IdentityHashMap<>();
  private final Map<Tree, Optional<Object>> answers = new IdentityHashMap<>();

  Constants(Names names, Scopes scopes) {
    this.names = names;
    this.scopes = scopes;
  }

  /** The value of a constant expression: a String, a Boolean, or the box of another primitive type. */
  public Optional<Object> value(ExpressionTree tree) {
    return Optional.ofNullable(fold(tree));
  }

  /** What was found out about the names in the expressions that were asked about; empty for no constant. */
  public Map<Tree, Optional<Object>> answers() {
    return Collections.unmodifiableMap(answers);
  }

  /** A constant expression with the value {@code value}. */
  public boolean is(boolean value, ExpressionTree tree) {
    return tree != null && Boolean.valueOf(value).equals(fold(tree));
  }

  /** The value of a constant variable (JLS 4.12.4): final, primitive or String, with a constant initializer. */
  public Optional<Object> value(VariableTree variable) {
    Optional<Object> known = variables.get(variable);
    if (known == null) {
      variables.put(variable, Optional.empty()); // for an initializer that names the variable itself
      known = Optional.ofNullable(initial(variable));
      variables.put(variable, known);
    }
    return known;
  }

  private Object initial(VariableTree variable) {
    if (variable.getInitializer() == null || !variable.getModifiers().getFlags().contains(Modifier.FINAL)) {
      return null;
    }
    Object value = fold(variable.getInitializer());
    return value == null || variable.getType() == null ? value : cast(value, variable.getType());
  }

  /** The value of a field that is a constant variable. */
  static Optional<Object> value(Element field) {
    return field instanceof VariableElement variable && field.getModifiers().contains(Modifier.FINAL)
        ? Optional.ofNullable(variable.getConstantValue())
        : Optional.empty();
  }

  /** Null where {@code tree} is not a constant expression. */
  private Object fold(ExpressionTree tree) {
    if (tree instanceof LiteralTree literal) {
      return literal.getValue();
    }
    if (tree instanceof ParenthesizedTree parenthesized) {
      return fold(parenthesized.getExpression());
    }
    if (tree instanceof IdentifierTree) {
      return noted(tree, named(tree));
    }
    if (tree instanceof MemberSelectTree select) {
      return noted(tree, selected(select));
    }
    if (tree instanceof TypeCastTree cast) {
      Object value = fold(cast.getExpression());
      return value == null ? null : cast(value, cast.getType());
    }
    if (tree instanceof ConditionalExpressionTree conditional) {
      return conditional(conditional);
    }
    if (tree instanceof UnaryTree unary) {
      Object operand = fold(unary.getExpression());
      return operand == null ? null : Folding.unary(unary.getKind(), operand);
    }
    if (tree instanceof BinaryTree binary) {
      Object left = fold(binary.getLeftOperand());
      Object right = left == null ? null : fold(binary.getRightOperand());
      return right == null ? null : Folding.binary(binary.getKind(), left, right);
    }
    return null;
  }

  private Object noted(ExpressionTree name, Object value) {
    answers.put(name, Optional.ofNullable(value));
    return value;
  }

  private Object named(ExpressionTree tree) {
    VariableTree declaration = names.declaration(tree);
    if (declaration != null) {
      return value(declaration).orElse(null);
    }
    Meaning meaning = names.of(tree);
    if (meaning instanceof Meaning.Member member) {
      return value(member.member()).orElse(null);
    }
    return meaning instanceof Meaning.ImportedMember imported ? value(imported.member()).orElse(null) : null;
  }

  /** JLS 15.29: of qualified names only {@code TypeName.Identifier}. */
  private Object selected(MemberSelectTree tree) {
    return names.of(tree.getExpression()) instanceof Meaning.Type type
        ? scopes.members(type.element()).field(tree.getIdentifier().toString()).flatMap(Constants::value).orElse(null)
        : null;
  }

  private Object conditional(ConditionalExpressionTree tree) {
    Object condition = fold(tree.getCondition());
    Object whenTrue = fold(tree.getTrueExpression());
    Object whenFalse = fold(tree.getFalseExpression());
    return condition instanceof Boolean isTrue && whenTrue != null && whenFalse != null
        ? (isTrue ? whenTrue : whenFalse)
        : null;
  }

  private Object cast(Object value, Tree type) {
    if (type instanceof PrimitiveTypeTree primitive) {
      return Folding.cast(value, primitive.getPrimitiveTypeKind());
    }
    return value instanceof String
            && names.of(type) instanceof Meaning.Type named
            && named.element().getQualifiedName().contentEquals("java.lang.String")
        ? value
        : null;
  }

  /** Arithmetic on boxed constants. */
  private static final class Folding {
    static Object cast(Object value, TypeKind kind) {
      if (value instanceof Boolean) {
        return kind == TypeKind.BOOLEAN ? value : null;
      }
      if (value instanceof String) {
        return null;
      }
      Number number = number(value);
      return switch (kind) {
        case BYTE -> (byte) integral(number);
        case SHORT -> (short) integral(number);
        case CHAR -> (char) integral(number);
        case INT -> isFloating(number) ? (int) number.doubleValue() : number.intValue();
        case LONG -> isFloating(number) ? (long) number.doubleValue() : number.longValue();
        case FLOAT -> number.floatValue();
        case DOUBLE -> number.doubleValue();
        default -> null;
      };
    }

    /** JLS 5.1.3: floating-point values go to the small types by way of int. */
    private static long integral(Number number) {
      return isFloating(number) ? (int) number.doubleValue() : number.longValue();
    }

    private static boolean isFloating(Object number) {
      return number instanceof Double || number instanceof Float;
    }

    private static Number number(Object value) {
      return value instanceof Character character ? Integer.valueOf(character) : (Number) value;
    }

    static Object unary(Tree.Kind kind, Object operand) {
      if (operand instanceof Boolean value) {
        return kind == Tree.Kind.LOGICAL_COMPLEMENT ? !value : null;
      }
      if (operand instanceof String) {
        return null;
      }
      return switch (kind) {
        case UNARY_PLUS -> arithmetic(Tree.Kind.PLUS, operand, 0);
        // Not 0 - x: the negation of 0.0 is -0.0.
        case UNARY_MINUS -> arithmetic(Tree.Kind.MULTIPLY, operand, -1);
        case BITWISE_COMPLEMENT -> arithmetic(Tree.Kind.XOR, operand, -1);
        default -> null;
      };
    }

    static Object binary(Tree.Kind kind, Object left, Object right) {
      if (left instanceof String || right instanceof String) {
        return kind == Tree.Kind.PLUS ? String.valueOf(left) + right : null;
      }
      if (left instanceof Boolean first) {
        return right instanceof Boolean second ? logical(kind, first, second) : null;
      }
      if (right instanceof Boolean) {
        return null;
      }
      return switch (kind) {
        case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> shift(kind, number(left), number(right));
        default -> arithmetic(kind, left, right);
      };
    }

    private static Object logical(Tree.Kind kind, boolean left, boolean right) {
      return switch (kind) {
        case CONDITIONAL_AND, AND -> left & right;
        case CONDITIONAL_OR, OR -> left | right;
        case XOR, NOT_EQUAL_TO -> left ^ right;
        case EQUAL_TO -> left == right;
        default -> null;
      };
    }

    private static Object shift(Tree.Kind kind, Number left, Number right) {
      if (isFloating(left) || isFloating(right)) {
        return null;
      }
      int distance = (int) right.longValue();
      if (left instanceof Long value) {
        return switch (kind) {
          case LEFT_SHIFT -> value << distance;
          case RIGHT_SHIFT -> value >> distance;
          default -> value >>> distance;
        };
      }
      int value = left.intValue();
      return switch (kind) {
        case LEFT_SHIFT -> value << distance;
        case RIGHT_SHIFT -> value >> distance;
        default -> value >>> distance;
      };
    }

    private static Object arithmetic(Tree.Kind kind, Object left, Object right) {
      Number first = number(left);
      Number second = number(right);
      if (first instanceof Double || second instanceof Double) {
        return floating(kind, first.doubleValue(), second.doubleValue());
      }
      if (first instanceof Float || second instanceof Float) {
        Object result = floating(kind, first.floatValue(), second.floatValue());
        // A double is wide enough to round + - * / of floats correctly in the second step.
        return result instanceof Double value ? (Object) value.floatValue() : result;
      }
      Object result = integral(kind, first.longValue(), second.longValue());
      boolean isLong = first instanceof Long || second instanceof Long;
      return result instanceof Long value && !isLong ? (Object) value.intValue() : result;
    }

    private static Object floating(Tree.Kind kind, double left, double right) {
      return switch (kind) {
        case PLUS -> left + right;
        case MINUS -> left - right;
        case MULTIPLY -> left * right;
        case DIVIDE -> left / right;
        case REMAINDER -> left % right;
        default -> {
          boolean unordered = Double.isNaN(left) || Double.isNaN(right);
          yield comparison(kind, Double.compare(left, right), left == right, unordered);
        }
      };
    }

    /** On ints too: the low 32 bits of each result are right, and the lead to the same comparison. */
    private static Object integral(Tree.Kind kind, long left, long right) {
      return switch (kind) {
        case PLUS -> left + right;
        case MINUS -> left - right;
        case MULTIPLY -> left * right;
        case DIVIDE -> right == 0 ? null : (Object) (left / right);
        case REMAINDER -> right == 0 ? null : (Object) (left % right);
        case AND -> left & right;
        case OR -> left | right;
        case XOR -> left ^ right;
        default -> comparison(kind, Long.compare(left, right), left == right, false);
      };
    }

    private static Object comparison(Tree.Kind kind, int order, boolean equal, boolean unordered) {
      return switch (kind) {
        case EQUAL_TO -> equal;
        case NOT_EQUAL_TO -> !equal;
        case LESS_THAN -> !unordered && !equal && order < 0;
        case LESS_THAN_EQUAL -> !unordered && (equal || order < 0);
        case GREATER_THAN -> !unordered && !equal && order > 0;
        case GREATER_THAN_EQUAL -> !unordered && (equal || order > 0);
        default -> null;
      };
    }
  }
}
