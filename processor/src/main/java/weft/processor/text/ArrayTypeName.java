package weft.processor.text;

import java.util.function.Function;

/** An array type. */
public final class ArrayTypeName extends TypeName {
  private final TypeName component;

  private ArrayTypeName(TypeName component) {
    this.component = component;
  }

  public static ArrayTypeName of(TypeName component) {
    return new ArrayTypeName(component);
  }

  @Override
  String text(Function<ClassName, String> names) {
    return component.text(names) + "[]";
  }

  /** As the type of the last parameter of a method that takes any number. */
  String variable(Function<ClassName, String> names) {
    return component.text(names) + "...";
  }
}
