package weft.processor.emit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import weft.processor.source.Body;
import weft.processor.source.Meaning;
import weft.processor.source.PrivateTypes;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;

/** Which accesses of a body have to go over a bridge. It remembers its answers: the text of a body is printed more than once. */
final class AccessEdits {
  private final Body body;
  private final AccessClass access;
  private final AccessRules rules;
  private final GeneratorCalls generators;
  private final LocalReceivers localReceivers;
  private final Map<Tree, Optional<Call>> calls = new IdentityHashMap<>();
  private final Map<Tree, Optional<TypeMirror>> types = new IdentityHashMap<>();

  AccessEdits(Body body, AccessClass access) {
    this.body = body;
    this.access = access;
    this.rules = access.rules();
    this.generators = new GeneratorCalls(body, this);
    this.localReceivers = new LocalReceivers(body.names());
  }

  AccessClass bridges() {
    return access;
  }

  /**
   * A field behind a bridge. {@code qualifier} is the expression for its instance; where there is none, {@code instance}
   * is the class whose instance it is, or null for a static field.
   */
  record Field(TypeElement holder, VariableElement field, ExpressionTree qualifier, TypeElement instance) {
    boolean isStatic() {
      return Signature.isStatic(field);
    }
  }

  /** The bridge that {@code tree} needs as a field, or null. */
  Field field(ExpressionTree tree) {
    ExpressionTree inner = strip(tree);
    if (inner instanceof IdentifierTree && body.names().of(inner) instanceof Meaning.Member member) {
      if (!(member.member() instanceof VariableElement field)) return null;
      if (rules.isAccessible(field, member.holder())) return null;
      return new Field(member.holder(), field, null, member.holder());
    }
    if (!(inner instanceof MemberSelectTree select) || body.names().of(inner) != null) return null;
    Meaning qualifier = body.names().of(select.getExpression());
    if (qualifier instanceof Meaning.Instance instance && instance.isSuper()) return superField(select, instance);
    TypeElement holder = typeOf(select.getExpression());
    VariableElement field = holder == null ? null : rules.field(holder, select.getIdentifier()).orElse(null);
    if (field == null || !rules.needsBridge(field, holder)) return null;
    return new Field(holder, field, select.getExpression(), null);
  }

  static ExpressionTree strip(ExpressionTree tree) {
    ExpressionTree inner = tree;
    while (inner instanceof ParenthesizedTree parenthesized) inner = parenthesized.getExpression();
    return inner;
  }

  /** Whether {@code qualifier} is an expression of which it is not certain what type it has. */
  private boolean isUncertain(ExpressionTree qualifier) {
    Meaning meaning = body.names().of(qualifier);
    boolean isValue = meaning == null || meaning instanceof Meaning.Local || meaning instanceof Meaning.Nested
        || meaning instanceof Meaning.Member || meaning instanceof Meaning.ImportedMember;
    return isValue && !isSuper(qualifier) && certainType(qualifier).isEmpty() && !localReceivers.contain(qualifier);
  }

  /** The {@code super} of a class in the body, which is no expression (JLS 15.8). */
  private static boolean isSuper(ExpressionTree qualifier) {
    return qualifier instanceof IdentifierTree id && id.getName().contentEquals("super")
        || qualifier instanceof MemberSelectTree select && select.getIdentifier().contentEquals("super");
  }

  /** {@code e.name}, where only javac knows which field that is; or null. */
  MemberSelectTree uncertainField(ExpressionTree tree) {
    if (!(strip(tree) instanceof MemberSelectTree select) || body.names().of(select) != null) return null;
    return !select.getIdentifier().contentEquals("class") && isUncertain(select.getExpression()) ? select : null;
  }

  /** What makes views of {@code select.getExpression()} for the field, or null where it needs none. */
  CodeBlock fieldView(MemberSelectTree select) {
    return noted(select, access.overloads().fieldViews(select.getIdentifier().toString()));
  }

  /** What makes places of {@code select.getExpression()} that take {@code operation}, or null where it needs none. */
  CodeBlock place(MemberSelectTree select, String operation) {
    return noted(select, access.overloads().places(select.getIdentifier().toString(), operation));
  }

  /** What makes views of {@code qualifier}, which {@code use} selects a method from; null where it needs none. */
  CodeBlock methodView(Tree use, ExpressionTree qualifier, String method) {
    return isUncertain(qualifier) ? noted(use, access.overloads().methodViews(method)) : null;
  }

  /** Whether a private method may be meant that no view can have. */
  boolean isHiddenByObject(ExpressionTree qualifier, String method) {
    return !Views.canShow(method) && isUncertain(qualifier)
        && rules.nest().stream().flatMap(type -> rules.methods(type, method).stream()).anyMatch(rules::isPrivateToBody);
  }

  private CodeBlock noted(Tree use, Overloads.Overloaded overloaded) {
    if (overloaded == null) return null;
    access.uncertain().put(use, overloaded.use());
    return bridge(overloaded.method());
  }

  /** {@code super.f} where {@code f} is protected in another package, and not hidden: then it is {@code this.f}. */
  private Field superField(MemberSelectTree select, Meaning.Instance superInstance) {
    TypeElement caller = callerOf(superInstance);
    VariableElement field = rules.field(caller, select.getIdentifier()).orElse(null);
    boolean needsBridge = field != null && !rules.isAccessible(field, caller) && !field.getEnclosingElement().equals(caller);
    return needsBridge ? new Field(caller, field, null, caller) : null;
  }

  /** Whether {@code select} is such a field that another one hides: no bridge can find it. */
  boolean isHiddenSuperField(MemberSelectTree select) {
    if (!(body.names().of(select.getExpression()) instanceof Meaning.Instance instance) || !instance.isSuper()) return false;
    VariableElement field = rules.field(parent(instance), select.getIdentifier()).orElse(null);
    TypeElement caller = callerOf(instance);
    return field != null && !rules.isAccessible(field, caller)
        && !rules.field(caller, select.getIdentifier()).filter(field::equals).isPresent();
  }

  /** The class that a qualifier is, or is an instance of; null where that is not certain. */
  TypeElement typeOf(ExpressionTree qualifier) {
    Meaning meaning = body.names().of(qualifier);
    if (meaning instanceof Meaning.Instance instance) return instance.isSuper() ? null : instance.holder();
    if (meaning instanceof Meaning.Type type) return type.element();
    return certainType(qualifier).map(AccessEdits::classOf).orElse(null);
  }

  private Optional<TypeMirror> certainType(ExpressionTree expression) {
    Optional<TypeMirror> known = types.get(expression);
    if (known != null) return known;
    Optional<TypeMirror> found = body.certainType(expression);
    types.put(expression, found);
    return found;
  }

  private static TypeElement classOf(TypeMirror type) {
    if (type instanceof DeclaredType declared) return (TypeElement) declared.asElement();
    if (type instanceof TypeVariable variable) return classOf(variable.getUpperBound());
    return null;
  }

  /** What is called instead, with {@code qualifier}, or the instance of {@code instance}, as its first argument. */
  record Call(ClassName type, String name, ExpressionTree qualifier, TypeElement instance, boolean takesTypeArguments) {
    Call renamed(String other) {
      return new Call(type, other, qualifier, instance, takesTypeArguments);
    }

    /** What is called; {@code typeArguments} may be empty. */
    CodeBlock target(CodeBlock typeArguments) {
      return typeArguments.isEmpty()
          ? CodeBlock.of("$T.$L", type, name)
          : CodeBlock.of("$T.<$L>$L", type, typeArguments, name);
    }
  }

  /** A bridge's type parameters are the method's own, unless it has those of the receiver, too. */
  private Call overBridge(String bridge, ExpressionTree qualifier, TypeElement instance, TypeElement holder) {
    boolean isGeneric = (qualifier != null || instance != null) && !TypeNames.ofMember(holder, null, true).arguments().isEmpty();
    return new Call(access.name(), bridge, qualifier, instance, !isGeneric);
  }

  /** The bridge that {@code node} needs, or null. */
  Call call(MethodInvocationTree node) {
    Optional<Call> known = calls.get(node);
    if (known != null) return known.orElse(null);
    Call found = find(node);
    calls.put(node, Optional.ofNullable(found));
    return found;
  }

  private Call find(MethodInvocationTree node) {
    Call factory = generators.call(node);
    if (factory != null) return factory;
    ExpressionTree select = node.getMethodSelect();
    if (select instanceof IdentifierTree id && body.names().of(id) instanceof Meaning.Member member) {
      if (!anyInaccessible(member.holder(), id.getName().toString()) && !isMixed(member, node)) return null;
      boolean withSelf = !member.isStatic() && body.instanceOf(member.holder()) != null;
      String bridge = access.methods().methods(member.holder(), id.getName().toString(), withSelf);
      return overBridge(bridge, null, withSelf ? member.holder() : null, member.holder());
    }
    if (!(select instanceof MemberSelectTree qualified)) return null;
    String name = qualified.getIdentifier().toString();
    ExpressionTree qualifier = qualified.getExpression();
    if (body.names().of(qualifier) instanceof Meaning.Instance instance && instance.isSuper()) {
      TypeElement caller = callerOf(instance);
      return overBridge(access.methods().superMethods(caller, parent(instance), name), null, caller, caller);
    }
    TypeElement holder = typeOf(qualifier);
    if (holder == null || !anyNeedsBridge(holder, name)) return null;
    boolean isType = body.names().of(qualifier) instanceof Meaning.Type;
    return overBridge(access.methods().methods(holder, name, !isType), isType ? null : qualifier, null, holder);
  }

  /** How views of the receiver of {@code node}, which goes over a bridge, are made. */
  CodeBlock receiverView(MethodInvocationTree node) {
    MemberSelectTree select = (MemberSelectTree) node.getMethodSelect();
    String name = select.getIdentifier().toString();
    if (body.names().of(select.getExpression()) instanceof Meaning.Instance instance && instance.isSuper()) {
      TypeElement caller = callerOf(instance);
      return Views.creation(caller, access.views().ofSuper(caller, parent(instance), name));
    }
    TypeElement holder = typeOf(select.getExpression());
    return Views.creation(holder, access.views().ofMethods(holder, name));
  }

  /** The private class that keeps one of the methods from having a bridge that {@code node} may call; or null. */
  TypeElement hiddenBy(MethodInvocationTree node) {
    ExpressionTree select = node.getMethodSelect();
    TypeElement holder = null;
    if (select instanceof IdentifierTree && body.names().of(select) instanceof Meaning.Member member) holder = member.holder();
    if (select instanceof MemberSelectTree qualified) {
      boolean isSuper = body.names().of(qualified.getExpression()) instanceof Meaning.Instance instance && instance.isSuper();
      holder = isSuper ? parent((Meaning.Instance) body.names().of(qualified.getExpression())) : typeOf(qualified.getExpression());
    }
    return holder == null ? null : hiddenBy(holder, nameOf(select), node.getArguments().size());
  }

  static String nameOf(ExpressionTree select) {
    return (select instanceof IdentifierTree id ? id.getName() : ((MemberSelectTree) select).getIdentifier()).toString();
  }

  /** The same for any call of {@code method} with so many arguments; with any number of them if that is negative. */
  TypeElement hiddenBy(TypeElement holder, String method, int arguments) {
    return rules.methods(holder, method).stream()
        .filter(overload -> arguments < 0 || takes(overload, arguments))
        .map(overload -> rules.privateTypeOf(overload, holder))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The same for the constructors of {@code type}. */
  TypeElement hiddenBy(TypeElement type, int arguments) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> takes(constructor, arguments))
        .map(constructor -> rules.privateTypeOf(constructor, type))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean takes(ExecutableElement method, int arguments) {
    int parameters = method.getParameters().size();
    return method.isVarArgs() ? arguments >= parameters - 1 : arguments == parameters;
  }

  /** The private class that {@code qualifier} has the type of: no member can be selected from it; or null. */
  TypeElement privateTypeOf(ExpressionTree qualifier) {
    if (body.names().of(qualifier) instanceof Meaning.Type || body.names().of(qualifier) instanceof Meaning.Instance) return null;
    TypeElement holder = typeOf(qualifier);
    return holder == null ? null : PrivateTypes.around(holder);
  }

  /** The class in whose place a {@code super} call is made: not the interface of {@code Interface.super}. */
  TypeElement callerOf(Meaning.Instance superInstance) {
    TypeElement owner = body.method().owner();
    return isInterfaceOf(superInstance) ? owner : superInstance.holder();
  }

  private boolean isInterfaceOf(Meaning.Instance superInstance) {
    return superInstance.holder().getKind().isInterface() && !superInstance.holder().equals(body.method().owner());
  }

  /** The class behind {@code super}, or the interface behind {@code Interface.super}. */
  TypeElement parent(Meaning.Instance superInstance) {
    if (isInterfaceOf(superInstance)) return superInstance.holder();
    return superInstance.holder().getSuperclass() instanceof DeclaredType declared
        ? (TypeElement) declared.asElement()
        : body.javac().elements().getTypeElement("java.lang.Object");
  }

  /** {@code super.f} as an expression whose static type is that of the superclass (JLS 15.11.2). */
  CodeBlock asSuper(Meaning.Instance superInstance, String instance) {
    TypeMirror parent = superInstance.holder().getSuperclass();
    if (!(parent instanceof DeclaredType)) return CodeBlock.of("$L", instance);
    return CodeBlock.of("(($T) $L)", TypeNames.of(body.method()).of(parent), instance);
  }

  /** The private class in the type of {@code qualifier}, or null. */
  TypeElement privateTypeIn(ExpressionTree qualifier) {
    if (body.names().of(qualifier) instanceof Meaning.Type || body.names().of(qualifier) instanceof Meaning.Instance) return null;
    return certainType(qualifier).map(PrivateTypes::in).orElse(null);
  }

  private boolean anyInaccessible(TypeElement holder, String name) {
    return rules.methods(holder, name).stream().anyMatch(method -> !rules.isAccessible(method, holder));
  }

  /**
   * Whether overloads of an interface that {@code node} may call are static, and others are not: only a simple name may
   * mean both (JLS 15.12.3), so bridges stand for them.
   */
  private boolean isMixed(Meaning.Member member, MethodInvocationTree node) {
    return member.holder().getKind().isInterface() && !member.isStatic()
        && rules.methods(member.holder(), nameOf(node.getMethodSelect())).stream()
            .anyMatch(method -> Signature.isStatic(method) && takes(method, node.getArguments().size()));
  }

  boolean anyNeedsBridge(TypeElement holder, String name) {
    return rules.methods(holder, name).stream().anyMatch(method -> rules.needsBridge(method, holder));
  }

  /** The class whose private constructor {@code node} may call. */
  Optional<TypeElement> created(NewClassTree node) {
    return createdType(node).filter(type -> privateConstructors(type).findAny().isPresent());
  }

  Stream<ExecutableElement> privateConstructors(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream().filter(rules::isPrivateToBody);
  }

  /** Whether {@code node} may call a private constructor, but of which class is known to javac only. */
  boolean isUncertain(NewClassTree node) {
    Tree name = node.getIdentifier() instanceof ParameterizedTypeTree p ? p.getType() : node.getIdentifier();
    return node.getEnclosingExpression() != null && name instanceof IdentifierTree simple
        && isUncertain(node.getEnclosingExpression())
        && rules.nest().stream().filter(type -> type.getSimpleName().equals(simple.getName())).flatMap(this::privateConstructors).findAny().isPresent();
  }

  /** Behind an instance, the name is that of a member class of its type (JLS 15.9.1). */
  private Optional<TypeElement> createdType(NewClassTree node) {
    Tree name = node.getIdentifier();
    if (name instanceof ParameterizedTypeTree p) name = p.getType();
    if (node.getEnclosingExpression() == null) {
      return body.names().of(name) instanceof Meaning.Type type ? Optional.of(type.element()) : Optional.empty();
    }
    TypeElement outer = typeOf(node.getEnclosingExpression());
    if (outer == null || !(name instanceof IdentifierTree simple)) return Optional.empty();
    return ElementFilter.typesIn(rules.members(outer, simple.getName())).stream().findFirst();
  }

  /** The code that names the class of the bridges. */
  CodeBlock bridge(String name) {
    return CodeBlock.of("$T.$L", access.name(), name);
  }
}
