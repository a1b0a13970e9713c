package weft.processor.emit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.Markers;
import weft.processor.source.PushForm;
import weft.processor.source.Usage;
import weft.processor.text.CodeBlock;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeName;

/**
 * The body once more: as it is written, with calls of a consumer in place of its yields.
 *
 * <pre>
 * Gen.yield(E);            consumer.accept(E);
 * Gen.yieldAll(E);         pushAll(E, consumer, depth);
 * Gen.yieldAll(m(E));      pushRun(mRun(E), consumer, depth);     where m is a generator of the same companion
 * return Gen.end();        return;
 * return E;                pushAll(E, consumer, depth); return;
 * </pre>
 */
final class PushMethod {
  private final RunClass run;
  private final Body body;
  private final PushForm form;
  private final Storage storage;
  private final SourceSlicer slicer;
  private final String consumer;
  private final String depth;

  private PushMethod(RunClass run, PushForm form, SourceNames text, AccessEdits access) {
    this.run = run;
    this.body = run.body();
    this.form = form;
    this.storage = Storage.asWritten(run.arguments(), text, body);
    this.consumer = storage.fresh("consumer");
    this.depth = storage.fresh("depth");
    Frames none = new Frames(body, storage, run.types());
    this.slicer = new SourceSlicer(body, storage, access, none, this::substitute);
  }

  /** The method, where the body can be pushed. */
  static Optional<MethodSpec> print(RunClass run, SourceNames text, AccessEdits access) {
    Optional<PushForm> form = PushForm.of(run.body());
    boolean isPossible = form.isPresent() && hasAllArguments(run) && !obscuresOwner(run.body(), text);
    return isPossible ? new PushMethod(run, form.get(), text, access).print() : Optional.empty();
  }

  /** The run is not constructed with what only unreachable code uses. */
  private static boolean hasAllArguments(RunClass run) {
    if (run.arguments().size() == run.possibleArguments().size()) return true;
    Set<Variable> used = new HashSet<>(Usage.codeOf(run.body().block(), run.body().names()).mentions());
    used.removeIf(variable -> switch (variable.kind()) {
      case PARAMETER, RECEIVER, OUTER -> false;
      default -> true;
    });
    return run.arguments().containsAll(used);
  }

  /** A variable that has the name of a class around would obscure it where that qualifies a member (JLS 6.4.2). */
  private static boolean obscuresOwner(Body body, SourceNames text) {
    return text.nestedDeclarations().stream().anyMatch(text.ownerNames()::contains)
        || body.names().variables().stream().anyMatch(variable -> text.ownerNames().contains(variable.name()));
  }

  private Optional<MethodSpec> print() {
    CodeBlock statements = slicer.slice(statements());
    if (!slicer.refusals().isEmpty()) return Optional.empty();
    MethodSpec push =
        MethodSpec.method("push").addAnnotation(Override.class).addModifiers(Modifier.PROTECTED)
            .addParameter(consumerType(), consumer).addParameter(TypeName.INT, depth).addException(Throwable.class)
            .addCode("state = RUNNING;\n");
    boolean holdsReferences = false;
    for (Variable argument : run.arguments()) {
      TypeName type = run.typeOf(argument);
      push.addCode("$T $L = this.$L;\n", type, storage.nameOf(argument), run.fieldOf(argument));
      holdsReferences |= !type.isPrimitive();
    }
    if (holdsReferences) push.addCode("clear();\n");
    return Optional.of(push.addCode(statements).addCode("\n"));
  }

  /** Boxes are made at the call of the consumer, whatever the slot is: there HotSpot sees that they are not needed. */
  private TypeName consumerType() {
    return (run.shape().primitive() == null ? Slot.OBJECT : run.slot()).consumer();
  }

  /** A {@code return} at the end says nothing. */
  private List<StatementTree> statements() {
    List<StatementTree> statements = new ArrayList<>(body.block().getStatements());
    Tree last = statements.get(statements.size() - 1);
    if (last instanceof ReturnTree end && isEnd(end)) statements.remove(last);
    return statements;
  }

  private boolean isEnd(ReturnTree statement) {
    return body.markers().of(statement.getExpression()) == Markers.Marker.END;
  }

  /** What stands in the place of {@code tree}; null if that stays. */
  private CodeBlock substitute(Tree tree) {
    if (form.isOwnReturn(tree)) return leave((ReturnTree) tree);
    Markers.Marker marker = body.markers().of(tree);
    if (marker == null) return null;
    ExpressionTree argument = Markers.call(tree).getArguments().get(0);
    if (marker == Markers.Marker.YIELD_ALL) return delegation(argument);
    return CodeBlock.of("$L.accept($L)", consumer, run.converted(argument, slice(argument)));
  }

  private CodeBlock leave(ReturnTree statement) {
    if (isEnd(statement)) return CodeBlock.of("return;");
    CodeBlock text = CodeBlock.of("$L; return;", delegation(statement.getExpression()));
    return form.isInBlock(statement) ? text : CodeBlock.of("{ $L }", text);
  }

  private CodeBlock delegation(ExpressionTree source) {
    MethodInvocationTree started = slicer.startedBy(source);
    slicer.start(started);
    CodeBlock text = slice(source);
    slicer.start(null);
    return CodeBlock.of("$L($L, $L, $L)", started == null ? "pushAll" : "pushRun", text, consumer, depth);
  }

  private CodeBlock slice(Tree tree) {
    return slicer.slice(tree, Map.of());
  }
}
