package weft.processor.emit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import weft.processor.source.Body;
import weft.processor.source.GeneratorMethod;
import weft.processor.source.Meaning;

/**
 * The calls of template methods in a body that go to the companion's factory: those of static and private ones, which
 * cannot be overridden, and all of them where direct calls are switched off. The overloads of a name go there together,
 * so that to choose among them stays javac's business.
 */
final class GeneratorCalls {
  private final Body body;
  private final AccessEdits access;

  GeneratorCalls(Body body, AccessEdits access) {
    this.body = body;
    this.access = access;
  }

  /** The call of a factory that {@code node} becomes, or null. */
  AccessEdits.Call call(MethodInvocationTree node) {
    AccessEdits.Call call = find(node.getMethodSelect());
    if (call != null) access.bridges().redirected().add(node);
    return call;
  }

  private AccessEdits.Call find(ExpressionTree select) {
    if (select instanceof IdentifierTree id && body.names().of(id) instanceof Meaning.Member member) {
      return factory(member.holder(), id.getName().toString(), null, member.holder());
    }
    if (!(select instanceof MemberSelectTree qualified)) return null;
    String name = qualified.getIdentifier().toString();
    ExpressionTree qualifier = qualified.getExpression();
    if (body.names().of(qualifier) instanceof Meaning.Instance instance && instance.isSuper()) {
      if (access.bridges().isDirect()) return null; // an ancestor may have been compiled elsewhere
      return factory(access.parent(instance), name, null, access.callerOf(instance));
    }
    TypeElement holder = access.typeOf(qualifier);
    return holder == null ? null : factory(holder, name, qualifier, null);
  }

  private AccessEdits.Call factory(TypeElement holder, String name, ExpressionTree qualifier, TypeElement instance) {
    List<ExecutableElement> methods = ElementFilter.methodsIn(access.bridges().rules().members(holder, name));
    if (methods.isEmpty() || !methods.stream().allMatch(this::isTemplate)) return null;
    ExecutableElement first = methods.get(0);
    boolean isStatic = isStatic(first);
    boolean isUniform =
        methods.stream().allMatch(m -> m.getEnclosingElement().equals(first.getEnclosingElement()) && isStatic(m) == isStatic);
    boolean isFixed = methods.stream().allMatch(m -> isStatic(m) || m.getModifiers().contains(Modifier.PRIVATE));
    if (!isUniform || access.bridges().isDirect() && !isFixed) return null;
    TypeElement declaring = (TypeElement) first.getEnclosingElement();
    boolean isGeneric = !isStatic && !TypeNames.ofMember(declaring, null, true).arguments().isEmpty();
    return new AccessEdits.Call(
        CompanionClass.nameFor(declaring), name, isStatic ? null : qualifier, isStatic ? null : instance, !isGeneric);
  }

  private static boolean isStatic(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  /** A generator that this compilation makes: one from a class file has been woven, or is called by its companion. */
  private boolean isTemplate(ExecutableElement method) {
    return GeneratorMethod.isAnnotated(method) && body.javac().trees().getTree(method) != null;
  }
}
