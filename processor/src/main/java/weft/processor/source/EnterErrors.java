package weft.processor.source;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WildcardTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import weft.processor.Javac;
import weft.processor.flow.Variable;

/**
 * What javac finds wrong in the classes of a body when it enters them: in headers and in the signatures of members. As
 * members of the companion they are entered before the source is attributed, so javac would report the errors there, and
 * would not come to the source. There may be more such errors than these; but each of these is one.
 */
public final class EnterErrors {
  private final Names names;
  private final Javac javac;
  private final TypeErrors types;

  private EnterErrors(Body body) {
    this.names = body.names();
    this.javac = body.javac();
    this.types = new TypeErrors(names, javac);
  }

  /** The name of something that is declared wrongly: a class that may become a member, or a variable that may become a field. */
  public static Optional<String> find(Body body) {
    EnterErrors errors = new EnterErrors(body);
    Stream<String> classes =
        body.names().localClasses().all().stream().filter(errors::isWrong).map(type -> type.getSimpleName().toString());
    Stream<String> variables =
        body.names().variables().stream().filter(variable -> errors.isWrong(variable, body)).map(Variable::name);
    return Stream.concat(classes, variables).findFirst();
  }

  private boolean isWrong(Variable variable, Body body) {
    if (!(variable.declaration() instanceof VariableTree tree)) return false;
    if (types.areIn(tree.getType())) return true;
    return AnonymousClass.typeOf(variable, body)
        .filter(type -> isWrong(type.creation().getIdentifier(), type.implementsInterface(), type.declaration())
            || isWrong(type.declaration()))
        .isPresent();
  }

  private boolean isWrong(ClassTree type) {
    return !ModifierRules.allowOwn(type) || types.areIn(type.getModifiers()) || areWrong(type.getTypeParameters())
        || isHeaderWrong(type) || areMembersWrong(type);
  }

  // Headers

  private boolean areWrong(List<? extends TypeParameterTree> parameters) {
    return types.areIn(parameters) || repeats(parameters.stream().map(parameter -> parameter.getName().toString()));
  }

  private boolean isHeaderWrong(ClassTree type) {
    Tree superclass = type.getExtendsClause();
    return superclass != null && isWrong(superclass, false, type)
        || type.getImplementsClause().stream().anyMatch(supertype -> isWrong(supertype, true, type))
        || repeats(type.getImplementsClause().stream().map(supertype -> erasure(supertype, List.of())));
  }

  /** A supertype is a class or an interface, as it must be, that is not final, nor the class itself (JLS 8.1.4, 8.1.5). */
  private boolean isWrong(Tree supertype, boolean isInterface, ClassTree of) {
    Tree name = TypeTrees.withoutArguments(supertype);
    if (types.areIn(supertype) || !TypeErrors.isName(name) || hasWildcard(supertype) || isCyclic(name, of)) return true;
    Meaning meaning = names.of(name);
    if (meaning instanceof Meaning.LocalType local) {
      return isInterface(local.declaration()) != isInterface || isFinal(local.declaration());
    }
    return meaning instanceof Meaning.TypeVariable
        || of.getTypeParameters().stream().anyMatch(parameter -> name.toString().equals(parameter.getName().toString()))
        || meaning instanceof Meaning.Type type && (type.element().getKind().isInterface() != isInterface || isFinal(type.element()));
  }

  private static boolean hasWildcard(Tree supertype) {
    return supertype instanceof ParameterizedTypeTree type && type.getTypeArguments().stream().anyMatch(WildcardTree.class::isInstance);
  }

  /** It names itself, or one of its own members. */
  private boolean isCyclic(Tree supertype, ClassTree type) {
    Tree name = supertype;
    while (name instanceof MemberSelectTree select) {
      name = TypeTrees.withoutArguments(select.getExpression());
      boolean isIn = names.of(name) instanceof Meaning.LocalType around && around.declaration().getMembers().contains(type);
      if (isIn && select.getIdentifier().equals(type.getSimpleName())) return true;
    }
    boolean isOwnName = name instanceof IdentifierTree identifier && identifier.getName().equals(type.getSimpleName());
    return isOwnName && (names.of(name) instanceof Meaning.Nested || names.of(name) instanceof Meaning.LocalType);
  }

  private static boolean isInterface(ClassTree type) {
    return type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
  }

  /** Enums may not be extended either. */
  private static boolean isFinal(ClassTree type) {
    return type.getKind() == Tree.Kind.RECORD || type.getKind() == Tree.Kind.ENUM
        || type.getModifiers().getFlags().contains(Modifier.FINAL);
  }

  private static boolean isFinal(TypeElement type) {
    return type.getKind() == ElementKind.ENUM || type.getModifiers().contains(Modifier.FINAL);
  }

  // Members

  private boolean areMembersWrong(ClassTree type) {
    Stream<String> declared = type.getMembers().stream().flatMap(member -> nameOf(member, type).stream());
    return repeats(declared) || type.getMembers().stream().anyMatch(member -> isWrong(member, type));
  }

  private boolean isWrong(Tree member, ClassTree in) {
    if (!ModifierRules.allow(member, in)) return true;
    if (member instanceof ClassTree type) return type.getSimpleName().equals(in.getSimpleName()) || isWrong(type);
    if (member instanceof VariableTree field) return types.areIn(field.getModifiers()) || types.areIn(field.getType());
    return member instanceof MethodTree method && isWrong(method);
  }

  private boolean isWrong(MethodTree method) {
    return types.areIn(method.getModifiers())
        || areWrong(method.getTypeParameters())
        || !(method.getReturnType() instanceof PrimitiveTypeTree) && types.areIn(method.getReturnType())
        || method.getParameters().stream().anyMatch(p -> types.areIn(p.getModifiers()) || types.areIn(p.getType()))
        || repeats(method.getParameters().stream().map(parameter -> parameter.getName().toString()))
        || types.areIn(method.getThrows())
        || !method.getThrows().stream().map(TypeTrees::withoutArguments).allMatch(TypeErrors::isName);
  }

  /** What there may be one of in a class (JLS 8.3, 8.4.2, 8.5); empty where that is not certain. */
  private Optional<String> nameOf(Tree member, ClassTree in) {
    if (member instanceof VariableTree field) return Optional.of("field " + field.getName());
    if (member instanceof ClassTree type) return Optional.of("class " + type.getSimpleName());
    if (!(member instanceof MethodTree method)) return Optional.empty();
    boolean mayBeCompact =
        in.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>") && method.getParameters().isEmpty();
    if (mayBeCompact) return Optional.empty(); // it has the parameters of the record (JLS 8.10.4.2)
    List<TypeParameterTree> parameters = new ArrayList<>(method.getTypeParameters());
    parameters.addAll(in.getTypeParameters());
    return Optional.of(method.getParameters().stream()
        .map(parameter -> erasure(parameter.getType(), parameters))
        .collect(Collectors.joining(", ", method.getName() + "(", ")")));
  }

  /** A word for the erasure of a type (JLS 4.6): one for each type, but there may be several words for one type. */
  private String erasure(Tree type, List<? extends TypeParameterTree> parameters) {
    Tree name = TypeTrees.withoutArguments(type);
    if (name instanceof ArrayTypeTree array) return erasure(array.getType(), parameters) + "[]";
    if (name instanceof PrimitiveTypeTree) return name.toString();
    Meaning meaning = names.of(name);
    if (meaning instanceof Meaning.Type known) return known.element().getQualifiedName().toString();
    if (meaning instanceof Meaning.TypeVariable variable) return javac.types().erasure(variable.element().asType()).toString();
    for (TypeParameterTree parameter : parameters) {
      if (!(meaning instanceof Meaning.Nested) || !parameter.getName().contentEquals(name.toString())) continue;
      return parameter.getBounds().isEmpty() ? "java.lang.Object" : erasure(parameter.getBounds().get(0), parameters);
    }
    return "the body's " + name;
  }

  private static boolean repeats(Stream<String> all) {
    Set<String> seen = new HashSet<>();
    return !all.allMatch(seen::add);
  }
}
