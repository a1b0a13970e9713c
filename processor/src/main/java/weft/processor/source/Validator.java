package weft.processor.source;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import weft.processor.Diagnostics;
import weft.processor.RefusalId;
import weft.processor.flow.Variable;

/** Refuses, all at once, what a template method's body must not contain (DESIGN.md section 1.4). */
public final class Validator extends TreeScanner<Void, Void> {
  /** What stands around the current tree, as far as it forbids markers. */
  private enum Around {
    LAMBDA(RefusalId.YIELD_IN_LAMBDA, "a lambda body cannot yield for the generator around it; use a for loop instead of a lambda"),
    NESTED_CLASS(
        RefusalId.YIELD_IN_NESTED_CLASS,
        "a nested class cannot yield for the generator around it; move the yield out of the class, into the generator's own statements"),
    SYNCHRONIZED(
        RefusalId.YIELD_IN_SYNCHRONIZED,
        "the monitor would be held while the generator is suspended; compute the value inside the synchronized block and yield it after the block"),
    SWITCH_EXPRESSION(
        RefusalId.YIELD_IN_EXPRESSION,
        "the rest of the expression around this switch expression cannot wait for a yield; put the switch expression into a variable"
            + " of explicit type before the statement, or write a switch statement instead");

    private final RefusalId id;
    private final String message;

    Around(RefusalId id, String message) {
      this.id = id;
      this.message = message;
    }
  }

  private final Body body;
  private final Diagnostics diagnostics;
  private final SuspensionCheck suspensions;
  private final Deque<Around> around = new ArrayDeque<>();
  private Tree statement;
  private Tree returned;

  private Validator(Body body, Diagnostics diagnostics) {
    this.body = body;
    this.diagnostics = diagnostics;
    this.suspensions = new SuspensionCheck(body, this::refuseUnlessWrong);
  }

  /** Reports everything in {@code body} that is refused, and answers whether there was nothing. */
  public static boolean accepts(Body body, Diagnostics diagnostics) {
    int before = diagnostics.count();
    Validator validator = new Validator(body, diagnostics);
    validator.scan(body.block(), null);
    return diagnostics.count() == before;
  }

  private void refuse(Tree tree, RefusalId id, String message) {
    diagnostics.error(body.unit(), tree, id, message);
  }

  /** What has no certain type in a round may have none at all. */
  private void refuseUnlessWrong(Tree tree, String message) {
    diagnostics.errorUnlessJavacs(body.method().owner(), body.unit(), tree, RefusalId.YIELD_IN_EXPRESSION, message);
  }

  private void inside(Around what, Runnable scan) {
    around.push(what);
    scan.run();
    around.pop();
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
    inside(Around.LAMBDA, () -> super.visitLambdaExpression(node, none));
    return null;
  }

  @Override
  public Void visitClass(ClassTree node, Void none) {
    inside(Around.NESTED_CLASS, () -> super.visitClass(node, none));
    return null;
  }

  /** A template method in a nested class is refused as such. */
  @Override
  public Void visitMethod(MethodTree node, Void none) {
    for (AnnotationTree annotation : node.getModifiers().getAnnotations()) {
      boolean isGenerator =
          body.names().of(annotation.getAnnotationType()) instanceof Meaning.Type type
              && type.element().getQualifiedName().contentEquals(GeneratorMethod.ANNOTATION);
      if (isGenerator) return null;
    }
    return super.visitMethod(node, none);
  }

  @Override
  public Void visitSynchronized(SynchronizedTree node, Void none) {
    scan(node.getExpression(), none);
    inside(Around.SYNCHRONIZED, () -> scan(node.getBlock(), none));
    return null;
  }

  /** Nothing else sees the patterns of a preview. */
  @Override
  public Void visitCase(CaseTree node, Void none) {
    if (SwitchLabels.of(node).arePreview()) {
      refuse(node, RefusalId.PATTERN_SWITCH,
          "the preview of patterns in a switch is not supported; compile with JDK 21 or newer, or write if statements");
    }
    return super.visitCase(node, none);
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree node, Void none) {
    if (suspensions.isPlaced(node) || !isOwn()) return super.visitSwitchExpression(node, none);
    inside(Around.SWITCH_EXPRESSION, () -> super.visitSwitchExpression(node, none));
    return null;
  }

  @Override
  public Void visitVariable(VariableTree node, Void none) {
    Variable variable = isOwn() ? body.names().variable(node) : null;
    boolean isEvaluatedHere =
        variable != null && (variable.kind() == Variable.Kind.LOCAL || variable.kind() == Variable.Kind.RESOURCE);
    if (isEvaluatedHere) suspensions.checkInitializer(node, body.declaredType(variable).orElse(null));
    return super.visitVariable(node, none);
  }

  @Override
  public Void visitIf(IfTree node, Void none) {
    checkOwn(node.getCondition());
    return super.visitIf(node, none);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree node, Void none) {
    checkOwn(node.getCondition());
    return super.visitWhileLoop(node, none);
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree node, Void none) {
    checkOwn(node.getCondition());
    return super.visitDoWhileLoop(node, none);
  }

  @Override
  public Void visitForLoop(ForLoopTree node, Void none) {
    checkOwn(node.getCondition());
    return super.visitForLoop(node, none);
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
    if (isOwn()) suspensions.checkIterated(node.getExpression());
    return super.visitEnhancedForLoop(node, none);
  }

  @Override
  public Void visitSwitch(SwitchTree node, Void none) {
    checkOwn(node.getExpression());
    return super.visitSwitch(node, none);
  }

  @Override
  public Void visitThrow(ThrowTree node, Void none) {
    checkOwn(node.getExpression());
    return super.visitThrow(node, none);
  }

  /** The expression of a statement of the generator's own. */
  private void checkOwn(ExpressionTree expression) {
    if (isOwn()) suspensions.check(expression, null);
  }

  private boolean isOwn() {
    return around.isEmpty();
  }

  @Override
  public Void visitExpressionStatement(ExpressionStatementTree node, Void none) {
    statement = strip(node.getExpression());
    boolean isCompound = statement instanceof CompoundAssignmentTree && node.getExpression() == statement;
    if (isCompound && isOwn() && body.yields().suspends(node.getExpression())) {
      suspensions.checkCompound((CompoundAssignmentTree) statement);
    } else if (body.markers().of(statement) != null) {
      if (isOwn()) suspensions.checkMarker(Markers.call(statement));
    } else {
      checkOwn(node.getExpression());
    }
    return super.visitExpressionStatement(node, none);
  }

  @Override
  public Void visitReturn(ReturnTree node, Void none) {
    boolean isOwn = around.stream().noneMatch(a -> a == Around.LAMBDA || a == Around.NESTED_CLASS);
    if (!isOwn) return super.visitReturn(node, none);
    returned = strip(node.getExpression());
    if (body.markers().of(returned) == Markers.Marker.END) {
      if (isOwn()) suspensions.checkMarker(Markers.call(returned));
    } else if (isOwn()) {
      suspensions.checkReturned(node.getExpression());
    }
    if (returned instanceof LiteralTree && returned.getKind() == Tree.Kind.NULL_LITERAL) {
      refuse(returned, RefusalId.RETURN_NULL, "a generator cannot return null; write `return Gen.end();` to end the sequence");
    }
    return super.visitReturn(node, none);
  }

  private static Tree strip(ExpressionTree expression) {
    ExpressionTree inner = expression;
    while (inner instanceof ParenthesizedTree p) inner = p.getExpression();
    return inner;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    Markers.Marker marker = body.markers().of(node);
    if (marker == Markers.Marker.END) {
      checkEnd(node);
    } else if (marker == Markers.Marker.AWAIT && !body.shape().isAsync()) {
      refuse(node, RefusalId.AWAIT_IN_SEQUENCE,
          "whoever asks for an element cannot wait for a stage; let the method return CompletableFuture, or Flow.Publisher if it yields");
    } else if (isYield(marker) && body.shape().kind() == ReturnShape.Kind.FUTURE) {
      refuse(node, RefusalId.YIELD_IN_FUTURE,
          "a future has a result and no elements; let the method return Flow.Publisher, or complete it by `return Gen.end(value);`");
    } else if (marker == Markers.Marker.ASK && !body.isCoroutine()) {
      refuse(node, RefusalId.ANSWER_TYPE, "only a coroutine is sent answers; let the method return Coroutine, or write Gen.yield");
    } else if (marker != null) {
      checkYield(node, marker);
    }
    return super.visitMethodInvocation(node, none);
  }

  private static boolean isYield(Markers.Marker marker) {
    return marker == Markers.Marker.YIELD || marker == Markers.Marker.ASK || marker == Markers.Marker.YIELD_ALL;
  }

  private void checkEnd(MethodInvocationTree node) {
    if (!node.getArguments().isEmpty() && body.shape().result() == null) {
      refuse(node, RefusalId.RESULT_TYPE,
          "only a coroutine or a future has a result; let the method return Coroutine, or write `return Gen.end();`");
    } else if (node != returned) {
      refuse(node, RefusalId.END_IN_EXPRESSION, "Gen.end() is not a value; write it as `return Gen.end();` and nowhere else");
    } else {
      checkAround(node, false);
    }
  }

  private void checkYield(MethodInvocationTree node, Markers.Marker marker) {
    if (!checkAround(node, true) || node == statement) return;
    if (marker == Markers.Marker.YIELD_ALL && !body.isCoroutine()) {
      refuse(node, RefusalId.RESULT_TYPE, "only in a coroutine is yieldAll an expression; let the method return Coroutine");
      return;
    }
    if (suspensions.isPlaced(node)) return;
    refuse(node, RefusalId.YIELD_IN_EXPRESSION, "a yield must be a statement of its own; write it before the statement that it is part of");
  }

  /** The innermost obstacle is the one to report. */
  private boolean checkAround(MethodInvocationTree node, boolean isYield) {
    for (Around obstacle : around) {
      if (!isYield && obstacle == Around.SYNCHRONIZED) continue; // to end there is only a jump
      refuse(node, obstacle.id, obstacle.message);
      return false;
    }
    return true;
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree node, Void none) {
    if (body.names().of(node.getQualifierExpression()) instanceof Meaning.Type type
        && type.element().getQualifiedName().contentEquals(Markers.GEN)) {
      refuse(node, RefusalId.YIELD_IN_LAMBDA, "a marker cannot be passed around as a method reference; use a for loop that yields");
    }
    return super.visitMemberReference(node, none);
  }

  @Override
  public Void visitIdentifier(IdentifierTree node, Void none) {
    checkAccess(node);
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree node, Void none) {
    checkAccess(node);
    return super.visitMemberSelect(node, none);
  }

  @Override
  public Void visitAnnotation(AnnotationTree node, Void none) {
    if (body.names().of(node.getAnnotationType()) instanceof Meaning.Type type && ForeignCode.changesBody(type.element())) {
      refuse(node, RefusalId.CHANGED_BODY,
          "@" + type.element().getQualifiedName() + " changes the body around it, which a generator cannot take part in;"
              + " leave it out, and write into the body what it stands for");
    }
    return super.visitAnnotation(node, none);
  }

  @Override
  public Void visitAnnotatedType(AnnotatedTypeTree node, Void none) {
    return scan(node.getUnderlyingType(), none);
  }

  /** The companion is another class: it cannot name what is private (JLS 6.6.1). */
  private void checkAccess(Tree name) {
    if (!(body.names().of(name) instanceof Meaning.Type type)) return;
    if (type.element().getQualifiedName().contentEquals("lombok.val")) {
      refuse(name, RefusalId.UNDENOTABLE, "only Lombok knows what type val stands for; write `final var`");
    }
    for (Element e = type.element(); e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        refuse(
            name,
            RefusalId.PRIVATE_TYPE,
            "the generated class cannot name the private type " + e.getSimpleName() + "; make it package-private");
        return;
      }
      if (e.getModifiers().contains(Modifier.PROTECTED) && !isInPackageOfOwner(e)) {
        refuse(
            name,
            RefusalId.PRIVATE_TYPE,
            "the generated class is no subclass and cannot name the protected type " + e.getSimpleName()
                + " of another package; make it public");
        return;
      }
    }
  }

  private boolean isInPackageOfOwner(Element type) {
    Elements elements = body.javac().elements();
    return elements.getPackageOf(type).equals(elements.getPackageOf(body.method().owner()));
  }
}
