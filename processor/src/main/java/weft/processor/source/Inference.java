package weft.processor.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * The type arguments of one call of a generic method, where the types of the arguments say one thing only (JLS 18): each
 * type parameter is either equal to one type, or has one type below it, and these types are within all bounds. Whatever
 * would need more than that has no answer.
 */
final class Inference {
  private final Types types;
  private final List<? extends TypeParameterElement> parameters;
  private final Map<Element, TypeMirror> equal = new HashMap<>();
  private final Map<Element, TypeMirror> below = new HashMap<>();
  private boolean isUncertain;

  Inference(Types types, List<? extends TypeParameterElement> parameters) {
    this.types = types;
    this.parameters = parameters;
  }

  /** An argument of type {@code actual} is passed for a parameter of type {@code formal}. */
  void pass(TypeMirror actual, TypeMirror formal) {
    below(actual instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : actual, formal);
  }

  /** JLS 18.2.3: {@code actual} is a subtype of {@code formal}. */
  private void below(TypeMirror actual, TypeMirror formal) {
    if (hasWildcards(actual)) {
      isUncertain = true;
    } else if (formal instanceof TypeVariable variable && parameters.contains(variable.asElement())) {
      bound(below, variable, actual);
    } else if (formal instanceof ArrayType array && actual instanceof ArrayType actualArray) {
      belowComponent(actualArray.getComponentType(), array.getComponentType());
    } else if (formal instanceof DeclaredType declared && actual.getKind() == TypeKind.DECLARED) {
      DeclaredType supertype = as((TypeElement) declared.asElement(), actual);
      if (isParameterized(supertype, declared)) {
        contain(supertype, declared);
      } else {
        isUncertain = true;
      }
    } else {
      isUncertain = true;
    }
  }

  private void belowComponent(TypeMirror actual, TypeMirror formal) {
    isUncertain |= actual.getKind().isPrimitive();
    if (!isUncertain) below(actual, formal);
  }

  private static boolean isParameterized(DeclaredType actual, DeclaredType formal) {
    return actual != null
        && !formal.getTypeArguments().isEmpty()
        && actual.getTypeArguments().size() == formal.getTypeArguments().size()
        && !(formal.getEnclosingType() instanceof DeclaredType);
  }

  /** JLS 18.2.3: the type arguments of {@code actual} are contained by those of {@code formal}. */
  private void contain(DeclaredType actual, DeclaredType formal) {
    for (int i = 0; i < formal.getTypeArguments().size(); i++) {
      TypeMirror argument = actual.getTypeArguments().get(i);
      TypeMirror container = formal.getTypeArguments().get(i);
      if (!mentions(container)) continue;
      if (argument instanceof WildcardType) {
        isUncertain = true;
      } else if (!(container instanceof WildcardType wildcard)) {
        equal(argument, container);
      } else if (wildcard.getExtendsBound() != null) {
        below(argument, wildcard.getExtendsBound());
      } // what is above a type parameter does not count where something is below it, or equal to it (JLS 18.4)
    }
  }

  private void equal(TypeMirror actual, TypeMirror formal) {
    if (formal instanceof TypeVariable variable) {
      bound(equal, variable, actual);
    } else if (formal instanceof DeclaredType declared
        && actual instanceof DeclaredType other
        && declared.asElement().equals(other.asElement())
        && declared.getTypeArguments().stream().noneMatch(WildcardType.class::isInstance)
        && isParameterized(other, declared)) {
      contain(other, declared);
    } else {
      isUncertain = true;
    }
  }

  private void bound(Map<Element, TypeMirror> bounds, TypeVariable variable, TypeMirror type) {
    TypeMirror other = bounds.putIfAbsent(variable.asElement(), type);
    isUncertain |= hasWildcards(type) || other != null && !types.isSameType(other, type);
  }

  /** An expression of such a type has a captured one (JLS 5.1.10). */
  private static boolean hasWildcards(TypeMirror type) {
    return type instanceof DeclaredType declared && declared.getTypeArguments().stream().anyMatch(WildcardType.class::isInstance);
  }

  private boolean mentions(TypeMirror type) {
    return CallTypes.mentions(type, parameters);
  }

  /** {@code result} with the type arguments in place of the type parameters; null if they are not certain. */
  TypeMirror apply(TypeMirror result) {
    if (isUncertain) return null;
    for (TypeParameterElement parameter : parameters) {
      TypeMirror argument = argument(parameter);
      if (argument == null || !Denotable.isDenotable(argument) || !isWithinBounds(argument, parameter)) return null;
    }
    TypeMirror type = substitute(result);
    return type == null || hasWildcards(type) ? null : type;
  }

  private TypeMirror argument(Element parameter) {
    return equal.getOrDefault(parameter, below.get(parameter));
  }

  /** If so, no bound that mentions a type parameter says anything else of it. */
  private boolean isWithinBounds(TypeMirror argument, TypeParameterElement parameter) {
    TypeMirror lower = below.get(parameter);
    if (lower != null && !types.isSubtype(lower, argument)) return false;
    for (TypeMirror bound : parameter.getBounds()) {
      TypeMirror actual = substitute(bound);
      if (actual == null || !types.isSubtype(argument, actual)) return false;
    }
    return true;
  }

  private TypeMirror substitute(TypeMirror type) {
    if (!mentions(type)) return type;
    if (type instanceof TypeVariable variable) return argument(variable.asElement());
    if (type instanceof ArrayType array) {
      TypeMirror component = substitute(array.getComponentType());
      return component == null ? null : types.getArrayType(component);
    }
    if (type instanceof WildcardType wildcard) return substitute(wildcard);
    return type instanceof DeclaredType declared ? substitute(declared) : null;
  }

  private TypeMirror substitute(WildcardType wildcard) {
    boolean isUpper = wildcard.getExtendsBound() != null;
    TypeMirror bound = substitute(isUpper ? wildcard.getExtendsBound() : wildcard.getSuperBound());
    if (bound == null) return null;
    return isUpper ? types.getWildcardType(bound, null) : types.getWildcardType(null, bound);
  }

  private TypeMirror substitute(DeclaredType declared) {
    if (declared.getEnclosingType() instanceof DeclaredType) return null;
    List<TypeMirror> arguments = new ArrayList<>();
    for (TypeMirror argument : declared.getTypeArguments()) {
      TypeMirror actual = substitute(argument);
      if (actual == null) return null;
      arguments.add(actual);
    }
    return types.getDeclaredType((TypeElement) declared.asElement(), arguments.toArray(new TypeMirror[0]));
  }

  /** {@code type} as an instance of {@code generic}; null if it is none. */
  private DeclaredType as(TypeElement generic, TypeMirror type) {
    if (type instanceof DeclaredType declared && declared.asElement().equals(generic)) return declared;
    for (TypeMirror supertype : types.directSupertypes(type)) {
      DeclaredType found = as(generic, supertype);
      if (found != null) return found;
    }
    return null;
  }
}
