package weft.processor.emit;

import java.util.function.Consumer;
import javax.lang.model.type.TypeKind;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.ParameterizedTypeName;
import weft.processor.text.TypeName;

/** Where a run keeps its element: the base class that it extends, by the type of its {@code value}. */
enum Slot {
  OBJECT("ObjectRun", ""),
  INT("IntRun", "Int"),
  LONG("LongRun", "Long"),
  DOUBLE("DoubleRun", "Double");

  private final String base;
  private final String suffix;

  Slot(String base, String suffix) {
    this.base = base;
    this.suffix = suffix;
  }

  /** What a run of {@code element} values extends. */
  TypeName superclass(TypeName element) {
    ClassName name = ClassName.get("weft.runtime", base);
    return this == OBJECT ? ParameterizedTypeName.get(name, element) : name;
  }

  /** What takes the elements of a run that is consumed whole. */
  TypeName consumer() {
    if (this == OBJECT) return ParameterizedTypeName.get(Consumer.class, Object.class);
    return ClassName.get("java.util.function", suffix + "Consumer");
  }

  /** A value of a type that is not certain, unboxed and widened to that of the slot. */
  CodeBlock converted(CodeBlock value) {
    return this == OBJECT ? value : CodeBlock.of("to$L($L)", suffix, value);
  }

  /** Whether a value of a primitive type is assigned to the slot as it is (JLS 5.1.2). */
  boolean accepts(TypeKind type) {
    return switch (type) {
      case BYTE, SHORT, CHAR, INT -> true;
      case LONG -> this != INT;
      case FLOAT, DOUBLE -> this == DOUBLE;
      default -> false;
    };
  }

  /** {@code Int}, {@code Long} or {@code Double}. */
  String suffix() {
    return suffix;
  }
}
