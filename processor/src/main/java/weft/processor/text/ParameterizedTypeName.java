package weft.processor.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A class with type arguments, or a member of one with type arguments. */
public final class ParameterizedTypeName extends TypeName {
  private final ParameterizedTypeName enclosing;
  private final ClassName rawType;
  private final List<? extends TypeName> arguments;

  private ParameterizedTypeName(ParameterizedTypeName enclosing, ClassName rawType, List<? extends TypeName> arguments) {
    this.enclosing = enclosing;
    this.rawType = rawType;
    this.arguments = arguments;
  }

  public static ParameterizedTypeName get(ClassName rawType, TypeName... arguments) {
    return new ParameterizedTypeName(null, rawType, List.of(arguments));
  }

  public static ParameterizedTypeName get(Class<?> rawType, Class<?>... arguments) {
    return get(ClassName.get(rawType), Arrays.stream(arguments).map(TypeName::get).toArray(TypeName[]::new));
  }

  /** An inner class of this type. */
  public ParameterizedTypeName nestedClass(String name, List<TypeName> itsArguments) {
    return new ParameterizedTypeName(this, rawType.nestedClass(name), List.copyOf(itsArguments));
  }

  @Override
  String text(Function<ClassName, String> names) {
    StringBuilder text = new StringBuilder();
    text.append(enclosing == null ? rawType.text(names) : enclosing.text(names) + "." + rawType.simpleName());
    for (int i = 0; i < arguments.size(); i++) text.append(i == 0 ? "<" : ", ").append(arguments.get(i).text(names));
    return text.append(arguments.isEmpty() ? "" : ">").toString();
  }
}
