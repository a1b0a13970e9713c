package weft.processor.emit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Code;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Step;
import weft.processor.flow.Variable;
import weft.processor.source.AnonymousClass;
import weft.processor.source.Body;
import weft.processor.source.ReturnShape;
import weft.processor.text.CodeBlock;
import weft.processor.text.TypeName;
import weft.processor.text.TypeVariableName;

/** Prints code and steps as Java text, under the names and places that storage gives to variables. */
final class CodePrinter {
  private final Body body;
  private final Storage storage;
  private final Frames frames;
  private final SourceSlicer slicer;
  private final TypeNames types;
  private final Map<Object, Code> substitutes;
  private int copies;

  CodePrinter(Body body, FlowGraph graph, Storage storage, TypeNames types, AccessEdits access) {
    this.body = body;
    this.storage = storage;
    this.types = types;
    this.frames = new Frames(body, storage, types);
    types.nameLocalClasses(frames::nameOf);
    this.slicer = new SourceSlicer(body, storage, access, frames, this::printSubstitute);
    this.substitutes = graph.substitutes();
  }

  /** Text, and the declarations that have to stand before it. */
  record Printed(CodeBlock before, CodeBlock text) {}

  /**
   * Prints {@code code}. A variable that a lambda or a class in it captures is copied first where it does not live in a
   * final local anyway: a capture is a value, one per evaluation, whatever the run does next. If the text assigns the
   * variable, it assigns the copy as well, and what captures it comes after that (JLS 16.1.10).
   */
  Printed print(Code code) {
    CodeBlock.Builder before = CodeBlock.builder();
    Map<Variable, String> copies = copy(code, code, before);
    CodeBlock text = print(code, part -> slicer.slice(part, copies), copies);
    return new Printed(before.build(), text);
  }

  /** Prints what stands behind {@code case}. The copies are made before {@code selector} is evaluated. */
  Printed printLabels(Code labels, Code selector) {
    CodeBlock.Builder before = CodeBlock.builder();
    Map<Variable, String> copies = copy(labels, selector, before);
    for (Variable binding : bindingsIn(labels)) copies.put(binding, storage.nameInPattern(binding));
    CodeBlock text = print(labels, part -> slicer.sliceLabel(part, copies), copies);
    return new Printed(before.build(), text);
  }

  /** How many variables have been declared so far for what captures them. */
  int copies() {
    return copies;
  }

  /** Copies what {@code code} captures, which {@code evaluated} must not assign. */
  private Map<Variable, String> copy(Code code, Code evaluated, CodeBlock.Builder before) {
    Map<Variable, String> copies = new LinkedHashMap<>();
    for (Variable variable : captured(code)) {
      if (evaluated != code) slicer.refuseOwnAssignment(evaluated, variable);
      boolean isClass = variable.kind() == Variable.Kind.LOCAL_CLASS;
      String copy = storage.fresh((isClass ? storage.nameOf(variable) : variable.name()) + "Captured");
      copies.put(variable, copy);
      this.copies++;
      Optional<TypeMirror> type = body.declaredType(variable);
      if (assigns(code, variable)) {
        before.add("$L $L;\n", localType(variable), copy);
      } else if (type.isPresent()) {
        before.add("final $T $L = $L;\n", types.of(type.get()), copy, storage.nameOf(variable));
      } else {
        before.add("final var $L = $L;\n", copy, storage.nameOf(variable));
      }
    }
    return copies;
  }

  /**
   * Prints a delegation to {@code source}. Where that is the call of a generator with a run class beside this one, a run
   * is made without the sequence around it.
   */
  Printed printDelegation(Code source) {
    boolean isStarted = slicer.start(startedBy(source));
    Printed printed = print(source);
    slicer.start(null);
    String delegation = isStarted ? "adopt($L)" : isOwnCoroutine(source) ? "delegateToOwn($L)" : "delegateTo($L)";
    return new Printed(printed.before, CodeBlock.of(delegation, printed.text));
  }

  /** Whether {@code source} is a coroutine that nobody else has: the call of a template method. */
  private boolean isOwnCoroutine(Code source) {
    Object part = source.parts().get(0);
    while (part instanceof ParenthesizedTree p) part = p.getExpression();
    return source.parts().size() == 1
        && part instanceof MethodInvocationTree call
        && body.callsGenerator(call)
        && body.certainType(call).flatMap(type -> ReturnShape.of(type, body.javac())).filter(ReturnShape::isCoroutine).isPresent();
  }

  /** The call of a factory of the same companion that {@code source} is, or null. */
  private MethodInvocationTree startedBy(Code source) {
    boolean isTree = source.parts().size() == 1 && source.parts().get(0) instanceof ExpressionTree;
    return isTree ? slicer.startedBy((ExpressionTree) source.parts().get(0)) : null;
  }

  /** The name of the factory of the same companion that is called for {@code source}, or null. */
  String factoryBeside(Code source) {
    MethodInvocationTree call = startedBy(source);
    return call == null ? null : slicer.factoryBeside(call);
  }

  private boolean assigns(Code code, Variable variable) {
    for (Object part : code.parts()) {
      boolean isWritten = part instanceof Tree tree && body.names().writtenIn(tree).contains(variable);
      if (isWritten && !body.names().declaredIn((Tree) part).contains(variable)) return true;
    }
    return false;
  }

  List<SourceSlicer.Refusal> refusals() {
    return slicer.refusals();
  }

  /** The text of {@code tree}, which captures nothing. */
  CodeBlock slice(Tree tree) {
    return slicer.slice(tree, Map.of());
  }

  private Set<Variable> captured(Code code) {
    Set<Variable> captured = new LinkedHashSet<>();
    for (Object part : code.parts()) {
      if (part instanceof Code.Witness witness) {
        Set<Variable> read = new LinkedHashSet<>(body.names().readIn((Tree) witness.tree()));
        read.removeIf(variable -> !storage.needsCopyWhenCaptured(variable));
        captured.addAll(read);
      }
      if (part instanceof NewClassTree creation && frames.ofAnonymous(creation).isPresent()) {
        for (Tree argument : creation.getArguments()) addCaptured(argument, captured);
      } else if (part instanceof Tree tree) {
        addCaptured(tree, captured);
      }
    }
    captured.removeAll(bindingsIn(code));
    return captured;
  }

  /** The bindings of the method that patterns in {@code code} declare. */
  private Set<Variable> bindingsIn(Code code) {
    Set<Variable> bindings = new LinkedHashSet<>();
    for (Object part : code.parts()) if (part instanceof Tree tree) bindings.addAll(body.names().declaredIn(tree));
    bindings.removeIf(variable -> variable.kind() != Variable.Kind.BINDING);
    return bindings;
  }

  private void addCaptured(Tree tree, Set<Variable> captured) {
    for (Variable variable : body.names().capturedIn(tree)) {
      if (storage.needsCopyWhenCaptured(variable)) captured.add(variable);
    }
    for (Variable variable : body.names().guardedIn(tree)) {
      if (storage.placeOf(variable) == Storage.Place.TOP) captured.add(variable);
    }
  }

  private CodeBlock print(Code code, Function<Tree, CodeBlock> slice, Map<Variable, String> copies) {
    CodeBlock.Builder text = CodeBlock.builder();
    for (Object part : code.parts()) {
      if (part instanceof Variable variable) {
        text.add("$L", storage.nameOf(variable));
      } else if (part instanceof Tree tree) {
        text.add(slice.apply(tree));
      } else if (part instanceof Code.At at) {
        text.add(slicer.mark((Tree) at.tree()));
      } else if (part instanceof Code.Witness witness) {
        text.add("() -> $L", slicer.sliceCaptured((Tree) witness.tree(), copies));
      } else if (part instanceof TypeMirror type) {
        text.add("$T", types.of(type));
      } else if (part instanceof Class<?> type) {
        text.add("$T", type);
      } else {
        text.add("$L", part);
      }
    }
    return text.build();
  }

  /** What stands in place of {@code tree} in the text around it, or null. */
  private CodeBlock printSubstitute(Tree tree) {
    Code substitute = substitutes.get(tree);
    return substitute == null ? null : print(substitute, this::slice, Map.of());
  }

  /** Prints {@code step} as a statement. */
  CodeBlock print(Step step) {
    CodeBlock.Builder text = CodeBlock.builder();
    if (step instanceof Step.Perform perform) {
      Frame frame = perform.code().parts().get(0) instanceof ClassTree declaration ? frames.of(declaration) : null;
      if (frame != null) return creation(frame);
      Printed printed = print(perform.code());
      return text.add(printed.before).add(printed.text).add("\n").build();
    }
    if (step instanceof Step.Bind bind) {
      Variable binding = bind.binding();
      if (storage.isLowered(binding)) text.add("$L = $L;\n", storage.nameOf(binding), storage.nameInPattern(binding));
      return text.build();
    }
    Step.Assign assign = (Step.Assign) step;
    Storage.Place place = storage.placeOf(assign.target());
    if (place == Storage.Place.CONSTANT) return text.build();
    boolean declares = place == Storage.Place.LOCAL && assign.declares();
    if (assign.value() == null) {
      return declares ? text.add("$L $L;\n", localType(assign.target()), storage.nameOf(assign.target())).build() : text.build();
    }
    Printed printed = print(assign.value());
    text.add(printed.before);
    if (declares) text.add("$L ", localType(assign.target()));
    text.add("$L = ", storage.nameOf(assign.target()));
    if (!declares) text.add(arrayCreation(assign));
    return text.add(printed.text).add(";\n").build();
  }

  /**
   * Where a class is declared that is the member of a frame, it captures.
   *
   * <pre>
   * class C { ... x ... }      frame = new CFrame(x);
   * </pre>
   */
  private CodeBlock creation(Frame frame) {
    if (!frame.isBound()) return CodeBlock.of("");
    String captured = frame.captured().stream().map(storage::nameOf).collect(Collectors.joining(", "));
    return CodeBlock.of("$L = new $L($L);\n", storage.nameOf(frame.variable()), frames.type(frame, false), captured);
  }

  /** {@code {1, 2}} creates an array in a declaration only (JLS 10.6). */
  private CodeBlock arrayCreation(Step.Assign assign) {
    Object part = assign.value().parts().get(0);
    boolean isInitializer = part instanceof NewArrayTree array && array.getType() == null;
    return isInitializer ? CodeBlock.of("new $L ", typeOf(assign.target())) : CodeBlock.of("");
  }

  /** The type of a local that is declared where the source declares it. */
  private CodeBlock localType(Variable variable) {
    if (isKnown(variable)) return typeOf(variable);
    Tree type = variable.declaration() instanceof VariableTree declaration ? declaration.getType() : null;
    boolean isWritten = type != null && body.javac().trees().getSourcePositions().getEndPosition(body.unit(), type) >= 0;
    return isWritten ? slice(type) : CodeBlock.of("var"); // here, even the name of a local class means something
  }

  boolean isKnown(Variable variable) {
    return variable.kind() == Variable.Kind.SYNTHETIC
        || variable.kind() == Variable.Kind.OUTER
        || frameOf(variable) != null
        || body.declaredType(variable).isPresent()
        || body.localType(variable) != null
        || anonymousType(variable) != null
        || body.names().inferredLocalType(variable).isPresent();
  }

  /** The frame whose class is the type of {@code variable}; null where there is none. */
  private Frame anonymousType(Variable variable) {
    return AnonymousClass.typeOf(variable, body).flatMap(type -> frames.ofAnonymous(type.creation())).orElse(null);
  }

  /** The frame that {@code variable} stands for. */
  private Frame frameOf(Variable variable) {
    return variable.kind() == Variable.Kind.LOCAL_CLASS ? frames.of((ClassTree) variable.declaration()) : null;
  }

  Frames frames() {
    return frames;
  }

  SourceSlicer slicer() {
    return slicer;
  }

  /** The type of {@code variable}, which must be known. */
  CodeBlock typeOf(Variable variable) {
    return CodeBlock.of("$T", typeName(variable));
  }

  TypeName typeName(Variable variable) {
    if (variable.kind() == Variable.Kind.SYNTHETIC) {
      Object type = variable.declaration();
      return type instanceof Class<?> c ? TypeName.get(c) : types.of((TypeMirror) type);
    }
    if (frameOf(variable) != null) return TypeVariableName.get(frames.type(frameOf(variable), false));
    Optional<TypeMirror> declared = body.declaredType(variable);
    if (declared.isPresent()) return types.of(declared.get());
    Tree local = body.localType(variable);
    if (local != null) return new WrittenTypes(body.names(), types, this::slice).of(local);
    Frame anonymous = anonymousType(variable);
    return anonymous != null
        ? TypeVariableName.get(frames.memberType(anonymous, false))
        : types.of(body.names().inferredLocalType(variable).orElseThrow());
  }
}
