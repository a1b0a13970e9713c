package weft.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

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

  /** A value of a type that is not certain, unboxed and widened to that of the slot. */
  CodeBlock converted(CodeBlock value) {
    return this == OBJECT ? value : CodeBlock.of("to$L($L)", suffix, value);
  }

  /** {@code Int}, {@code Long} or {@code Double}. */
  String suffix() {
    return suffix;
  }
}
