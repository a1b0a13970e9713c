package weft.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;
import weft.processor.flow.Variable;

/**
 * What the names in a template method stand for, and where it uses its variables. Nothing in the method is attributed
 * for it (DESIGN.md, section 2).
 */
public final class Names {
  /** The name of the receiver's variable. */
  static final String RECEIVER = "self";

  private final Javac javac;
  private final GeneratorMethod method;
  private final Variable receiver;
  private final Uses uses = new Uses();
  private final Map<Tree, Meaning> meanings = new IdentityHashMap<>();
  private final Map<Tree, VariableTree> declarations = new IdentityHashMap<>();
  private final Map<Tree, Variable> variables = new IdentityHashMap<>();
  private final List<Variable> inOrder = new ArrayList<>();
  private final Map<TypeElement, Variable> outers = new LinkedHashMap<>();
  private final Map<Tree, Variable> enclosingInstances = new IdentityHashMap<>();
  private final Map<Tree, List<Meaning.ImportedMember>> imported = new IdentityHashMap<>();
  private final List<Tree> extendSource = new ArrayList<>();
  private final Set<Tree> uncertainLabels = Collections.newSetFromMap(new IdentityHashMap<>());
  private final LocalClasses localClasses = new LocalClasses(this);
  private final Constants constants;
  private final Reachability reachability;
  private final TypeTrees typeTrees;
  private final DeclaredTypes declaredTypes;
  private final ExpressionTypes expressionTypes;
  private boolean unknownSupertypes;

  private Names(Scopes scopes, GeneratorMethod method) {
    this.javac = scopes.javac();
    this.method = method;
    this.receiver = method.isStatic() ? null : new Variable(RECEIVER, Variable.Kind.RECEIVER, null);
    this.constants = new Constants(this, scopes);
    this.typeTrees = new TypeTrees(this, javac, method.owner());
    this.declaredTypes = new DeclaredTypes(this, javac, method, typeTrees);
    this.expressionTypes = new ExpressionTypes(this, scopes, method.owner());
    this.reachability = new Reachability(constants, expressionTypes);
  }

  /** For a single method; many methods of one round should share their {@link Scopes}. */
  public static Names resolve(Javac javac, GeneratorMethod method) {
    return resolve(new Scopes(javac), method);
  }

  public static Names resolve(Scopes scopes, GeneratorMethod method) {
    Names names = new Names(scopes, method);
    Lookup lookup = new Lookup(scopes, method);
    new NameResolution(names, lookup, method).resolve();
    names.unknownSupertypes = lookup.sawUnknownSupertypes();
    return names;
  }

  public GeneratorMethod method() {
    return method;
  }

  /**
   * What {@code tree} stands for: an identifier in whatever role; {@code A.this} and {@code A.super}; a qualified name of
   * a type or package; the declaration of a variable, binding or class. Null for all other trees.
   */
  public Meaning of(Tree tree) {
    return meanings.get(tree);
  }

  /** The variable that this declares; null if it is declared inside a lambda or a nested class. */
  public Variable variable(VariableTree declaration) {
    return variables.get(declaration);
  }

  /** The method's own variables in the order of their declaration, parameters first; not the receiver or outers. */
  public List<Variable> variables() {
    return Collections.unmodifiableList(inOrder);
  }

  /** {@code this}; there is one in an instance method, used or not. */
  public Optional<Variable> receiver() {
    return Optional.ofNullable(receiver);
  }

  /** {@code enclosing.this}, or null if the body does not use it. */
  public Variable outer(TypeElement enclosing) {
    return outers.get(enclosing);
  }

  /** Whether {@code tree} names a type parameter of the method or of a class around it. */
  public boolean usesTypeVariables(Tree tree) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitIdentifier(IdentifierTree node, Void none) {
            return of(node) instanceof Meaning.TypeVariable;
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }
        }.scan(tree, null));
  }

  boolean isThrowable(TypeElement type) {
    TypeMirror throwable = javac.elements().getTypeElement("java.lang.Throwable").asType();
    return javac.types().isSubtype(javac.types().erasure(type.asType()), throwable);
  }

  /** The simple names of the local classes. */
  public Set<String> localClassNames() {
    Set<String> names = new LinkedHashSet<>();
    for (ClassTree type : localClasses.all()) {
      names.add(type.getSimpleName().toString());
    }
    return names;
  }

  /** The local classes. */
  public LocalClasses localClasses() {
    return localClasses;
  }

  /** The enclosing instances that the body uses, in the order of their first use. */
  public Map<TypeElement, Variable> outers() {
    return Collections.unmodifiableMap(outers);
  }

  /**
   * The instance that becomes the enclosing one of the object that {@code tree}, {@code new Inner()} or
   * {@code Inner::new}, creates (JLS 15.9.2), where the source leaves it out. For a local class it is what the class
   * captures, and a class that extends a local class needs it, too.
   */
  public Optional<Variable> enclosingInstance(Tree tree) {
    Variable instance = enclosingInstances.get(tree);
    boolean isNone =
        instance == null
            || instance.kind() == Variable.Kind.LOCAL_CLASS && !localClasses.isBound((ClassTree) instance.declaration());
    return isNone ? Optional.empty() : Optional.of(instance);
  }

  /**
   * The methods that the name of a call may stand for by static imports, one {@link Meaning.ImportedMember} for each
   * overload. {@link #of} gives the first; there may be other classes among them if no class has all.
   */
  public List<Meaning.ImportedMember> imported(IdentifierTree methodName) {
    return imported.getOrDefault(methodName, List.of());
  }

  /** Something inside a lambda or class of the body refers to it. */
  public boolean isCaptured(Variable variable) {
    return uses.isCaptured(variable);
  }

  /** The variables that the lambdas and classes in {@code tree} refer to. */
  public Set<Variable> capturedIn(Tree tree) {
    return uses.in(tree, Uses.CAPTURE);
  }

  /** The variables that the guards in {@code tree} refer to: a local among them must be effectively final, too. */
  public Set<Variable> guardedIn(Tree tree) {
    return uses.in(tree, Uses.GUARD);
  }

  /** The variables that something in {@code tree} reads. */
  public Set<Variable> readIn(Tree tree) {
    return uses.in(tree, Uses.READ);
  }

  /** The variables that something in {@code tree} assigns; an initializer does. */
  public Set<Variable> writtenIn(Tree tree) {
    return uses.in(tree, Uses.WRITE);
  }

  /** The variables that are declared in {@code tree}. */
  public Set<Variable> declaredIn(Tree tree) {
    return uses.in(tree, Uses.DECLARE);
  }

  /** The type that a type tree of the method denotes; null if it names a local class or something unknown, or is a union. */
  public TypeMirror typeOf(Tree typeTree) {
    return typeTrees.type(typeTree);
  }

  /** The type of a variable; empty if it cannot be written, or is not known in this round. */
  public Optional<TypeMirror> declaredType(Variable variable) {
    return declaredTypes.of(variable);
  }

  /** As {@link #declaredType}, if anybody asked for it; else empty. */
  public Optional<TypeMirror> askedType(Variable variable) {
    return declaredTypes.asked(variable);
  }

  /** The type of a {@code var} whose type can be written in the body only, as local classes are in it. */
  public Optional<TypeMirror> inferredLocalType(Variable variable) {
    return declaredTypes.inferredLocal(variable).filter(type -> localClasses.namedIn(type).stream().allMatch(Objects::nonNull));
  }

  public Constants constants() {
    return constants;
  }

  public Reachability reachability() {
    return reachability;
  }

  public ExpressionTypes expressionTypes() {
    return expressionTypes;
  }

  /** Names or types were met that are not known in this round; they may be in the next one. */
  public boolean sawUnknownTypes() {
    return unknownSupertypes
        || declaredTypes.sawUnknownTypes()
        || !unresolved().isEmpty();
  }

  /** The simple names that stand for nothing that is known in this round. */
  public List<Tree> unresolved() {
    return meanings.entrySet().stream().filter(e -> e.getValue() instanceof Meaning.Unresolved).map(Map.Entry::getKey).toList();
  }

  /**
   * A label that is named like a constant variable, and so was taken for it, but may be an enum constant (JLS 14.11.1): the
   * type of the selector is not certain.
   */
  public boolean isUncertainLabel(Tree tree) {
    return uncertainLabels.contains(tree);
  }

  // What NameResolution records.

  Uses uses() {
    return uses;
  }

  void record(Tree tree, Meaning meaning) {
    meanings.put(tree, meaning);
  }

  void recordReference(Tree tree, VariableTree declaration) {
    declarations.put(tree, declaration);
  }

  void recordEnclosingInstance(Tree tree, Variable instance) {
    enclosingInstances.put(tree, instance);
  }

  void recordImports(Tree tree, List<Meaning.ImportedMember> members) {
    imported.put(tree, members);
  }

  void recordUncertainLabel(Tree label) {
    uncertainLabels.add(label);
  }

  void recordExtendsSource(Tree type) {
    extendSource.add(type);
  }

  /** The classes in the body that extend a class of this compilation, in the order of the source. */
  List<Tree> classesThatExtendSource() {
    return extendSource;
  }

  void declare(VariableTree tree, Variable variable) {
    variables.put(tree, variable);
    inOrder.add(variable);
  }

  /** The declaration in the body, nested or not, of the variable that an identifier names; else null. */
  public VariableTree declaration(Tree identifier) {
    return declarations.get(identifier);
  }

  /** The variable for {@code holder.this}; empty where there is no such instance. */
  Optional<Variable> instance(TypeElement holder) {
    Element type = method.owner();
    if (receiver == null || holder.equals(type)) {
      return receiver();
    }
    // JLS 8.1.3: an instance of an inner class has an enclosing one of each class up to the first static one.
    for (; !holder.equals(type); type = type.getEnclosingElement()) {
      if (!(type instanceof TypeElement) || type.getModifiers().contains(Modifier.STATIC)) {
        return Optional.empty();
      }
    }
    return Optional.of(outers.computeIfAbsent(holder, Names::newOuter));
  }

  private static Variable newOuter(TypeElement enclosing) {
    String name = enclosing.getSimpleName().toString();
    return new Variable(
        "outer" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), Variable.Kind.OUTER, null);
  }
}
