package weft.processor.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A type parameter, or whatever else has a name that is written as it is. */
public final class TypeVariableName extends TypeName {
  private final String name;
  private final List<TypeName> bounds;

  private TypeVariableName(String name, List<TypeName> bounds) {
    this.name = name;
    this.bounds = bounds;
  }

  /** {@code Object} says nothing as a bound. */
  public static TypeVariableName get(String name, TypeName... bounds) {
    return new TypeVariableName(name, Arrays.stream(bounds).filter(bound -> !bound.equals(ClassName.OBJECT)).toList());
  }

  public String name() {
    return name;
  }

  public List<TypeName> bounds() {
    return bounds;
  }

  @Override
  String text(Function<ClassName, String> names) {
    return name;
  }
}
