package weft.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.WildcardTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import weft.processor.Javac;

/** Finds type trees and annotations that are certainly wrong, whatever the names in them that are not known. */
final class TypeErrors {
  private final Names names;
  private final Javac javac;

  TypeErrors(Names names, Javac javac) {
    this.names = names;
    this.javac = javac;
  }

  /** It names a class, an interface or a type variable. */
  static boolean isName(Tree type) {
    return type instanceof IdentifierTree || type instanceof MemberSelectTree;
  }

  boolean areIn(List<? extends Tree> trees) {
    return trees.stream().anyMatch(this::areIn);
  }

  /** {@code tree} may be null; it is not what a method returns, which may be {@code void}. */
  boolean areIn(Tree tree) {
    return Boolean.TRUE.equals(new Search().scan(tree, null));
  }

  private static boolean isPrimitive(Tree type) {
    return TypeTrees.withoutArguments(type) instanceof PrimitiveTypeTree;
  }

  /** How many type parameters a type has; -1 where that is not known. */
  private int parametersOf(Tree name) {
    Meaning meaning = names.of(name);
    if (meaning instanceof Meaning.LocalType local) return local.declaration().getTypeParameters().size();
    if (meaning instanceof Meaning.Type type) return type.element().getTypeParameters().size();
    return meaning instanceof Meaning.TypeVariable ? 0 : -1;
  }

  /** JLS 4.4: the first bound is a type, the others are interfaces, and none may follow a type variable. */
  private boolean isBounded(TypeParameterTree parameter) {
    for (Tree bound : parameter.getBounds()) {
      Tree name = TypeTrees.withoutArguments(bound);
      if (!isName(name) || name.toString().equals(parameter.getName().toString())) return false;
      boolean isFirst = bound == parameter.getBounds().get(0);
      boolean isOnly = parameter.getBounds().size() == 1;
      Meaning meaning = names.of(name);
      if (!isOnly && meaning instanceof Meaning.TypeVariable) return false;
      if (!isFirst && meaning instanceof Meaning.Type type && !type.element().getKind().isInterface()) return false;
    }
    return true;
  }

  // Annotations

  private boolean repeats(List<? extends AnnotationTree> annotations) {
    Set<Element> seen = new HashSet<>();
    for (AnnotationTree annotation : annotations) {
      boolean isKnown = names.of(annotation.getAnnotationType()) instanceof Meaning.Type;
      if (!isKnown) continue;
      TypeElement type = ((Meaning.Type) names.of(annotation.getAnnotationType())).element();
      boolean isRepeatable = type.getAnnotationMirrors().stream()
          .anyMatch(a -> a.getAnnotationType().toString().equals("java.lang.annotation.Repeatable"));
      if (!seen.add(type) && !isRepeatable) return true;
    }
    return false;
  }

  private boolean isAnnotation(AnnotationTree annotation) {
    Meaning meaning = names.of(annotation.getAnnotationType());
    if (!(meaning instanceof Meaning.Type type)) return !(meaning instanceof Meaning.TypeVariable);
    return type.element().getKind() == ElementKind.ANNOTATION_TYPE
        && annotation.getArguments().stream().allMatch(argument -> fits(argument, type.element()));
  }

  private boolean fits(ExpressionTree argument, TypeElement annotation) {
    String name = argument instanceof AssignmentTree named ? named.getVariable().toString() : "value";
    ExpressionTree value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
    for (ExecutableElement element : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
      if (element.getSimpleName().contentEquals(name)) return !(value instanceof LiteralTree l) || fits(l, element.getReturnType());
    }
    return false;
  }

  private boolean fits(LiteralTree literal, TypeMirror type) {
    TypeMirror component = type instanceof ArrayType array ? array.getComponentType() : type;
    TypeKind kind = component.getKind();
    return switch (literal.getKind()) {
      case NULL_LITERAL -> false;
      case STRING_LITERAL -> component.toString().equals("java.lang.String");
      case BOOLEAN_LITERAL -> kind == TypeKind.BOOLEAN;
      default -> kind.isPrimitive() && kind != TypeKind.BOOLEAN;
    };
  }

  private final class Search extends TreeScanner<Boolean, Void> {
    @Override
    public Boolean visitPrimitiveType(PrimitiveTypeTree type, Void none) {
      return type.getPrimitiveTypeKind() == TypeKind.VOID;
    }

    @Override
    public Boolean visitParameterizedType(ParameterizedTypeTree type, Void none) {
      int arguments = type.getTypeArguments().size();
      int parameters = parametersOf(TypeTrees.withoutArguments(type));
      boolean isWrong = arguments > 0
          && (parameters >= 0 && parameters != arguments || type.getTypeArguments().stream().anyMatch(TypeErrors::isPrimitive));
      return isWrong ? Boolean.TRUE : super.visitParameterizedType(type, none);
    }

    @Override
    public Boolean visitWildcard(WildcardTree type, Void none) {
      boolean isWrong = type.getBound() != null && isPrimitive(type.getBound());
      return isWrong ? Boolean.TRUE : super.visitWildcard(type, none);
    }

    @Override
    public Boolean visitTypeParameter(TypeParameterTree parameter, Void none) {
      return isBounded(parameter) ? super.visitTypeParameter(parameter, none) : Boolean.TRUE;
    }

    @Override
    public Boolean visitModifiers(ModifiersTree modifiers, Void none) {
      return repeats(modifiers.getAnnotations()) ? Boolean.TRUE : super.visitModifiers(modifiers, none);
    }

    @Override
    public Boolean visitAnnotation(AnnotationTree annotation, Void none) {
      return !isAnnotation(annotation);
    }

    @Override
    public Boolean reduce(Boolean one, Boolean other) {
      return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
    }
  }
}
