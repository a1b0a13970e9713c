package weft.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import weft.processor.Javac;
import weft.processor.source.PrivateTypes;
import weft.processor.source.Scopes;

/**
 * What the bodies of a class may use and its companion, another class, may not (JLS 6.6): the private members of all
 * classes nested with it, and protected members that a class of another package bequeaths.
 */
final class AccessRules {
  private final Javac javac;
  private final Scopes scopes;
  private final TypeElement owner;
  private final List<TypeElement> nest = new ArrayList<>();

  AccessRules(Javac javac, Scopes scopes, TypeElement owner) {
    this.javac = javac;
    this.scopes = scopes;
    this.owner = owner;
    addNest((TypeElement) outermost(owner));
  }

  private void addNest(TypeElement type) {
    nest.add(type);
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::addNest);
  }

  /** The top-level class and all classes nested in it. */
  List<TypeElement> nest() {
    return nest;
  }

  static Element outermost(Element member) {
    Element outer = member;
    while (outer.getEnclosingElement().getKind() != ElementKind.PACKAGE) outer = outer.getEnclosingElement();
    return outer;
  }

  /** Whether the body may use {@code member} although it is private: it is nested with it (JLS 6.6.1). */
  boolean isPrivateToBody(Element member) {
    return member.getModifiers().contains(Modifier.PRIVATE) && outermost(member).equals(outermost(owner));
  }

  /**
   * Whether the companion may use {@code member} of {@code holder}, if the body may. What not even the body may use does
   * not matter: nothing in it means that.
   */
  boolean isAccessible(Element member, TypeElement holder) {
    Set<Modifier> modifiers = member.getModifiers();
    if (modifiers.contains(Modifier.PRIVATE)) return !isPrivateToBody(member);
    if (!modifiers.contains(Modifier.PROTECTED)) return true;
    return javac.elements().getPackageOf(member).equals(javac.elements().getPackageOf(holder));
  }

  /** Behind another expression, only what the body itself may use there can be meant. */
  boolean needsBridge(Element member, TypeElement holder) {
    if (member.getModifiers().contains(Modifier.PRIVATE)) return isPrivateToBody(member);
    return !isAccessible(member, owner) && isSubclassOfOwner(holder);
  }

  /** A protected member of another package is used through the class of the body or its subclasses (JLS 6.6.2). */
  private boolean isSubclassOfOwner(TypeElement type) {
    for (Element around = owner; around instanceof TypeElement; around = around.getEnclosingElement()) {
      if (isSubclass(type, (TypeElement) around)) return true;
    }
    return false;
  }

  boolean isSubclass(TypeElement type, TypeElement of) {
    Types types = javac.types();
    return types.isSubtype(types.erasure(type.asType()), types.erasure(of.asType()));
  }

  /** All members of that name, inherited ones included. */
  List<Element> members(TypeElement holder, CharSequence name) {
    return scopes.members(holder, name.toString());
  }

  /** The field of that name; of fields that hide each other the one of the most derived class (JLS 8.3). */
  Optional<VariableElement> field(TypeElement holder, CharSequence name) {
    VariableElement best = null;
    for (VariableElement field : ElementFilter.fieldsIn(members(holder, name))) {
      if (best == null || isSubclass((TypeElement) field.getEnclosingElement(), (TypeElement) best.getEnclosingElement())) {
        best = field;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The methods of that name, without those that are private elsewhere. */
  List<ExecutableElement> methods(TypeElement holder, CharSequence name) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement member : ElementFilter.methodsIn(members(holder, name))) {
      boolean isHidden = member.getModifiers().contains(Modifier.PRIVATE) && !isPrivateToBody(member);
      if (!isHidden) methods.add(member);
    }
    return methods;
  }

  /** The private class in the signature of {@code member} as {@code holder} has it, or null. */
  TypeElement privateTypeOf(Element member, TypeElement holder) {
    TypeMirror type = Signature.isStatic(member) ? member.asType() : javac.types().asMemberOf((DeclaredType) holder.asType(), member);
    if (!(type instanceof ExecutableType method)) return PrivateTypes.in(type);
    TypeElement found = PrivateTypes.in(method.getReturnType());
    for (TypeMirror parameter : method.getParameterTypes()) {
      if (found == null) found = PrivateTypes.in(parameter);
    }
    for (TypeVariable parameter : method.getTypeVariables()) {
      if (found == null) found = PrivateTypes.in(parameter.getUpperBound());
    }
    return found;
  }
}
