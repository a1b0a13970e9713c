package weft.processor.emit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree.ReferenceMode;
import com.sun.source.tree.MemberReferenceTree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.Meaning;
import weft.processor.text.CodeBlock;

/** The method references of a body that lead to a bridge (JLS 15.13). */
final class MethodReferences {
  private final Body body;
  private final AccessEdits access;

  MethodReferences(Body body, AccessEdits access) {
    this.body = body;
    this.access = access;
  }

  /**
   * What a reference becomes: one to {@code method} of the companion's bridges, or else of what {@code view} makes of
   * {@code instance} or, where that is null, of the expression before the reference.
   *
   * @param refusal why there is no such reference, or null
   */
  record Target(CodeBlock view, Variable instance, String method, SourceSlicer.Refusal refusal) {}

  private static SourceSlicer.Refusal refusal(MemberReferenceTree node, TypeElement hidden, String member) {
    return hidden == null ? null : SourceSlicer.Refusal.privateType(node, hidden, member);
  }

  /** What {@code node} becomes, or null where it stays as it is. */
  Target target(MemberReferenceTree node) {
    return node.getMode() == ReferenceMode.NEW ? creation(node) : method(node);
  }

  /** An inner class has its enclosing instance with it in the source only. */
  private Target creation(MemberReferenceTree node) {
    if (!(body.names().of(node.getQualifierExpression()) instanceof Meaning.Type type)) return null;
    TypeElement created = type.element();
    Optional<Variable> enclosing = body.names().enclosingInstance(node);
    if (enclosing.isEmpty() && access.privateConstructors(created).findAny().isEmpty()) return null;
    List<ExecutableElement> constructors = ElementFilter.constructorsIn(created.getEnclosedElements());
    TypeElement hidden = constructors.stream()
        .map(constructor -> access.bridges().rules().privateTypeOf(constructor, created))
        .filter(Objects::nonNull).findFirst().orElse(null);
    String bridge = access.bridges().methods().constructors(created);
    SourceSlicer.Refusal refusal = refusal(node, hidden, "the constructor of " + created.getSimpleName());
    if (enclosing.isEmpty()) return new Target(null, null, bridge, refusal);
    TypeElement outer = (TypeElement) created.getEnclosingElement();
    CodeBlock view = Views.creation(outer, access.bridges().views().ofConstructors(created));
    return new Target(view, enclosing.get(), bridge, refusal);
  }

  private Target method(MemberReferenceTree node) {
    String name = node.getName().toString();
    ExpressionTree expression = node.getQualifierExpression();
    Meaning qualifier = body.names().of(expression);
    if (qualifier instanceof Meaning.Instance instance && instance.isSuper()) {
      TypeElement caller = access.callerOf(instance);
      TypeElement parent = access.parent(instance);
      CodeBlock view = Views.creation(caller, access.bridges().views().ofSuper(caller, parent, name));
      return new Target(view, body.instanceOf(caller), name, refusal(node, access.hiddenBy(parent, name, -1), name));
    }
    TypeElement holder = access.typeOf(expression);
    if (holder == null) {
      CodeBlock view = access.methodView(node, expression, name);
      return view == null ? null : new Target(view, null, name, null);
    }
    if (!access.anyNeedsBridge(holder, name)) return null;
    SourceSlicer.Refusal refusal = refusal(node, access.hiddenBy(holder, name, -1), name);
    if (qualifier instanceof Meaning.Type) return new Target(null, null, access.bridges().methods().referred(holder, name), refusal);
    CodeBlock view = Views.creation(holder, access.bridges().views().ofMethods(holder, name));
    Variable instance = qualifier instanceof Meaning.Instance ? body.instanceOf(holder) : null;
    return new Target(view, instance, name, Views.canShow(name) ? refusal : SourceSlicer.Refusal.hiddenByObject(node, name));
  }
}
