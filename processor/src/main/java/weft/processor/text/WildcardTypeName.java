package weft.processor.text;

import java.util.function.Function;

/** A wildcard. */
public final class WildcardTypeName extends TypeName {
  private final String relation;
  private final TypeName bound;

  private WildcardTypeName(String relation, TypeName bound) {
    this.relation = relation;
    this.bound = bound;
  }

  public static WildcardTypeName subtypeOf(TypeName bound) {
    return new WildcardTypeName("extends", bound);
  }

  public static WildcardTypeName supertypeOf(TypeName bound) {
    return new WildcardTypeName("super", bound);
  }

  @Override
  String text(Function<ClassName, String> names) {
    boolean isUnbounded = relation.equals("extends") && bound.equals(ClassName.OBJECT);
    return isUnbounded ? "?" : "? " + relation + " " + bound.text(names);
  }
}
