package weft.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import weft.processor.flow.Variable;

/**
 * An anonymous class that could as well have a name, so that the type of a variable can be written: what it extends is
 * certain, and the types of its constructor's arguments are.
 */
public final class AnonymousClass {
  private final Body body;
  private final Variable variable;
  private final NewClassTree creation;

  private AnonymousClass(Body body, Variable variable, NewClassTree creation) {
    this.body = body;
    this.variable = variable;
    this.creation = creation;
  }

  /** The class that is the type of {@code variable}: of {@code var x = new C() {...}}, or of {@code var y = x} then. */
  public static Optional<AnonymousClass> typeOf(Variable variable, Body body) {
    if (!(variable.declaration() instanceof VariableTree tree) || tree.getType() != null) return Optional.empty();
    ExpressionTree value = tree.getInitializer();
    while (value instanceof ParenthesizedTree p) value = p.getExpression();
    if (value instanceof IdentifierTree && body.names().of(value) instanceof Meaning.Local other) {
      return other.variable() == variable ? Optional.empty() : typeOf(other.variable(), body);
    }
    if (!(value instanceof NewClassTree creation) || creation.getClassBody() == null) return Optional.empty();
    return Optional.of(new AnonymousClass(body, variable, creation)).filter(AnonymousClass::canBeNamed);
  }

  /** What is declared with it. */
  public Variable variable() {
    return variable;
  }

  public NewClassTree creation() {
    return creation;
  }

  public ClassTree declaration() {
    return creation.getClassBody();
  }

  private Tree supertypeName() {
    return TypeTrees.withoutArguments(creation.getIdentifier());
  }

  private boolean canBeNamed() {
    Meaning supertype = body.names().of(supertypeName());
    boolean isKnown = supertype instanceof Meaning.LocalType || supertype instanceof Meaning.Type;
    return isKnown
        && creation.getEnclosingExpression() == null
        && creation.getTypeArguments().isEmpty()
        && constructors().stream().noneMatch(c -> c.getModifiers().contains(Modifier.PRIVATE))
        && (!isDiamond() || infersObject())
        && (onlyConstructor().isPresent() || creation.getArguments().stream().allMatch(this::isCertain))
        && !assignsWhatItCaptures();
  }

  /** Then what it captures would be copied too early. */
  private boolean assignsWhatItCaptures() {
    Set<Variable> assigned = new LinkedHashSet<>();
    for (Tree argument : creation.getArguments()) assigned.addAll(body.names().writtenIn(argument));
    assigned.retainAll(captured());
    return !assigned.isEmpty();
  }

  /** What its body takes from around it, and the instance that its superclass needs. */
  public Set<Variable> captured() {
    Set<Variable> captured = new LinkedHashSet<>();
    body.names().enclosingInstance(creation).ifPresent(captured::add);
    captured.addAll(body.names().localClasses().captured(declaration()));
    return captured;
  }

  private boolean isDiamond() {
    return creation.getIdentifier() instanceof ParameterizedTypeTree type && type.getTypeArguments().isEmpty();
  }

  /** JLS 18.5.1: an inference variable that nothing bounds becomes Object. */
  private boolean infersObject() {
    return creation.getArguments().isEmpty()
        && body.names().of(supertypeName()) instanceof Meaning.Type type
        && type.element().getTypeParameters().stream().allMatch(AnonymousClass::isUnbounded);
  }

  private static boolean isUnbounded(TypeParameterElement parameter) {
    return parameter.getBounds().stream().allMatch(bound -> bound.toString().equals("java.lang.Object"));
  }

  /** How many type arguments of {@code Object} a diamond stands for; 0 where there is none. */
  public int inferredArguments() {
    return isDiamond() ? ((Meaning.Type) body.names().of(supertypeName())).element().getTypeParameters().size() : 0;
  }

  /** Whether it implements an interface, and does not extend a class. */
  public boolean implementsInterface() {
    return body.names().of(supertypeName()) instanceof Meaning.LocalType local
        ? local.declaration().getKind() == Tree.Kind.INTERFACE
        : ((Meaning.Type) body.names().of(supertypeName())).element().getKind().isInterface();
  }

  private List<ExecutableElement> constructors() {
    return body.names().of(supertypeName()) instanceof Meaning.Type type
        ? ElementFilter.constructorsIn(type.element().getEnclosedElements())
        : List.of();
  }

  /** The constructor that is called, if the number of arguments tells; as a member of the superclass. */
  private Optional<ExecutableType> onlyConstructor() {
    int arguments = creation.getArguments().size();
    List<ExecutableElement> fitting = constructors().stream().filter(c -> Lookup.takes(c, arguments)).toList();
    boolean isOne = fitting.size() == 1 && !fitting.get(0).isVarArgs() && fitting.get(0).getTypeParameters().isEmpty();
    boolean isKnown = isOne && !isDiamond() && body.names().typeOf(creation.getIdentifier()) instanceof DeclaredType;
    if (!isKnown) return Optional.empty();
    DeclaredType supertype = (DeclaredType) body.names().typeOf(creation.getIdentifier());
    ExecutableType type = (ExecutableType) body.javac().types().asMemberOf(supertype, fitting.get(0));
    return type.getParameterTypes().stream().allMatch(Denotable::isDenotable) ? Optional.of(type) : Optional.empty();
  }

  private boolean isCertain(ExpressionTree argument) {
    return argument.getKind() == Tree.Kind.NULL_LITERAL || body.certainType(argument).isPresent();
  }

  /** The types of the arguments as they are passed on; null for a {@code null} whose type is not known. */
  public List<TypeMirror> argumentTypes() {
    List<TypeMirror> types = new ArrayList<>();
    onlyConstructor().ifPresent(constructor -> types.addAll(constructor.getParameterTypes()));
    if (!types.isEmpty()) return types;
    for (ExpressionTree argument : creation.getArguments()) types.add(body.certainType(argument).orElse(null));
    return types;
  }

  /** The constructor of an anonymous class throws whatever its superclass and its initializers do (JLS 11.2.3, 15.9.5.1). */
  public boolean mayThrow() {
    boolean isLocal = body.names().of(supertypeName()) instanceof Meaning.LocalType;
    boolean constructorThrows = constructors().stream().anyMatch(c -> !c.getThrownTypes().isEmpty());
    return isLocal || constructorThrows || declaration().getMembers().stream().anyMatch(AnonymousClass::initializerMayThrow);
  }

  private static boolean initializerMayThrow(Tree member) {
    Tree initializer = member instanceof VariableTree field ? field.getInitializer() : member instanceof BlockTree ? member : null;
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitMethodInvocation(MethodInvocationTree node, Void none) {
            return true;
          }

          @Override
          public Boolean visitNewClass(NewClassTree node, Void none) {
            return true;
          }

          @Override
          public Boolean visitThrow(ThrowTree node, Void none) {
            return true;
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }
        }.scan(initializer, null));
  }

  /** Whether the text of its body, its supertype or the type of what it captures depends on type parameters. */
  public boolean isGeneric() {
    LocalClasses classes = body.names().localClasses();
    return classes.isGeneric(declaration())
        || classes.dependsOnTypeVariables(creation.getIdentifier())
        || captured().stream().anyMatch(classes::isGeneric);
  }
}
