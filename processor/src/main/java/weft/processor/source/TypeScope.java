package weft.processor.source;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/**
 * Type names as seen from the body of a class or from one of its methods (JLS 6.4.1, 6.5.5). It looks at elements only,
 * never at attributed trees. Classes that are declared inside method bodies are not among them.
 */
public final class TypeScope {
  private final Scopes scopes;
  private final TypeElement type;
  private final ExecutableElement method;
  private final Imports imports;
  private final TypeScope around;
  private final Map<String, Meaning> known = new HashMap<>();

  TypeScope(Scopes scopes, TypeElement type, Imports imports) {
    this(scopes, type, null, imports, null);
  }

  private TypeScope(
      Scopes scopes, TypeElement type, ExecutableElement method, Imports imports, TypeScope around) {
    this.scopes = scopes;
    this.type = type;
    this.method = method;
    this.imports = imports;
    this.around = around;
  }

  /** The type names as seen from a method or constructor of this class. */
  public TypeScope in(ExecutableElement member) {
    return new TypeScope(scopes, type, member, imports, this);
  }

  /** A {@link Meaning.Type}, {@link Meaning.TypeVariable}, {@link Meaning.PackageName} or {@link Meaning.Unresolved}. */
  public Meaning resolve(String simpleName) {
    Meaning meaning = known.get(simpleName);
    if (meaning == null) {
      meaning = find(simpleName);
      known.put(simpleName, meaning);
    }
    return meaning;
  }

  /** As {@link #resolve(String)} for the name that {@code tree} is: {@code a.b.C.D}, arguments and annotations aside. */
  public Meaning resolve(Tree tree) {
    if (tree instanceof IdentifierTree identifier) {
      return resolve(identifier.getName().toString());
    }
    if (tree instanceof AnnotatedTypeTree annotated) {
      return resolve(annotated.getUnderlyingType());
    }
    if (tree instanceof ParameterizedTypeTree parameterized) {
      return resolve(parameterized.getType());
    }
    if (!(tree instanceof MemberSelectTree select)) {
      return new Meaning.Unresolved();
    }
    Meaning qualifier = resolve(select.getExpression());
    String name = select.getIdentifier().toString();
    if (qualifier instanceof Meaning.Type outer) {
      return asMeaning(scopes.members(outer.element()).type(name));
    }
    Meaning found = qualified(select);
    return found instanceof Meaning.Unresolved && qualifier instanceof Meaning.PackageName ? qualifier : found;
  }

  /** The type that a name means which starts with the name of a package. */
  Meaning qualified(MemberSelectTree select) {
    return asMeaning(imports.find(select.toString()));
  }

  /** The member type of {@code outer}, inherited or not. */
  Meaning member(TypeElement outer, String name) {
    return asMeaning(scopes.members(outer).type(name));
  }

  private static Meaning asMeaning(Optional<TypeElement> found) {
    return found.<Meaning>map(Meaning.Type::new).orElseGet(Meaning.Unresolved::new);
  }

  private Meaning find(String name) {
    if (around != null) {
      return typeParameter(method, name).<Meaning>map(Meaning.TypeVariable::new).orElseGet(() -> around.resolve(name));
    }
    for (Element scope = type; scope != null; scope = scope.getEnclosingElement()) {
      Optional<Meaning> found = Optional.empty();
      if (scope instanceof TypeElement enclosing) {
        found = in(enclosing, name);
      } else if (scope instanceof ExecutableElement executable) {
        found = typeParameter(executable, name).map(Meaning.TypeVariable::new);
      }
      if (found.isPresent()) {
        return found.get();
      }
    }
    Optional<TypeElement> imported = imports.type(name);
    if (imported.isPresent()) {
      return new Meaning.Type(imported.get());
    }
    return imports.isPackagePrefix(name) ? new Meaning.PackageName() : new Meaning.Unresolved();
  }

  /** A class's own member types come before its type parameters, inherited ones after them: the scopes nest so. */
  private Optional<Meaning> in(TypeElement enclosing, String name) {
    Optional<TypeElement> member = scopes.members(enclosing).type(name);
    if (member.isPresent() && member.get().getEnclosingElement().equals(enclosing)) {
      return Optional.of(new Meaning.Type(member.get()));
    }
    Optional<Meaning> variable = typeParameter(enclosing, name).map(Meaning.TypeVariable::new);
    return variable.isPresent() ? variable : member.map(Meaning.Type::new);
  }

  private static Optional<TypeParameterElement> typeParameter(Parameterizable declaration, String name) {
    List<? extends TypeParameterElement> parameters = declaration.getTypeParameters();
    for (TypeParameterElement parameter : parameters) {
      if (parameter.getSimpleName().contentEquals(name)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }
}
