package weft.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import weft.processor.source.Body;
import weft.processor.source.Meaning;

/** Which accesses of a body have to go over a bridge. */
final class AccessEdits {
  private final Body body;
  private final AccessClass access;
  private final GeneratorCalls generators;

  AccessEdits(Body body, AccessClass access) {
    this.body = body;
    this.access = access;
    this.generators = new GeneratorCalls(body, this);
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
      return field.getModifiers().contains(Modifier.STATIC);
    }
  }

  /** The bridge that {@code tree} needs as a field, or null. */
  Field field(ExpressionTree tree) {
    if (tree instanceof ParenthesizedTree p) return field(p.getExpression());
    if (tree instanceof IdentifierTree && body.names().of(tree) instanceof Meaning.Member member) {
      if (!(member.member() instanceof VariableElement field)) return null;
      if (access.isAccessible(field, member.holder())) return null;
      return new Field(member.holder(), field, null, member.holder());
    }
    if (!(tree instanceof MemberSelectTree select) || body.names().of(tree) != null) return null;
    Meaning qualifier = body.names().of(select.getExpression());
    if (qualifier instanceof Meaning.Instance instance && instance.isSuper()) return superField(select, instance);
    TypeElement holder = typeOf(select.getExpression());
    if (holder == null) {
      noteUncertain(select, select.getIdentifier(), select.getExpression());
      return null;
    }
    for (VariableElement field : ElementFilter.fieldsIn(body.javac().elements().getAllMembers(holder))) {
      boolean isMeant = field.getSimpleName().equals(select.getIdentifier());
      if (isMeant && needsBridge(field, holder, select.getExpression())) {
        return new Field(holder, field, select.getExpression(), null);
      }
    }
    return null;
  }

  /** A package or {@code super} has no type at all. */
  void noteUncertain(Tree access, CharSequence member, ExpressionTree qualifier) {
    if (body.names().of(qualifier) instanceof Meaning.PackageName || body.names().of(qualifier) instanceof Meaning.Instance) return;
    bridges().noteUncertain(access, member);
  }

  /** Behind another expression, only what the body itself may use there can be meant. */
  private boolean needsBridge(Element member, TypeElement holder, ExpressionTree qualifier) {
    if (member.getModifiers().contains(Modifier.PRIVATE)) return access.isPrivateToBody(member);
    return !access.isAccessible(member, body.method().owner()) && isSubclassOfOwner(holder);
  }

  /** A protected member of another package is used through the class of the body or its subclasses (JLS 6.6.2). */
  private boolean isSubclassOfOwner(TypeElement type) {
    Types types = body.javac().types();
    for (Element owner = body.method().owner(); owner instanceof TypeElement; owner = owner.getEnclosingElement()) {
      if (types.isSubtype(types.erasure(type.asType()), types.erasure(owner.asType()))) return true;
    }
    return false;
  }

  /** {@code super.f} where {@code f} is protected in another package, and not hidden: then it is {@code this.f}. */
  private Field superField(MemberSelectTree select, Meaning.Instance superInstance) {
    TypeElement caller = callerOf(superInstance);
    for (VariableElement field : ElementFilter.fieldsIn(body.javac().elements().getAllMembers(caller))) {
      if (field.getSimpleName().equals(select.getIdentifier()) && !access.isAccessible(field, caller)) {
        return field.getEnclosingElement().equals(caller) ? null : new Field(caller, field, null, caller);
      }
    }
    return null;
  }

  /** The class that a qualifier is, or is an instance of; null where that is not certain. */
  TypeElement typeOf(ExpressionTree qualifier) {
    Meaning meaning = body.names().of(qualifier);
    if (meaning instanceof Meaning.Instance instance) return instance.isSuper() ? null : instance.holder();
    if (meaning instanceof Meaning.Type type) return type.element();
    return body.certainType(qualifier).map(AccessEdits::classOf).orElse(null);
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
    Call factory = generators.call(node);
    if (factory != null) return factory;
    ExpressionTree select = node.getMethodSelect();
    if (select instanceof IdentifierTree id && body.names().of(id) instanceof Meaning.Member member) {
      if (!anyInaccessible(member.holder(), id.getName().toString())) return null;
      boolean withSelf = !member.isStatic() && body.instanceOf(member.holder()) != null;
      String bridge = access.methods(member.holder(), id.getName().toString(), withSelf);
      return overBridge(bridge, null, withSelf ? member.holder() : null, member.holder());
    }
    if (!(select instanceof MemberSelectTree qualified)) return null;
    String name = qualified.getIdentifier().toString();
    if (body.names().of(qualified.getExpression()) instanceof Meaning.Instance instance && instance.isSuper()) {
      TypeElement caller = callerOf(instance);
      return overBridge(access.superMethods(caller, parent(instance), name), null, caller, caller);
    }
    TypeElement holder = typeOf(qualified.getExpression());
    if (holder == null) noteUncertain(qualified, qualified.getIdentifier(), qualified.getExpression());
    if (holder == null || !anyNeedsBridge(holder, name, qualified.getExpression())) return null;
    boolean isType = body.names().of(qualified.getExpression()) instanceof Meaning.Type;
    return overBridge(access.methods(holder, name, !isType), isType ? null : qualified.getExpression(), null, holder);
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

  private boolean anyInaccessible(TypeElement holder, String name) {
    return ElementFilter.methodsIn(body.javac().elements().getAllMembers(holder)).stream()
        .anyMatch(method -> method.getSimpleName().contentEquals(name) && !access.isAccessible(method, holder));
  }

  boolean anyNeedsBridge(TypeElement holder, String name, ExpressionTree qualifier) {
    return ElementFilter.methodsIn(body.javac().elements().getAllMembers(holder)).stream()
        .anyMatch(method -> method.getSimpleName().contentEquals(name) && needsBridge(method, holder, qualifier));
  }

  /** The class whose private constructor {@code node} may call. */
  Optional<TypeElement> created(NewClassTree node) {
    Tree name = node.getIdentifier();
    if (name instanceof ParameterizedTypeTree p) name = p.getType();
    if (!(body.names().of(name) instanceof Meaning.Type type)) return Optional.empty();
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.element().getEnclosedElements())) {
      if (access.isPrivateToBody(constructor)) return Optional.of(type.element());
    }
    return Optional.empty();
  }

  /** The operator of a compound assignment. */
  static String operator(CompoundAssignmentTree node) {
    return switch (node.getKind()) {
      case PLUS_ASSIGNMENT -> "+";
      case MINUS_ASSIGNMENT -> "-";
      case MULTIPLY_ASSIGNMENT -> "*";
      case DIVIDE_ASSIGNMENT -> "/";
      case REMAINDER_ASSIGNMENT -> "%";
      case LEFT_SHIFT_ASSIGNMENT -> "<<";
      case RIGHT_SHIFT_ASSIGNMENT -> ">>";
      case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> ">>>";
      case AND_ASSIGNMENT -> "&";
      case OR_ASSIGNMENT -> "|";
      default -> "^";
    };
  }

  /** The code that names the class of the bridges. */
  CodeBlock bridge(String name) {
    return CodeBlock.of("$T.$L", access.name(), name);
  }
}
