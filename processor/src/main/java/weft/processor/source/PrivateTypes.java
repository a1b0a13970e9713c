package weft.processor.source;

import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Private classes, which a companion cannot name: what has one in its type can have none in the companion. */
public final class PrivateTypes {
  private PrivateTypes() {}

  /** The private class in {@code type}, or null. */
  public static TypeElement in(TypeMirror type) {
    if (type instanceof ArrayType array) return in(array.getComponentType());
    if (type instanceof IntersectionType intersection) return in(intersection.getBounds());
    if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) return in(wildcard.getExtendsBound());
      return wildcard.getSuperBound() == null ? null : in(wildcard.getSuperBound());
    }
    if (!(type instanceof DeclaredType declared)) return null;
    TypeElement found = in(declared.getTypeArguments());
    return found != null ? found : around(declared.asElement());
  }

  private static TypeElement in(List<? extends TypeMirror> types) {
    return types.stream().map(PrivateTypes::in).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** {@code type}, or the class around it, that is private; or null. */
  public static TypeElement around(Element type) {
    for (Element e = type; e instanceof TypeElement around; e = e.getEnclosingElement()) {
      if (around.getModifiers().contains(Modifier.PRIVATE)) return around;
    }
    return null;
  }
}
