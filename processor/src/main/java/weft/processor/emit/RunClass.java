package weft.processor.emit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Liveness;
import weft.processor.flow.Part;
import weft.processor.flow.Releases;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.PrivateTypes;
import weft.processor.source.ReturnShape;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.FieldSpec;
import weft.processor.text.MethodSpec;
import weft.processor.text.ParameterizedTypeName;
import weft.processor.text.TypeName;
import weft.processor.text.TypeSpec;

/** The state machine of one template method: the class of its runs. */
public final class RunClass {
  private static final String RUNTIME = "weft.runtime";

  private final Body body;
  private final FlowGraph graph;
  private final ReturnShape shape;
  private final ClassName name;
  private final TypeNames types;
  private final List<Variable> arguments;
  private final Map<Block, Set<Variable>> releases;
  private final AdvanceParts parts;
  private final Storage storage;
  private final CodePrinter printer;
  private final SourceNames text;
  private final AccessEdits access;
  private Slot slot;
  private final Set<Variable> assigned = new LinkedHashSet<>();

  /** {@code parts}: the methods that the graph becomes. */
  RunClass(Body body, FlowGraph graph, List<Part> parts, ReturnShape shape, ClassName name, AccessClass access) {
    this.body = body;
    this.access = new AccessEdits(body, access);
    this.graph = graph;
    this.shape = shape;
    this.name = name;
    this.types = TypeNames.of(body.method());
    this.arguments = argumentsUsed();
    Liveness liveness = Liveness.of(graph);
    this.releases = Releases.add(graph, liveness, Set.copyOf(arguments), references(liveness));
    this.parts = new AdvanceParts(graph, parts);
    this.text = SourceNames.of(body.method().tree(), body.names());
    text.identifiers().addAll(name.simpleNames());
    text.identifiers().add(access.name().simpleName());
    this.storage = Storage.of(graph, liveness, arguments, this.parts, text, body);
    this.printer = new CodePrinter(body, graph, storage, types, this.access);
    this.slot = chooseSlot();
    for (Block block : graph.blocks()) {
      for (Step step : block.steps()) if (step instanceof Step.Assign assign) assigned.add(assign.target());
    }
    assigned.addAll(body.names().writtenIn(body.block()));
  }

  /** What will be a field of reference type. */
  private Set<Variable> references(Liveness liveness) {
    Set<Variable> fields = new LinkedHashSet<>(arguments);
    for (Block block : graph.blocks()) fields.addAll(liveness.across(block));
    fields.removeIf(field -> field.isConstant() || !isReference(field));
    return fields;
  }

  private boolean isReference(Variable variable) {
    return switch (variable.kind()) {
      case LOCAL_CLASS -> true;
      case OUTER, SYNTHETIC -> !isPrimitive(variable);
      default -> body.declaredType(variable).map(type -> !type.getKind().isPrimitive()).orElse(true);
    };
  }

  /** The variables that would have to be written with a type that cannot be. */
  public List<Variable> undenotable() {
    List<Variable> found = new ArrayList<>(storage.in(Storage.Place.FIELD));
    found.addAll(storage.in(Storage.Place.TOP));
    for (Frame frame : printer.frames().all()) found.addAll(frame.captured());
    found.removeIf(printer::isKnown);
    found.addAll(graph.untyped());
    for (Frame frame : printer.frames().all()) if (frame.isGeneric() && isThrowable(frame)) found.add(frame.variable());
    return found;
  }

  /** The classes of exceptions are in no generic class (JLS 8.1.2). */
  private boolean isThrowable(Frame frame) {
    Tree supertype =
        frame.anonymous() == null ? frame.declaration().getExtendsClause() : frame.anonymous().creation().getIdentifier();
    return body.names().localClasses().isThrowable(supertype);
  }

  /** The name of its class file. */
  public String binaryName() {
    return name.reflectionName();
  }

  /** Whether it can be printed, and what is printed means the same as the source. It is used up by that. */
  public boolean tryToPrint() {
    if (!undenotable().isEmpty()) return false;
    print();
    return refusals().isEmpty();
  }

  /** Whatever the text needs and bridges cannot do; known once it is printed. */
  public List<SourceSlicer.Refusal> refusals() {
    List<SourceSlicer.Refusal> refusals = new ArrayList<>(printer.refusals());
    for (Variable variable : body.names().variables()) {
      TypeElement hidden = body.declaredType(variable).map(PrivateTypes::in).orElse(null);
      if (hidden != null) refusals.add(SourceSlicer.Refusal.privateType((Tree) variable.declaration(), hidden, variable.name()));
    }
    return refusals;
  }

  /** The receiver, the instances around it and the parameters. */
  List<Variable> possibleArguments() {
    List<Variable> arguments = new ArrayList<>();
    body.names().receiver().ifPresent(arguments::add);
    arguments.addAll(body.names().outers().values());
    for (Variable variable : body.names().variables()) {
      if (variable.kind() == Variable.Kind.PARAMETER) arguments.add(variable);
    }
    return arguments;
  }

  /** Those of them that the body uses at all. */
  private List<Variable> argumentsUsed() {
    Set<Variable> mentioned = new LinkedHashSet<>();
    for (Block block : graph.blocks()) {
      for (Step step : block.steps()) mentioned.addAll(step.mentions());
      if (block.terminator().code() != null) mentioned.addAll(block.terminator().code().mentions());
    }
    List<Variable> arguments = possibleArguments();
    arguments.retainAll(mentioned);
    return arguments;
  }

  List<Variable> arguments() {
    return arguments;
  }

  /** The names of variables that would obscure a type of the same name (JLS 6.4.2). */
  Set<String> obscuredNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Storage.Place place : Storage.Place.values()) {
      for (Variable variable : storage.in(place)) names.add(storage.nameOf(variable));
    }
    for (Variable variable : body.names().variables()) names.add(variable.name());
    names.addAll(body.names().localClassNames());
    names.addAll(printer.frames().classNames());
    return names;
  }

  ClassName name() {
    return name;
  }

  TypeNames types() {
    return types;
  }

  Slot slot() {
    return slot;
  }

  ReturnShape shape() {
    return shape;
  }

  Body body() {
    return body;
  }

  /** The class with its type arguments, as it is constructed. */
  TypeName type() {
    return types.arguments().isEmpty()
        ? name
        : ParameterizedTypeName.get(name, types.arguments().toArray(TypeName[]::new));
  }

  /**
   * A primitive slot where the return type asks for one; and for boxes of {@code int}, {@code long} and {@code double}
   * where every yield certainly has just that type.
   */
  private Slot chooseSlot() {
    if (shape.primitive() != null) return slotOf(shape.primitive());
    if (shape.isAnswered()) return Slot.OBJECT;
    Slot wanted =
        switch (shape.element().toString()) {
          case "java.lang.Integer" -> Slot.INT;
          case "java.lang.Long" -> Slot.LONG;
          case "java.lang.Double" -> Slot.DOUBLE;
          default -> Slot.OBJECT;
        };
    for (Block block : graph.blocks()) {
      if (block.terminator() instanceof Terminator.Yield y && slotOf(kindOf(valueOf(y))) != wanted) return Slot.OBJECT;
    }
    return wanted;
  }

  /**
   * Gives up a primitive slot where a delegate may deliver boxes of its own, or null.
   *
   * @param beside whether all factories of a name deliver from a slot
   * @return whether the slot changed
   */
  boolean giveUpSlot(BiPredicate<String, Slot> beside) {
    if (slot == Slot.OBJECT || shape.primitive() != null) return false;
    for (Block block : graph.blocks()) {
      Terminator end = block.terminator();
      if (!(end instanceof Terminator.YieldAll) && !(end instanceof Terminator.Delegate)) continue;
      String factory = printer.factoryBeside(end.code());
      boolean fits = factory == null ? delivered(end.code()) == slot : beside.test(factory, slot);
      if (!fits) {
        slot = Slot.OBJECT;
        return true;
      }
    }
    return false;
  }

  /** What a source delivers by its type. */
  private Slot delivered(Code source) {
    TypeMirror type =
        source.parts().get(0) instanceof ExpressionTree tree ? body.certainType(tree).orElse(null) : null;
    if (type instanceof ArrayType array) return slotOf(array.getComponentType().getKind());
    return type == null ? Slot.OBJECT : ReturnShape.of(type, body.javac())
        .filter(s -> s.primitive() != null).map(s -> slotOf(s.primitive())).orElse(Slot.OBJECT);
  }

  /** The tree of the value, or null where that is none: the result of another suspension, say. */
  private static ExpressionTree valueOf(Terminator.Yield yield) {
    return yield.value().parts().get(0) instanceof ExpressionTree value ? value : null;
  }

  private TypeKind kindOf(ExpressionTree value) {
    if (value == null) return TypeKind.OTHER;
    return body.certainType(value).map(TypeMirror::getKind).orElse(TypeKind.OTHER);
  }

  private static Slot slotOf(TypeKind kind) {
    return switch (kind) {
      case INT -> Slot.INT;
      case LONG -> Slot.LONG;
      case DOUBLE -> Slot.DOUBLE;
      default -> Slot.OBJECT;
    };
  }

  /** A constant is narrowed to the box that is wanted (JLS 5.2), which the slot of an object cannot tell. */
  CodeBlock converted(ExpressionTree value, CodeBlock text) {
    TypeName narrow =
        switch (shape.element().toString()) {
          case "java.lang.Byte" -> TypeName.BYTE;
          case "java.lang.Short" -> TypeName.SHORT;
          case "java.lang.Character" -> TypeName.CHAR;
          default -> null;
        };
    boolean isNarrowed = narrow != null && value != null && body.names().constants().value(value).isPresent();
    if (isNarrowed) return CodeBlock.of("($T) ($L)", narrow, text);
    if (shape.isAnswered()) return isTyped(value) ? text : CodeBlock.of("($T) ($T) ($L)", types.of(shape.element()), Object.class, text);
    return slot == Slot.OBJECT || slot.accepts(kindOf(value)) ? text : slot.converted(text);
  }

  /** Answers and results that pass through a coroutine may have no type but {@code Object}. */
  private boolean isTyped(ExpressionTree value) {
    if (isObject(shape.element())) return true;
    if (value == null || value.getKind() == Tree.Kind.NULL_LITERAL) return value != null;
    return body.certainType(value).map(type -> !isObject(type)).orElse(false);
  }

  private static boolean isObject(TypeMirror type) {
    return type.toString().equals("java.lang.Object");
  }

  TypeSpec print() {
    List<Variable> fields = storage.in(Storage.Place.FIELD);
    List<Variable> references = fields.stream().filter(field -> !isPrimitive(field)).toList();
    TypeSpec type =
        TypeSpec.of(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addTypeVariables(types.declarations())
            .superclass(superclass());
    for (Variable variable : body.names().variables()) { // in order: one may need another (JLS 8.3.3)
      if (storage.placeOf(variable) == Storage.Place.CONSTANT) type.addField(constantField(variable));
    }
    List<MethodSpec> methods = parts.print(storage, printer, (yield, text) -> converted(valueOf(yield), text), releases);
    for (Variable field : fields) type.addField(field(field));
    if (!arguments.isEmpty()) type.addMethod(constructor());
    methods.forEach(type::addMethod);
    if (!parts.areSeveral()) PushMethod.print(this, text, access).ifPresent(type::addMethod);
    CodeBlock abandonPoints = parts.abandonPoints();
    if (abandonPoints != null) {
      type.addMethod(override("abandonPoint", TypeName.INT).addParameter(TypeName.INT, "state").addCode(abandonPoints));
    }
    CodeBlock members = localClasses();
    if (!members.isEmpty()) type.addMembers(members);
    if (!references.isEmpty()) {
      MethodSpec clear = override("clear", TypeName.VOID);
      for (Variable field : references) clear.addCode("$L = null;\n", storage.nameOf(field));
      type.addMethod(clear);
    }
    return type.addMethod(lines());
  }

  private TypeName superclass() {
    return switch (shape.kind()) {
      case COROUTINE -> ParameterizedTypeName.get(
          ClassName.get(RUNTIME, "CoroutineRun"), types.of(shape.element()), types.of(shape.answer()), types.of(shape.result()));
      case FUTURE -> ParameterizedTypeName.get(ClassName.get(RUNTIME, "FutureRun"), types.of(shape.result()));
      case PUBLISHER -> ParameterizedTypeName.get(ClassName.get(RUNTIME, "PublisherRun"), types.of(shape.element()));
      default -> slot.superclass(types.of(shape.element()));
    };
  }

  /** What {@code weft.runtime.SourceLines} reads. */
  private MethodSpec lines() {
    TypeElement owner = body.method().owner();
    String text =
        String.join("|", body.position(body.method().tree()).file(), body.javac().elements().getBinaryName(owner),
            body.method().name(), name.topLevelClassName().reflectionName(), parts.suspensions(), "");
    return override("lines", ClassName.get(String.class)).addStatement("return $L", CodeBlock.literalWithLines(text));
  }

  /** The local classes that become members. */
  private CodeBlock localClasses() {
    CodeBlock.Builder members = CodeBlock.builder();
    for (Code declaration : graph.localClasses()) {
      ClassTree tree = (ClassTree) declaration.parts().get(0);
      members.add(tree.getKind() == Tree.Kind.CLASS ? "static " : "").add(printer.print(declaration).text()).add("\n");
    }
    return members.add(new FramePrinter(body, storage, printer, types).print()).build();
  }

  private MethodSpec override(String method, TypeName returns) {
    return MethodSpec.method(method).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED).returns(returns);
  }

  private boolean isPrimitive(Variable variable) {
    return typeOf(variable).isPrimitive();
  }

  TypeName typeOf(Variable variable) {
    if (variable.kind() == Variable.Kind.SYNTHETIC) {
      Object type = variable.declaration();
      return type instanceof Class<?> c ? TypeName.get(c) : types.of((TypeMirror) type);
    }
    if (variable.kind() == Variable.Kind.OUTER) {
      return types.of(outer(variable).asType());
    }
    Optional<TypeMirror> declared = body.declaredType(variable);
    return declared.isPresent() ? types.of(declared.get()) : printer.typeName(variable);
  }

  /** The name of the field that {@code variable} is. */
  String fieldOf(Variable variable) {
    return storage.nameOf(variable);
  }

  /** The class whose instance {@code variable} is. */
  TypeElement outer(Variable variable) {
    return body.names().outers().entrySet().stream()
        .filter(outer -> outer.getValue() == variable)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private FieldSpec field(Variable variable) {
    FieldSpec field = FieldSpec.of(typeOf(variable), storage.nameOf(variable), Modifier.PRIVATE);
    boolean isFinal = arguments.contains(variable) && isPrimitive(variable) && !assigned.contains(variable);
    return isFinal ? field.addModifiers(Modifier.FINAL) : field;
  }

  private FieldSpec constantField(Variable variable) {
    VariableTree declaration = (VariableTree) variable.declaration();
    return FieldSpec.of(typeOf(variable), storage.nameOf(variable), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(printer.slice(declaration.getInitializer()));
  }

  private MethodSpec constructor() {
    MethodSpec constructor = MethodSpec.constructor();
    for (Variable argument : arguments) {
      constructor.addParameter(typeOf(argument), storage.nameOf(argument));
      constructor.addCode("this.$1L = $1L;\n", storage.nameOf(argument));
    }
    return constructor;
  }
}
