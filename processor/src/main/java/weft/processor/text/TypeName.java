package weft.processor.text;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** A type as it is written. Equal are those whose text is, with all names in full. */
public abstract class TypeName {
  public static final TypeName VOID = new Keyword("void");
  public static final TypeName BOOLEAN = new Keyword("boolean");
  public static final TypeName BYTE = new Keyword("byte");
  public static final TypeName SHORT = new Keyword("short");
  public static final TypeName INT = new Keyword("int");
  public static final TypeName LONG = new Keyword("long");
  public static final TypeName CHAR = new Keyword("char");
  public static final TypeName FLOAT = new Keyword("float");
  public static final TypeName DOUBLE = new Keyword("double");

  private static final List<TypeName> KEYWORDS = List.of(VOID, BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE);

  private static final Map<String, TypeName> UNBOXED =
      Map.of("java.lang.Boolean", BOOLEAN, "java.lang.Byte", BYTE, "java.lang.Short", SHORT, "java.lang.Integer", INT,
          "java.lang.Long", LONG, "java.lang.Character", CHAR, "java.lang.Float", FLOAT, "java.lang.Double", DOUBLE);

  private String inFull;

  /** Its text, where {@code names} says how a class is named. */
  abstract String text(Function<ClassName, String> names);

  /** A type without type arguments. */
  public static TypeName get(TypeMirror type) {
    return switch (type.getKind()) {
      case VOID -> VOID;
      case BOOLEAN -> BOOLEAN;
      case BYTE -> BYTE;
      case SHORT -> SHORT;
      case INT -> INT;
      case LONG -> LONG;
      case CHAR -> CHAR;
      case FLOAT -> FLOAT;
      case DOUBLE -> DOUBLE;
      case ARRAY -> ArrayTypeName.of(get(((ArrayType) type).getComponentType()));
      case DECLARED, ERROR -> ClassName.get((TypeElement) ((DeclaredType) type).asElement());
      default -> throw new IllegalArgumentException("not a type that can be written: " + type);
    };
  }

  public static TypeName get(Class<?> type) {
    if (type.isArray()) return ArrayTypeName.of(get(type.getComponentType()));
    if (!type.isPrimitive()) return ClassName.get(type);
    return KEYWORDS.stream().filter(keyword -> keyword.toString().equals(type.getName())).findFirst().orElseThrow();
  }

  public boolean isPrimitive() {
    return false;
  }

  public boolean isBoxedPrimitive() {
    return UNBOXED.containsKey(toString());
  }

  /** The primitive type that this, which is one of a box, has inside. */
  public TypeName unbox() {
    return UNBOXED.get(toString());
  }

  /** Its text with all names in full. */
  @Override
  public final String toString() {
    if (inFull == null) inFull = text(ClassName::canonicalName);
    return inFull;
  }

  @Override
  public final boolean equals(Object other) {
    return this == other || other instanceof TypeName type && toString().equals(type.toString());
  }

  @Override
  public final int hashCode() {
    return toString().hashCode();
  }

  private static final class Keyword extends TypeName {
    private final String keyword;

    Keyword(String keyword) {
      this.keyword = keyword;
    }

    @Override
    String text(Function<ClassName, String> names) {
      return keyword;
    }

    @Override
    public boolean isPrimitive() {
      return this != VOID;
    }
  }
}
