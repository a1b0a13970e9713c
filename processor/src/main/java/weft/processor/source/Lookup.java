package weft.processor.source;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import weft.processor.source.BodyClass.Named;
import weft.processor.source.BodyScope.ClassEntry;
import weft.processor.source.BodyScope.TypeEntry;
import weft.processor.source.BodyScope.VariableEntry;

/**
 * Finds what a simple name means at a point of a body: the innermost scope that declares a variable, method or type of
 * that name has it (JLS 6.4.1, 15.12.1).
 */
final class Lookup {
  private static final Named UNRESOLVED = new Named(new Meaning.Unresolved(), null);

  private final Scopes scopes;
  private final TypeElement owner;
  private final PackageElement home;
  private final TypeScope types;
  private final Imports imports;
  private boolean unknownSupertypes;

  Lookup(Scopes scopes, GeneratorMethod method) {
    this.scopes = scopes;
    this.owner = method.owner();
    this.home = scopes.packageOf(owner);
    this.types = scopes.types(method);
    this.imports = scopes.imports(method.path().getCompilationUnit(), owner);
  }

  /** What a variable's name means; {@code declaration} is its tree if it is declared in the body. */
  record FoundVariable(Meaning meaning, VariableTree declaration) {}

  /** A class that was searched has supertypes that are not known. */
  boolean sawUnknownSupertypes() {
    return unknownSupertypes;
  }

  FoundVariable variable(String name, BodyScope from) {
    for (BodyScope scope = from; scope != null; scope = scope.outer()) {
      if (scope.entry() instanceof VariableEntry variable && variable.name().equals(name)) {
        return new FoundVariable(variable.meaning(), variable.declaration());
      }
      if (scope.entry() instanceof ClassEntry type && hasField(type.type(), name, 0)) {
        return new FoundVariable(new Meaning.Nested(), null);
      }
    }
    for (TypeElement holder = owner; holder != null; holder = enclosing(holder)) {
      Members members = members(holder);
      Optional<Element> field = members.field(name);
      if (field.isPresent()) {
        return new FoundVariable(new Meaning.Member(holder, field.get(), isStatic(field.get())), null);
      }
    }
    List<Meaning.ImportedMember> imported = imports.fields(name);
    return new FoundVariable(imported.isEmpty() ? new Meaning.Unresolved() : imported.get(0), null);
  }

  /**
   * The first of those that take so many arguments, but {@link Meaning.Nested} for a method of a class of the body. Of the
   * others, none can be chosen (JLS 15.12.2.1): a static method of an interface may be called by its type only.
   */
  Meaning method(String name, BodyScope from, int arguments) {
    for (BodyScope scope = from; scope != null; scope = scope.outer()) {
      if (scope.entry() instanceof ClassEntry type && hasMethod(type.type(), name, 0)) {
        return new Meaning.Nested();
      }
    }
    for (TypeElement holder = owner; holder != null; holder = enclosing(holder)) {
      List<Element> methods = members(holder).methods(name);
      if (!methods.isEmpty()) {
        List<Element> fitting = methods.stream().filter(m -> takes((ExecutableElement) m, arguments)).toList();
        List<Element> candidates = fitting.isEmpty() ? methods : fitting;
        return new Meaning.Member(holder, candidates.get(0), candidates.stream().allMatch(Lookup::isStatic));
      }
    }
    List<Meaning.ImportedMember> imported = importedMethods(name, arguments);
    return imported.isEmpty() ? new Meaning.Unresolved() : imported.get(0);
  }

  /**
   * The overloads among which a call with so many arguments chooses: those of one class if it has all statically imported
   * ones that take so many, else those of all classes.
   */
  List<Meaning.ImportedMember> importedMethods(String name, int arguments) {
    List<Meaning.ImportedMember> all = imports.methods(name);
    Set<Element> fitting = new HashSet<>();
    for (Meaning.ImportedMember method : all) {
      if (takes((ExecutableElement) method.member(), arguments)) fitting.add(method.member());
    }
    for (Meaning.ImportedMember method : all) {
      List<Meaning.ImportedMember> ofClass =
          all.stream().filter(other -> other.declaring().equals(method.declaring())).toList();
      if (ofClass.stream().map(Meaning.ImportedMember::member).collect(Collectors.toSet()).containsAll(fitting)) {
        return ofClass;
      }
    }
    return all;
  }

  static boolean takes(ExecutableElement method, int arguments) {
    int parameters = method.getParameters().size();
    return method.isVarArgs() ? arguments >= parameters - 1 : arguments == parameters;
  }

  Named type(String name, BodyScope from) {
    for (BodyScope scope = from; scope != null; scope = scope.outer()) {
      if (scope.entry() instanceof TypeEntry type && type.name().equals(name)) {
        return new Named(type.meaning(), type.type());
      }
      if (scope.entry() instanceof ClassEntry type) {
        Named member = memberType(type.type(), name, 0);
        if (member != null) {
          return member;
        }
      }
    }
    Meaning meaning = types.resolve(name);
    // Whether it starts a package is known only when the whole of it names a type.
    return new Named(meaning instanceof Meaning.PackageName ? new Meaning.Unresolved() : meaning, null);
  }

  Named type(Tree tree, BodyScope from) {
    if (tree instanceof IdentifierTree identifier) {
      return type(identifier.getName().toString(), from);
    }
    if (tree instanceof AnnotatedTypeTree annotated) {
      return type(annotated.getUnderlyingType(), from);
    }
    if (tree instanceof ParameterizedTypeTree parameterized) {
      return type(parameterized.getType(), from);
    }
    return tree instanceof MemberSelectTree select
        ? memberType(type(select.getExpression(), from), select)
        : UNRESOLVED;
  }

  /** The type that {@code select} names, whose qualifier names {@code qualifier}. */
  Named memberType(Named qualifier, MemberSelectTree select) {
    String name = select.getIdentifier().toString();
    if (qualifier.type() != null) {
      Named member = memberType(qualifier.type(), name, 0);
      return member == null ? UNRESOLVED : member;
    }
    if (qualifier.meaning() instanceof Meaning.Type outer) {
      return new Named(types.member(outer.element(), name), null);
    }
    return qualifier.meaning() instanceof Meaning.Unresolved || qualifier.meaning() instanceof Meaning.PackageName
        ? new Named(types.qualified(select), null)
        : UNRESOLVED;
  }

  boolean hasField(TypeElement type, String name) {
    return members(type).field(name).isPresent();
  }

  /** Members of a class of the body count as inherited only if no cycle of superclasses makes the search endless. */
  private static final int DEEPEST_HIERARCHY = 50;

  private boolean hasField(BodyClass type, String name, int depth) {
    if (type.declaresField(name) && (depth == 0 || !type.isPrivate(name))) {
      return true;
    }
    for (Named supertype : supertypes(type, depth)) {
      if (supertype.type() != null
          ? hasField(supertype.type(), name, depth + 1)
          : supertype.meaning() instanceof Meaning.Type known
              && members(known.element()).bequeathsField(name, home)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasMethod(BodyClass type, String name, int depth) {
    if (type.declaresMethod(name) && (depth == 0 || !type.isPrivate(name + "()"))) {
      return true;
    }
    for (Named supertype : supertypes(type, depth)) {
      if (supertype.type() != null
          ? hasMethod(supertype.type(), name, depth + 1)
          : supertype.meaning() instanceof Meaning.Type known
              && members(known.element()).bequeathsMethod(name, home)) {
        return true;
      }
    }
    return false;
  }

  private Named memberType(BodyClass type, String name, int depth) {
    BodyClass declared = type.declaredType(name);
    if (declared != null) {
      return new Named(declared.meaning(), declared);
    }
    for (Named supertype : supertypes(type, depth)) {
      if (supertype.type() != null) {
        Named member = memberType(supertype.type(), name, depth + 1);
        if (member != null) {
          return member;
        }
      } else if (supertype.meaning() instanceof Meaning.Type known) {
        Optional<TypeElement> member = members(known.element()).bequeathedType(name, home);
        if (member.isPresent()) {
          return new Named(new Meaning.Type(member.get()), null);
        }
      }
    }
    return null;
  }

  private List<Named> supertypes(BodyClass type, int depth) {
    if (depth > DEEPEST_HIERARCHY) {
      return List.of();
    }
    if (type.supertypes() == null) {
      // Set at first, so that a class in its own header does not search itself for ever.
      type.supertypes(List.of());
      List<Named> found = new ArrayList<>();
      for (Tree tree : type.supertypeTrees()) {
        Named supertype = type(tree, type.header());
        unknownSupertypes |= supertype.meaning() instanceof Meaning.Unresolved;
        found.add(supertype);
      }
      imports.find(implicitSupertype(type)).ifPresent(root -> found.add(new Named(new Meaning.Type(root), null)));
      type.supertypes(found);
    }
    return type.supertypes();
  }

  /** It extends, directly or not, a class that this compilation compiles, or one that is not known. */
  boolean extendsSource(BodyClass type) {
    for (Named supertype : supertypes(type, 0)) {
      if (supertype.meaning() instanceof Meaning.Unresolved
          || (supertype.meaning() instanceof Meaning.Type known && isFromSource(known.element()))) {
        return true;
      }
    }
    return false;
  }

  /** Interfaces do not count: see {@link TypeOracle}. */
  private boolean isFromSource(TypeElement type) {
    TypeElement superclass = type;
    while (superclass != null && superclass.getKind().isClass()) {
      if (scopes.javac().trees().getTree(superclass) != null) {
        return true;
      }
      superclass = superclass.getSuperclass() instanceof DeclaredType next ? (TypeElement) next.asElement() : null;
    }
    return false;
  }

  /** JLS 8.1.4, 8.9, 8.10, 9.2: every class and interface has the members of Object, or of one that extends it. */
  private static String implicitSupertype(BodyClass type) {
    return switch (type.tree().getKind()) {
      case ENUM -> "java.lang.Enum";
      case RECORD -> "java.lang.Record";
      default -> "java.lang.Object";
    };
  }

  /** What {@code outer.new Inner() {...}} extends. */
  List<Named> innerSupertypes(Optional<TypeMirror> outer, NewClassTree creation) {
    if (outer.isPresent()
        && outer.get() instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement type
        && TypeTrees.withoutArguments(creation.getIdentifier()) instanceof IdentifierTree name) {
      Optional<TypeElement> inner = members(type).type(name.getName().toString());
      if (inner.isPresent()) {
        return List.of(new Named(new Meaning.Type(inner.get()), null));
      }
    }
    return List.of();
  }

  /**
   * The class around the method whose instance is the enclosing one of a new {@code inner} (JLS 15.9.2); none if it
   * needs no enclosing instance, or if a class of the body provides it.
   */
  Optional<TypeElement> holderOfInner(TypeElement inner, BodyScope from) {
    if (inner.getNestingKind() != NestingKind.MEMBER || isStatic(inner)) {
      return Optional.empty();
    }
    String name = inner.getSimpleName().toString();
    for (BodyScope scope = from; scope != null; scope = scope.outer()) {
      if (scope.entry() instanceof ClassEntry type && isType(memberType(type.type(), name, 0), inner)) {
        return Optional.empty();
      }
    }
    for (TypeElement holder = owner; holder != null; holder = enclosing(holder)) {
      if (members(holder).type(name).filter(inner::equals).isPresent()) {
        return Optional.of(holder);
      }
    }
    return Optional.empty();
  }

  private static boolean isType(Named named, TypeElement type) {
    return named != null && named.meaning() instanceof Meaning.Type found && found.element().equals(type);
  }

  private Members members(TypeElement type) {
    Members members = scopes.members(type);
    unknownSupertypes |= members.hasUnknownSupertype();
    return members;
  }

  static TypeElement enclosing(TypeElement type) {
    Element element = type.getEnclosingElement();
    while (element != null && !(element instanceof TypeElement)) {
      element = element.getEnclosingElement();
    }
    return (TypeElement) element;
  }

  private static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC);
  }
}
