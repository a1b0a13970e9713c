package weft.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberReferenceTree.ReferenceMode;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.Meaning;

/** The method references of a body that lead to a bridge (JLS 15.13). */
final class MethodReferences {
  private final Body body;
  private final AccessEdits access;

  MethodReferences(Body body, AccessEdits access) {
    this.body = body;
    this.access = access;
  }

  /**
   * What a reference becomes.
   *
   * @param method the text of a reference without a receiver, or the name of what is called with one
   * @param bound the instance that is passed, or null
   * @param created the inner class that is created for it, or null
   * @param refusal why there is no such reference, or null
   */
  record Target(CodeBlock method, Variable bound, int arity, TypeElement created, String refusal) {
    CodeBlock call(String receiver, String arguments) {
      if (created != null) return CodeBlock.of("$L.new $L($L)", receiver, created.getSimpleName(), arguments);
      return CodeBlock.of("$L($L$L$L)", method, receiver, arguments.isEmpty() ? "" : ", ", arguments);
    }
  }

  private static Target refused(String message) {
    return new Target(null, null, 0, null, message);
  }

  /** What {@code node} becomes, or null where it stays as it is. */
  Target target(MemberReferenceTree node) {
    return node.getMode() == ReferenceMode.NEW ? creation(node) : method(node);
  }

  private Target creation(MemberReferenceTree node) {
    if (!(body.names().of(node.getQualifierExpression()) instanceof Meaning.Type type)) return null;
    List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.element().getEnclosedElements());
    Optional<Variable> enclosing = body.names().enclosingInstance(node);
    boolean isPrivate = constructors.stream().anyMatch(access.bridges()::isPrivateToBody);
    if (enclosing.isEmpty() && isPrivate) {
      String bridge = access.bridges().constructors(type.element());
      return new Target(CodeBlock.of("$T::$L", access.bridges().name(), bridge), null, 0, null, null);
    }
    if (enclosing.isEmpty()) return null;
    if (!sameArity(constructors)) {
      return refused("a reference to the overloaded constructor of the inner class " + type.element().getSimpleName()
          + " cannot be moved into the generated class; write a lambda");
    }
    int arity = constructors.get(0).getParameters().size();
    if (!isPrivate) return new Target(null, enclosing.get(), arity, type.element(), null);
    return new Target(access.bridge(access.bridges().constructors(type.element())), enclosing.get(), arity, null, null);
  }

  private Target method(MemberReferenceTree node) {
    String name = node.getName().toString();
    Meaning qualifier = body.names().of(node.getQualifierExpression());
    if (qualifier instanceof Meaning.Instance instance && instance.isSuper()) {
      TypeElement caller = access.callerOf(instance);
      List<ExecutableElement> methods = methods(access.parent(instance), name);
      CodeBlock bridge = access.bridge(access.bridges().superMethods(caller, access.parent(instance), name));
      return bound(bridge, caller, methods, name);
    }
    TypeElement holder = access.typeOf(node.getQualifierExpression());
    if (holder == null) access.noteUncertain(node, name, node.getQualifierExpression());
    if (holder == null || !access.anyNeedsBridge(holder, name, node.getQualifierExpression())) return null;
    List<ExecutableElement> methods = methods(holder, name);
    boolean anyStatic = methods.stream().anyMatch(m -> m.getModifiers().contains(Modifier.STATIC));
    boolean allStatic = methods.stream().allMatch(m -> m.getModifiers().contains(Modifier.STATIC));
    if (anyStatic && !allStatic) return refused(message(name));
    if (qualifier instanceof Meaning.Type) {
      String bridge = access.bridges().methods(holder, name, !allStatic);
      return new Target(CodeBlock.of("$T::$L", access.bridges().name(), bridge), null, 0, null, null);
    }
    if (!(qualifier instanceof Meaning.Instance)) return refused(message(name));
    return bound(access.bridge(access.bridges().methods(holder, name, true)), holder, methods, name);
  }

  private Target bound(CodeBlock bridge, TypeElement holder, List<ExecutableElement> methods, String name) {
    Variable instance = body.instanceOf(holder);
    if (instance == null || !sameArity(methods)) return refused(message(name));
    return new Target(bridge, instance, methods.get(0).getParameters().size(), null, null);
  }

  private static String message(String name) {
    return "this reference to the private method " + name + " cannot be moved into the generated class; write a lambda";
  }

  private static boolean sameArity(List<ExecutableElement> methods) {
    return methods.stream().map(m -> m.getParameters().size()).distinct().count() == 1
        && methods.stream().noneMatch(ExecutableElement::isVarArgs);
  }

  private List<ExecutableElement> methods(TypeElement holder, String name) {
    return ElementFilter.methodsIn(body.javac().elements().getAllMembers(holder)).stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .toList();
  }
}
