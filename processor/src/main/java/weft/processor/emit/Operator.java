package weft.processor.emit;

import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Locale;
import weft.processor.text.TypeName;

/** The operators of compound assignments (JLS 15.26.2), and what they can be applied to. */
enum Operator {
  PLUS(Tree.Kind.PLUS_ASSIGNMENT, "+"),
  MINUS(Tree.Kind.MINUS_ASSIGNMENT, "-"),
  TIMES(Tree.Kind.MULTIPLY_ASSIGNMENT, "*"),
  DIVIDE(Tree.Kind.DIVIDE_ASSIGNMENT, "/"),
  REMAINDER(Tree.Kind.REMAINDER_ASSIGNMENT, "%"),
  SHIFT_LEFT(Tree.Kind.LEFT_SHIFT_ASSIGNMENT, "<<"),
  SHIFT_RIGHT(Tree.Kind.RIGHT_SHIFT_ASSIGNMENT, ">>"),
  SHIFT_RIGHT_UNSIGNED(Tree.Kind.UNSIGNED_RIGHT_SHIFT_ASSIGNMENT, ">>>"),
  AND(Tree.Kind.AND_ASSIGNMENT, "&"),
  OR(Tree.Kind.OR_ASSIGNMENT, "|"),
  XOR(Tree.Kind.XOR_ASSIGNMENT, "^");

  private static final List<TypeName> BY_WIDTH = List.of(TypeName.INT, TypeName.LONG, TypeName.FLOAT, TypeName.DOUBLE);
  private static final TypeName OBJECT = TypeName.get(Object.class);
  private static final TypeName STRING = TypeName.get(String.class);

  private final Tree.Kind kind;
  private final String symbol;

  Operator(Tree.Kind kind, String symbol) {
    this.kind = kind;
    this.symbol = symbol;
  }

  static Operator of(Tree.Kind kind) {
    for (Operator operator : values()) if (operator.kind == kind) return operator;
    throw new IllegalArgumentException(kind.toString());
  }

  String symbol() {
    return symbol;
  }

  /** The operation of a place: {@code shiftLeft}. */
  String operation() {
    StringBuilder name = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_")) name.append(name.isEmpty() ? word : AccessClass.capitalized(word));
    return name.toString();
  }

  static boolean isOperator(String operation) {
    for (Operator operator : values()) if (operator.operation().equals(operation)) return true;
    return false;
  }

  static Operator named(String operation) {
    for (Operator operator : values()) if (operator.operation().equals(operation)) return operator;
    throw new IllegalArgumentException(operation);
  }

  /** What the operand becomes before it is passed: of one of few types, and an expression of its own (JLS 15.2). */
  enum Operand { NUMBER, TEXT, TRUTH, NONE }

  /** How an operand is passed where the target has type {@code type}; NONE if that has no such operator. */
  Operand operand(TypeName type) {
    TypeName unboxed = unboxed(type);
    if (unboxed.equals(TypeName.BOOLEAN)) return isBitwise() ? Operand.TRUTH : Operand.NONE;
    if (isNumber(type)) return Operand.NUMBER;
    return this == PLUS && (type.equals(STRING) || type.equals(OBJECT)) ? Operand.TEXT : Operand.NONE;
  }

  private boolean isBitwise() {
    return this == AND || this == OR || this == XOR;
  }

  private boolean isShift() {
    return this == SHIFT_LEFT || this == SHIFT_RIGHT || this == SHIFT_RIGHT_UNSIGNED;
  }

  /** The types of operands for a target of type {@code type}: the result must be assignable, by a cast. */
  List<TypeName> operands(TypeName type) {
    return switch (operand(type)) {
      case TRUTH -> List.of(TypeName.BOOLEAN);
      case TEXT -> List.of(STRING);
      case NUMBER -> numbers(type);
      case NONE -> List.of();
    };
  }

  private List<TypeName> numbers(TypeName type) {
    List<TypeName> integral = BY_WIDTH.subList(0, 2);
    if (isShift()) return integral;
    List<TypeName> all = isBitwise() ? integral : BY_WIDTH;
    if (type.isPrimitive()) return all;
    // The sum is boxed (JLS 5.5): it must have just the type of the box.
    int width = BY_WIDTH.indexOf(unboxed(type));
    return all.subList(0, Math.min(all.size(), width + 1));
  }

  static boolean isNumber(TypeName type) {
    TypeName unboxed = unboxed(type);
    return unboxed.isPrimitive() && !unboxed.equals(TypeName.BOOLEAN);
  }

  private static TypeName unboxed(TypeName type) {
    return type.isBoxedPrimitive() ? type.unbox() : type;
  }
}
