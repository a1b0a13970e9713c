package weft.processor.emit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.text.CodeBlock;

/** Collects the places where the text must change: here, where it calls, creates or refers to something over a bridge. */
abstract class BridgeScanner extends FieldScanner {
  private final Body body;
  private final AccessEdits access;
  private final SourceText source;
  private final MethodReferences references;

  BridgeScanner(Body body, AccessEdits access, SourceText source) {
    super(body, access, source);
    this.body = body;
    this.access = access;
    this.source = source;
    this.references = new MethodReferences(body, access);
  }

  /** The parameter of a lambda has a type, written or not, that the generated class must be able to name. */
  private boolean isRefused(MethodInvocationTree node, MemberSelectTree select) {
    boolean takesFunction =
        node.getArguments().stream().anyMatch(a -> a instanceof LambdaExpressionTree || a instanceof MemberReferenceTree);
    TypeElement hidden = takesFunction ? access.privateTypeIn(select.getExpression()) : null;
    if (hidden != null) refuse(SourceSlicer.Refusal.privateReceiver(select, hidden));
    return hidden != null;
  }

  /** What {@code node} calls instead, or null. */
  AccessEdits.Call called(MethodInvocationTree node) {
    return access.call(node);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    AccessEdits.Call call = called(node);
    MemberSelectTree select = node.getMethodSelect() instanceof MemberSelectTree s ? s : null;
    TypeElement hidden = call != null && call.type().equals(access.bridges().name()) ? access.hiddenBy(node) : null;
    if (hidden != null) {
      refuse(SourceSlicer.Refusal.privateType(node, hidden, AccessEdits.nameOf(node.getMethodSelect())));
    } else if (select != null && (isRefused(select) || isRefused(node, select))) {
      return null;
    } else if (call == null) {
      scan(node.getTypeArguments(), none);
      callDirectly(node, select);
      scan(node.getArguments(), none);
    } else if (!node.getTypeArguments().isEmpty() && !call.takesTypeArguments()) {
      callOverView(node, select);
    } else {
      callOverBridge(node, call);
    }
    return null;
  }

  private void callDirectly(MethodInvocationTree node, MemberSelectTree select) {
    if (select == null) {
      scan(node.getMethodSelect(), null);
      return;
    }
    String name = select.getIdentifier().toString();
    CodeBlock view = access.methodView(select, select.getExpression(), name);
    if (view == null && access.isHiddenByObject(select.getExpression(), name)) {
      refuse(SourceSlicer.Refusal.hiddenByObject(node, name));
    } else if (view == null) {
      scan(select.getExpression(), null); // the name is that of a method, not of a field
    } else {
      wrap(select.getExpression(), view);
    }
  }

  /** A bridge takes the type arguments of the class, too; a view takes them where it is made. */
  private void callOverView(MethodInvocationTree node, MemberSelectTree select) {
    if (Views.canShow(select.getIdentifier().toString())) {
      wrap(select.getExpression(), access.receiverView(node));
      scan(node.getTypeArguments(), null);
      scan(node.getArguments(), null);
    } else {
      refuse(SourceSlicer.Refusal.hiddenByObject(node, select.getIdentifier().toString()));
    }
  }

  private void callOverBridge(MethodInvocationTree node, AccessEdits.Call call) {
    TypeNames types = TypeNames.of(body.method());
    CodeBlock bridge =
        call.target(node.getTypeArguments().stream().map(t -> types.codeOf(body.names().typeOf(t))).collect(CodeBlock.joining(", ")));
    int open = source.after("(", source.end(node.getMethodSelect()));
    String comma = node.getArguments().isEmpty() ? "" : ", ";
    if (call.qualifier() != null) {
      insert(source.start(node), CodeBlock.of("$L(", bridge));
      scan(call.qualifier(), null);
      replace(source.end(call.qualifier()), open, text(comma));
    } else if (call.instance() != null) {
      replace(source.start(node), open, CodeBlock.of("$L($L$L", bridge, nameOf(body.instanceOf(call.instance())), comma));
    } else {
      replace(source.start(node), open, CodeBlock.of("$L(", bridge));
    }
    scan(node.getArguments(), null);
  }

  /** Refuses {@code e.new Inner()} where it is not certain which class that is. */
  final boolean refuseUncertain(NewClassTree node) {
    if (!access.isUncertain(node)) return false;
    refuse(new SourceSlicer.Refusal(node, "a constructor of that name is private, and it is not certain which class is"
        + " meant; put the expression before new into a variable of explicit type"));
    return true;
  }

  final void createOverBridge(NewClassTree node, TypeElement type, Optional<Variable> enclosing) {
    TypeElement hidden = access.hiddenBy(type, node.getArguments().size());
    if (hidden != null) {
      refuse(SourceSlicer.Refusal.privateType(node, hidden, "the constructor of " + type.getSimpleName()));
      return;
    }
    if (node.getClassBody() != null) {
      refuse(new SourceSlicer.Refusal(node, "an anonymous class cannot extend " + type.getSimpleName()
          + " here, whose constructor is private; make the constructor package-private"));
      return;
    }
    MethodBridges methods = access.bridges().methods();
    boolean isRaw = !type.getTypeParameters().isEmpty() && !(node.getIdentifier() instanceof ParameterizedTypeTree);
    CodeBlock bridge = access.bridge(isRaw ? methods.rawConstructors(type) : methods.constructors(type));
    int open = source.after("(", source.end(node.getIdentifier()));
    String comma = node.getArguments().isEmpty() ? "" : ", ";
    ExpressionTree outer = node.getEnclosingExpression();
    if (outer != null) {
      replace(source.start(node), source.start(outer), CodeBlock.of("$L($T.requireNonNull(", bridge, Objects.class));
      scan(outer, null);
      replace(source.end(outer), open, text(")" + comma));
    } else {
      String instance = enclosing.map(this::nameOf).orElse("");
      replace(source.start(node), open, CodeBlock.of("$L($L$L", bridge, instance, instance.isEmpty() ? "" : comma));
    }
    scan(node.getArguments(), null);
  }

  /**
   * A reference to what is behind a bridge is one to the bridge, or to the view of a receiver.
   *
   * <pre>
   * Type::m      Access::referM
   * this::m      new MOfType(self)::m
   * e::m         new MOfType(Objects.requireNonNull(e))::m
   * Inner::new   new InnerOfOuter(self)::newInner
   * </pre>
   */
  final boolean referOverBridge(MemberReferenceTree node) {
    MethodReferences.Target target = references.target(node);
    if (target == null) return false;
    if (target.refusal() != null) {
      refuse(target.refusal());
    } else if (target.view() == null) {
      replace(node, CodeBlock.of("$T::$L", access.bridges().name(), target.method()));
    } else if (target.instance() != null) {
      replace(node, CodeBlock.of("$L($L)::$L", target.view(), nameOf(target.instance()), target.method()));
    } else {
      ExpressionTree expression = node.getQualifierExpression();
      insert(source.start(expression), CodeBlock.of("$L($T.requireNonNull(", target.view(), Objects.class));
      scan(expression, null);
      insert(source.end(expression), text("))"));
      scan(node.getTypeArguments(), null);
    }
    return true;
  }
}
