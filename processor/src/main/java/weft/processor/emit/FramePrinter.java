package weft.processor.emit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Variable;
import weft.processor.source.AnonymousClass;
import weft.processor.source.Body;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.TypeVariableName;

/**
 * Prints the frames of a run class.
 *
 * <pre>
 * class C { ... x ... }      static final class CFrame {
 *                              final int x;
 *                              CFrame(int x) { this.x = x; }
 *                              class C { ... x ... }
 *                            }
 * </pre>
 */
final class FramePrinter {
  private final Body body;
  private final Storage storage;
  private final CodePrinter printer;
  private final TypeNames types;

  FramePrinter(Body body, Storage storage, CodePrinter printer, TypeNames types) {
    this.body = body;
    this.storage = storage;
    this.printer = printer;
    this.types = types;
  }

  /** A class's text names those before it only; what it needs of them is known when they are printed. */
  CodeBlock print() {
    List<Frame> frames = new ArrayList<>(printer.frames().all());
    Collections.reverse(frames);
    List<CodeBlock> texts = new ArrayList<>();
    for (Frame frame : frames) texts.add(0, print(frame));
    return CodeBlock.join(texts, "\n");
  }

  private CodeBlock print(Frame frame) {
    CodeBlock member = frame.anonymous() == null ? memberOf(frame) : anonymousOf(frame);
    CodeBlock.Builder text = CodeBlock.builder();
    if (!frame.isPrinted()) return text.add("private static final ").add(member).build();
    text.add("private static final class $L$L {\n", frame.name(), frame.isGeneric() ? parameters() : "").indent();
    for (Variable captured : frame.captured()) {
      text.add("private final $L $L;\n", printer.typeOf(captured), storage.nameOf(captured));
    }
    if (!frame.captured().isEmpty()) text.add("\n").add(constructor(frame)).add("\n");
    if (!frame.isBound() && frame.declaration().getKind() == Tree.Kind.CLASS) text.add("static ");
    text.add(member);
    if (frame.hasFactories()) text.add(factories(frame));
    return text.unindent().add("}\n").build();
  }

  /** The type parameters of the run class, with their bounds. */
  private CodeBlock parameters() {
    List<CodeBlock> parameters = new ArrayList<>();
    for (TypeVariableName parameter : types.declarations()) {
      CodeBlock bounds = parameter.bounds().stream().map(bound -> CodeBlock.of("$T", bound)).collect(CodeBlock.joining(" & "));
      boolean isBounded = parameter.bounds().stream().anyMatch(bound -> !bound.equals(ClassName.OBJECT));
      parameters.add(isBounded ? CodeBlock.of("$T extends $L", parameter, bounds) : CodeBlock.of("$T", parameter));
    }
    return CodeBlock.of("<$L>", CodeBlock.join(parameters, ", "));
  }

  private CodeBlock constructor(Frame frame) {
    CodeBlock.Builder text = CodeBlock.builder();
    CodeBlock parameters =
        frame.captured().stream()
            .map(captured -> CodeBlock.of("$L $L", printer.typeOf(captured), storage.nameOf(captured)))
            .collect(CodeBlock.joining(", "));
    text.add("$L($L) {\n", frame.name(), parameters).indent();
    for (Variable captured : frame.captured()) text.add("this.$1L = $1L;\n", storage.nameOf(captured));
    return text.unindent().add("}\n").build();
  }

  /** Inside the frame, what is captured is a field with the name that the variable has in the run. */
  private Map<Variable, String> copies(Frame frame) {
    Map<Variable, String> copies = new LinkedHashMap<>();
    for (Variable captured : frame.captured()) copies.put(captured, storage.nameOf(captured));
    return copies;
  }

  private CodeBlock memberOf(Frame frame) {
    return CodeBlock.of("$L\n", printer.slicer().slice(frame.declaration(), copies(frame)));
  }

  /**
   * <pre>
   * new Base(E) { M }      final class X extends Base { X(T a0) { super(a0); } M }
   * </pre>
   */
  private CodeBlock anonymousOf(Frame frame) {
    AnonymousClass type = frame.anonymous();
    CodeBlock.Builder text = CodeBlock.builder();
    text.add(frame.isPrinted() ? "final " : "").add("class $L ", frame.memberName());
    CodeBlock supertype = supertype(frame);
    boolean isObject = supertype.toString().equals("java.lang.Object");
    if (!isObject) text.add(type.implementsInterface() ? "implements " : "extends ").add(supertype).add(" ");
    text.add("{");
    String enclosing = body.names().enclosingInstance(type.creation()).filter(printer.frames()::isInstance).map(storage::nameOf).orElse("");
    boolean needsConstructor = !enclosing.isEmpty() || !type.creation().getArguments().isEmpty() || type.mayThrow();
    if (needsConstructor) text.add("\n$>").add(anonymousConstructor(frame, enclosing)).add("$<");
    text.add(printer.slicer().sliceMembers(frame.declaration(), copies(frame)));
    return text.add("}\n").build();
  }

  private CodeBlock supertype(Frame frame) {
    int inferred = frame.anonymous().inferredArguments();
    Tree supertype = frame.anonymous().creation().getIdentifier();
    if (inferred == 0) return printer.slicer().slice(supertype, copies(frame));
    Tree name = ((ParameterizedTypeTree) supertype).getType();
    CodeBlock objects = Collections.nCopies(inferred, CodeBlock.of("$T", ClassName.OBJECT)).stream().collect(CodeBlock.joining(", "));
    return CodeBlock.of("$L<$L>", printer.slicer().slice(name, copies(frame)), objects);
  }

  private CodeBlock anonymousConstructor(Frame frame, String enclosing) {
    List<CodeBlock> parameters = new ArrayList<>();
    List<CodeBlock> passed = new ArrayList<>();
    List<? extends ExpressionTree> arguments = frame.anonymous().creation().getArguments();
    List<TypeMirror> argumentTypes = frame.anonymous().argumentTypes();
    for (int i = 0; i < arguments.size(); i++) {
      TypeMirror type = argumentTypes.get(i);
      if (type != null) parameters.add(CodeBlock.of("$T a$L", types.of(type), i));
      passed.add(type == null ? CodeBlock.of("null") : CodeBlock.of("a$L", i));
    }
    return CodeBlock.of("$L($L)$L {\n$>$Lsuper($L);\n$<}\n", frame.memberName(), CodeBlock.join(parameters, ", "),
        frame.anonymous().mayThrow() ? " throws Throwable" : "", enclosing.isEmpty() ? "" : enclosing + ".",
        CodeBlock.join(passed, ", "));
  }

  /** A method for each constructor: these can be referred to. */
  private CodeBlock factories(Frame frame) {
    CodeBlock.Builder text = CodeBlock.builder();
    boolean hasConstructor = false;
    for (Tree member : frame.declaration().getMembers()) {
      if (!(member instanceof MethodTree method) || !method.getName().contentEquals("<init>")) continue;
      hasConstructor = true;
      text.add("\n").add(factory(frame, method.getTypeParameters(), method.getParameters(), method.getThrows()));
    }
    if (!hasConstructor) text.add("\n").add(factory(frame, List.of(), List.of(), List.of()));
    return text.build();
  }

  /** {@code own} are the type parameters of the constructor. */
  private CodeBlock factory(Frame frame, List<? extends Tree> own, List<? extends VariableTree> parameters,
      List<? extends ExpressionTree> thrown) {
    ClassTree declaration = frame.declaration();
    List<Tree> variables = new ArrayList<>(declaration.getTypeParameters());
    variables.addAll(own);
    String arguments = declaration.getTypeParameters().stream().map(p -> p.getName().toString()).collect(Collectors.joining(", "));
    String type = frame.memberName() + (arguments.isEmpty() ? "" : "<" + arguments + ">");
    String passed = parameters.stream().map(p -> p.getName().toString()).collect(Collectors.joining(", "));
    return CodeBlock.builder()
        .add(variables.isEmpty() ? CodeBlock.of("") : CodeBlock.of("<$L> ", slices(frame, variables)))
        .add("$L $L($L)", type, frame.factory(), slices(frame, parameters))
        .add(thrown.isEmpty() ? CodeBlock.of("") : CodeBlock.of(" throws $L", slices(frame, thrown)))
        .add(" {\n$>return new $L($L);\n$<}\n", type, passed)
        .build();
  }

  private CodeBlock slices(Frame frame, List<? extends Tree> trees) {
    return trees.stream().map(tree -> printer.slicer().sliceCaptured(tree, copies(frame))).collect(CodeBlock.joining(", "));
  }
}
