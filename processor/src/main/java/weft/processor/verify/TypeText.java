package weft.processor.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * A type as text that is the same for the same type in different rounds. A captured type variable is written as what it
 * is projected to (JLS 4.10.5), and a wildcard's bound only if it says more than that of the type parameter.
 */
final class TypeText {
  private static final String OBJECT = "java.lang.Object";

  private final Types types;
  private final Set<Element> captures = new HashSet<>();

  /** While the bound of a type parameter is written: what the parameters beside it stand for. */
  private Map<Element, TypeMirror> substituted = Map.of();

  private boolean isInBound;

  TypeText(Types types) {
    this.types = types;
  }

  String of(TypeMirror type) {
    if (type instanceof ArrayType array) return of(array.getComponentType()) + "[]";
    // For javac an intersection is also a declared type, and so is the union of a catch clause: its lub, if that is a class.
    if (type instanceof IntersectionType intersection) return joined(intersection.getBounds(), " & ");
    if (type instanceof DeclaredType declared) return declared(declared);
    if (!(type instanceof TypeVariable variable)) return type.getKind().toString().toLowerCase(Locale.ROOT);
    if (substituted.containsKey(variable.asElement())) return upperBound(variable.asElement());
    if (!isCaptured(variable)) {
      return variable.asElement().getSimpleName() + " of " + owner((TypeParameterElement) variable.asElement());
    }
    if (!captures.add(variable.asElement())) return "?";
    String bound = of(variable.getUpperBound());
    captures.remove(variable.asElement());
    return bound;
  }

  private String upperBound(Element parameter) {
    TypeMirror argument = substituted.get(parameter);
    if (!(argument instanceof WildcardType wildcard)) return with(Map.of(), () -> of(argument));
    TypeMirror bound = wildcard.getExtendsBound();
    return bound == null ? OBJECT : with(Map.of(), () -> of(bound));
  }

  private String with(Map<Element, TypeMirror> substitution, Supplier<String> text) {
    Map<Element, TypeMirror> around = substituted;
    substituted = substitution;
    try {
      return text.get();
    } finally {
      substituted = around;
    }
  }

  /** The class or method whose type parameter it is. */
  static String owner(TypeParameterElement parameter) {
    Element generic = parameter.getGenericElement();
    return generic instanceof TypeElement type
        ? type.getQualifiedName().toString()
        : generic.getEnclosingElement() + "." + generic.getSimpleName();
  }

  private String joined(List<? extends TypeMirror> parts, String separator) {
    StringJoiner text = new StringJoiner(separator);
    for (TypeMirror part : parts) text.add(of(part));
    return text.toString();
  }

  private String declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    boolean isInner = type.getEnclosingType() instanceof DeclaredType outer && isParameterized(outer);
    boolean isLocal = element.getQualifiedName().length() == 0;
    String name = (isLocal ? element.getSimpleName() : element.getQualifiedName()).toString();
    if (isInner) name = declared((DeclaredType) type.getEnclosingType()) + "." + element.getSimpleName();
    if (type.getTypeArguments().isEmpty()) return name;
    StringJoiner arguments = new StringJoiner(", ", name + "<", ">");
    for (int i = 0; i < type.getTypeArguments().size(); i++) {
      arguments.add(argument(type.getTypeArguments().get(i), element.getTypeParameters().get(i), type));
    }
    return arguments.toString();
  }

  private static boolean isParameterized(DeclaredType type) {
    return !type.getTypeArguments().isEmpty()
        || type.getEnclosingType() instanceof DeclaredType outer && isParameterized(outer);
  }

  private String argument(TypeMirror argument, TypeParameterElement parameter, DeclaredType of) {
    if (argument instanceof WildcardType wildcard) {
      return bounded(wildcard.getExtendsBound(), wildcard.getSuperBound(), parameter, of);
    }
    if (argument instanceof TypeVariable variable && substituted.containsKey(variable.asElement())) {
      TypeMirror own = substituted.get(variable.asElement());
      return with(Map.of(), () -> argument(own, parameter, of));
    }
    if (!(argument instanceof TypeVariable variable) || !isCaptured(variable)) return of(argument);
    if (!captures.add(variable.asElement())) return "?";
    boolean hasLower = variable.getLowerBound() != null && variable.getLowerBound().getKind() != TypeKind.NULL;
    String text = bounded(variable.getUpperBound(), hasLower ? variable.getLowerBound() : null, parameter, of);
    captures.remove(variable.asElement());
    return text;
  }

  private String bounded(TypeMirror upper, TypeMirror lower, TypeParameterElement parameter, DeclaredType of) {
    if (lower != null) return "? super " + of(lower);
    if (upper == null) return "?";
    List<? extends TypeMirror> bounds =
        upper instanceof IntersectionType intersection ? intersection.getBounds() : List.of(upper);
    List<? extends TypeMirror> telling = bounds.stream().filter(bound -> !saysNothing(bound, parameter, of)).toList();
    return telling.isEmpty() ? "?" : "? extends " + joined(telling, " & ");
  }

  /** The type parameter has this bound anyway, given the arguments of {@code of}. */
  private boolean saysNothing(TypeMirror bound, TypeParameterElement parameter, DeclaredType of) {
    if (bound instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(OBJECT)) {
      return true;
    }
    for (TypeMirror own : parameter.getBounds()) {
      if (types.isSameType(types.erasure(own), types.erasure(bound)) && isOpen(bound)) return true;
      if (!isInBound && isSubstituted(own, of, bound)) return true;
    }
    return false;
  }

  /** Bounds in bounds are taken as they are: they would go on for ever. */
  private boolean isSubstituted(TypeMirror own, DeclaredType of, TypeMirror bound) {
    isInBound = true;
    boolean isSame = of(bound).equals(with(arguments(of), () -> of(own)));
    isInBound = false;
    return isSame;
  }

  private static Map<Element, TypeMirror> arguments(DeclaredType type) {
    Map<Element, TypeMirror> arguments = new HashMap<>();
    List<? extends TypeParameterElement> parameters = ((TypeElement) type.asElement()).getTypeParameters();
    for (int i = 0; i < parameters.size(); i++) arguments.put(parameters.get(i), type.getTypeArguments().get(i));
    return arguments;
  }

  /** All of its arguments are wildcards or captured ones. */
  private static boolean isOpen(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream()
            .allMatch(a -> a instanceof WildcardType || a instanceof TypeVariable variable && isCaptured(variable));
  }

  /** Its name is none: {@code <captured wildcard>}. */
  private static boolean isCaptured(TypeVariable variable) {
    CharSequence name = variable.asElement().getSimpleName();
    return name.length() == 0 || !Character.isJavaIdentifierStart(name.charAt(0));
  }
}
