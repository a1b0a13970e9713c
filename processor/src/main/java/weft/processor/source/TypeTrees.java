package weft.processor.source;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WildcardTree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import weft.processor.Javac;

/** The types that type trees of a body denote, from the meanings of the names in them. Annotations are dropped. */
final class TypeTrees {
  private final Names names;
  private final Types types;
  private final TypeElement owner;
  private final Map<Tree, Optional<TypeMirror>> known = new IdentityHashMap<>();

  TypeTrees(Names names, Javac javac, TypeElement owner) {
    this.names = names;
    this.types = javac.types();
    this.owner = owner;
  }

  /** The name in {@code @A Name<B>}. */
  static Tree withoutArguments(Tree type) {
    if (type instanceof ParameterizedTypeTree parameterized) {
      return withoutArguments(parameterized.getType());
    }
    return type instanceof AnnotatedTypeTree annotated ? withoutArguments(annotated.getUnderlyingType()) : type;
  }

  /** Null where the tree names a local class or something unknown, or is a union or an intersection. */
  TypeMirror type(Tree tree) {
    Optional<TypeMirror> type = known.get(tree);
    if (type == null) {
      type = Optional.ofNullable(denoted(tree));
      known.put(tree, type);
    }
    return type.orElse(null);
  }

  private TypeMirror denoted(Tree tree) {
    if (tree instanceof PrimitiveTypeTree primitive) {
      TypeKind kind = primitive.getPrimitiveTypeKind();
      return kind == TypeKind.VOID ? types.getNoType(kind) : types.getPrimitiveType(kind);
    }
    if (tree instanceof AnnotatedTypeTree annotated) {
      return type(annotated.getUnderlyingType());
    }
    if (tree instanceof ArrayTypeTree array) {
      TypeMirror component = type(array.getType());
      return component == null ? null : types.getArrayType(component);
    }
    if (tree instanceof ParameterizedTypeTree parameterized) {
      return parameterized(parameterized);
    }
    if (tree instanceof WildcardTree wildcard) {
      return wildcard(wildcard);
    }
    Meaning meaning = names.of(tree);
    if (meaning instanceof Meaning.TypeVariable variable) {
      return variable.element().asType();
    }
    return meaning instanceof Meaning.Type type ? simple(type.element(), tree) : null;
  }

  private TypeMirror wildcard(WildcardTree tree) {
    if (tree.getKind() == Tree.Kind.UNBOUNDED_WILDCARD) {
      return types.getWildcardType(null, null);
    }
    TypeMirror bound = type(tree.getBound());
    if (bound == null) {
      return null;
    }
    return tree.getKind() == Tree.Kind.EXTENDS_WILDCARD
        ? types.getWildcardType(bound, null)
        : types.getWildcardType(null, bound);
  }

  private TypeMirror parameterized(ParameterizedTypeTree tree) {
    if (!(names.of(withoutArguments(tree)) instanceof Meaning.Type named) || tree.getTypeArguments().isEmpty()) {
      return null;
    }
    List<TypeMirror> arguments = new ArrayList<>();
    for (Tree argument : tree.getTypeArguments()) {
      TypeMirror type = type(argument);
      if (type == null || type.getKind().isPrimitive()) {
        return null;
      }
      arguments.add(type);
    }
    if (arguments.size() != named.element().getTypeParameters().size()) {
      return null;
    }
    return declared(named.element(), withoutArguments(tree), arguments);
  }

  /** A name without arguments: not generic, or raw (JLS 4.8). */
  private TypeMirror simple(TypeElement type, Tree tree) {
    return type.getTypeParameters().isEmpty() ? declared(type, tree, List.of()) : types.erasure(type.asType());
  }

  private TypeMirror declared(TypeElement type, Tree name, List<TypeMirror> arguments) {
    TypeMirror[] array = arguments.toArray(TypeMirror[]::new);
    Optional<DeclaredType> outer = outer(type, name);
    return outer.isPresent() ? types.getDeclaredType(outer.get(), type, array) : types.getDeclaredType(type, array);
  }

  /** The generic type that {@code type} is an inner class of: as it is written, or as it is around the method. */
  private Optional<DeclaredType> outer(TypeElement type, Tree name) {
    if (type.getModifiers().contains(Modifier.STATIC)
        || !(type.getEnclosingElement() instanceof TypeElement enclosing)
        || !(enclosing.asType() instanceof DeclaredType generic)
        || types.isSameType(enclosing.asType(), types.erasure(enclosing.asType()))) {
      return Optional.empty();
    }
    if (name instanceof MemberSelectTree select) {
      return type(select.getExpression()) instanceof DeclaredType written
              && !types.isSameType(written, types.erasure(written))
          ? Optional.of(written)
          : Optional.empty();
    }
    for (Element around = owner; around != null; around = around.getEnclosingElement()) {
      Optional<DeclaredType> inherited = asSuper(around, generic);
      if (inherited.isPresent()) {
        return inherited;
      }
    }
    return Optional.empty();
  }

  /** The supertype of {@code around}, or it itself, that is a {@code generic}: its member classes are in scope. */
  private Optional<DeclaredType> asSuper(Element around, DeclaredType generic) {
    if (around instanceof TypeElement && around.asType() instanceof DeclaredType start) {
      DeclaredType type = start;
      while (type != null) {
        if (type.asElement().equals(generic.asElement())) {
          return Optional.of(type);
        }
        TypeMirror next = ((TypeElement) type.asElement()).getSuperclass();
        List<? extends TypeMirror> supertypes =
            next.getKind() == TypeKind.DECLARED ? types.directSupertypes(type) : List.of();
        type = !supertypes.isEmpty() && supertypes.get(0) instanceof DeclaredType first ? first : null;
      }
    }
    return Optional.empty();
  }
}
