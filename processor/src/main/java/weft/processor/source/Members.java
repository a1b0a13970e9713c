package weft.processor.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;

/** The members of one class by name, inherited ones included (JLS 8.2, 9.2). Each kind is a name space of its own. */
final class Members {
  private final Javac javac;
  private final TypeElement type;
  private final Map<String, List<Element>> byName = new HashMap<>();
  private final boolean unknownSupertype;

  Members(Javac javac, TypeElement type) {
    this.javac = javac;
    this.type = type;
    for (Element member : javac.elements().getAllMembers(type)) {
      byName.computeIfAbsent(member.getSimpleName().toString(), name -> new ArrayList<>(1)).add(member);
    }
    this.unknownSupertype = hasUnknownSupertype(type, new HashSet<>());
  }

  /** A supertype is not known yet, so that there may be members that this does not list. */
  boolean hasUnknownSupertype() {
    return unknownSupertype;
  }

  /** All members of that name. */
  List<Element> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** The field of that name; of fields that hide each other the one of the most derived class (JLS 8.3). */
  Optional<Element> field(String name) {
    return mostDerived(name, Kind.FIELD);
  }

  /** The member type of that name. */
  Optional<TypeElement> type(String name) {
    return mostDerived(name, Kind.TYPE).map(TypeElement.class::cast);
  }

  /** All methods of that name, without those that another member overrides. */
  List<Element> methods(String name) {
    List<Element> methods = new ArrayList<>(2);
    for (Element member : byName.getOrDefault(name, List.of())) {
      if (member.getKind() == ElementKind.METHOD) {
        methods.add(member);
      }
    }
    return methods;
  }

  /** As {@link #field}, as a subclass that is declared in {@code from} inherits it. */
  boolean bequeathsField(String name, PackageElement from) {
    return field(name).filter(field -> isInherited(field, from)).isPresent();
  }

  /** As {@link #type(String)}, as a subclass that is declared in {@code from} inherits it. */
  Optional<TypeElement> bequeathedType(String name, PackageElement from) {
    return type(name).filter(member -> isInherited(member, from));
  }

  /** A subclass that is declared in {@code from} inherits a method of that name. */
  boolean bequeathsMethod(String name, PackageElement from) {
    return methods(name).stream().anyMatch(method -> isInherited(method, from));
  }

  /**
   * JLS 8.2: members that are private, or package-private in another package, are not inherited; 8.4.8: nor are static
   * methods of interfaces.
   */
  private boolean isInherited(Element member, PackageElement from) {
    Set<Modifier> modifiers = member.getModifiers();
    if (member.getKind() == ElementKind.METHOD
        && modifiers.contains(Modifier.STATIC)
        && member.getEnclosingElement().getKind().isInterface()) {
      return false;
    }
    if (modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED)) {
      return true;
    }
    return !modifiers.contains(Modifier.PRIVATE) && from.equals(javac.elements().getPackageOf(member));
  }

  private enum Kind {
    FIELD,
    TYPE;

    boolean includes(Element element) {
      ElementKind kind = element.getKind();
      return this == FIELD ? kind.isField() : kind.isClass() || kind.isInterface();
    }
  }

  private Optional<Element> mostDerived(String name, Kind kind) {
    Element best = null;
    for (Element member : byName.getOrDefault(name, List.of())) {
      if (kind.includes(member) && (best == null || isMoreDerived(member, best))) {
        best = member;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isMoreDerived(Element member, Element than) {
    TypeMirror sub = javac.types().erasure(member.getEnclosingElement().asType());
    TypeMirror sup = javac.types().erasure(than.getEnclosingElement().asType());
    return !member.getEnclosingElement().equals(than.getEnclosingElement()) && javac.types().isSubtype(sub, sup);
  }

  private static boolean hasUnknownSupertype(TypeElement type, Set<TypeElement> seen) {
    if (!seen.add(type)) {
      return false;
    }
    List<TypeMirror> supertypes = new ArrayList<>(type.getInterfaces());
    supertypes.add(type.getSuperclass());
    for (TypeMirror supertype : supertypes) {
      if (supertype.getKind() == TypeKind.ERROR) {
        return true;
      }
      if (supertype.getKind() == TypeKind.DECLARED
          && hasUnknownSupertype((TypeElement) ((DeclaredType) supertype).asElement(), seen)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "members of " + type;
  }
}
