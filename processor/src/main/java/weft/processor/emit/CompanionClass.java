package weft.processor.emit;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Part;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.GeneratorMethod;
import weft.processor.source.ReturnShape;
import weft.processor.source.Scopes;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.JavaFile;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeSpec;

/** The companion of a class with template methods: a static factory and a run class for each of them. */
public final class CompanionClass {
  /** Lint that the text of a body may cause once more in the companion, where nobody could suppress it. */
  private static final List<String> SUPPRESSED =
      List.of("unchecked", "rawtypes", "cast", "static", "deprecation", "removal", "fallthrough", "finally", "divzero",
          "try", "serial", "empty", "overloads", "synchronization", "varargs",
          "lossy-conversions", "this-escape", "restricted", "auxiliaryclass");

  private static final ClassName SEQUENCES = ClassName.get("weft.runtime", "Sequences");

  private final TypeElement owner;
  private final ClassName name;
  private final AccessClass access;
  private final Map<GeneratorMethod, RunClass> runs = new LinkedHashMap<>();
  private final Map<GeneratorMethod, SequenceClass> sequences = new LinkedHashMap<>();
  private final Map<GeneratorMethod, String> factories = new LinkedHashMap<>();
  private final Map<GeneratorMethod, ClassName> names = new HashMap<>();
  private final Set<String> runNames = new HashSet<>();
  private final List<String> signatures = new ArrayList<>();

  public CompanionClass(TypeElement owner, Javac javac, Scopes scopes, boolean isDirect) {
    this.owner = owner;
    this.name = nameFor(owner);
    this.access = new AccessClass(javac, scopes, owner, name, isDirect);
  }

  /** {@code NumbersGenerators} for {@code Numbers}, {@code Outer_InnerGenerators} for {@code Outer.Inner}. */
  public static ClassName nameFor(TypeElement owner) {
    ClassName type = ClassName.get(owner);
    return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + "Generators");
  }

  public ClassName name() {
    return name;
  }

  /** The name of the factory for {@code method}. */
  public String factoryOf(GeneratorMethod method) {
    return factories.get(method);
  }

  /** The binary name of the class of {@code method}'s sequences; null where it returns none. */
  public String sequenceOf(GeneratorMethod method) {
    SequenceClass sequence = sequences.get(method);
    return sequence == null ? null : sequence.name().reflectionName();
  }

  /** A run class of a method, which {@code parts} of {@code graph} become; it may be added. */
  public RunClass runClass(Body body, FlowGraph graph, List<Part> parts, ReturnShape shape) {
    return new RunClass(body, graph, parts, shape, names.computeIfAbsent(body.method(), method -> runName(body)), access);
  }

  private ClassName runName(Body body) {
    GeneratorMethod method = body.method();
    String base = AccessClass.capitalized(method.name());
    boolean isTaken =
        base.equals(owner.getSimpleName().toString())
            || base.equals(name.simpleName())
            || base.equals(access.name().simpleName())
            || base.equals(access.imported().name().simpleName())
            || isTypeParameter(base, method)
            || body.names().localClassNames().contains(base);
    return unique(isTaken ? base + "Run" : base, body);
  }

  private ClassName unique(String base, Body body) {
    String unique = base;
    for (int i = 2; body.names().localClassNames().contains(unique) || !runNames.add(unique); i++) unique = base + i;
    return name.nestedClass(unique);
  }

  private static boolean isTypeParameter(String simpleName, GeneratorMethod method) {
    if (method.element().getTypeParameters().stream().anyMatch(p -> p.getSimpleName().contentEquals(simpleName))) return true;
    for (Element e = method.owner(); e instanceof TypeElement type; e = e.getEnclosingElement()) {
      if (type.getTypeParameters().stream().anyMatch(p -> p.getSimpleName().contentEquals(simpleName))) return true;
    }
    return false;
  }

  /** Adds the run class of its method. */
  public void add(RunClass run) {
    GeneratorMethod method = run.body().method();
    runs.put(method, run);
    String factory = method.name();
    // A static method with the class's own instance as first parameter may look like an instance method's factory.
    for (int i = 2; signatures.contains(signature(factory, method, run)); i++) factory = method.name() + i;
    signatures.add(signature(factory, method, run));
    factories.put(method, factory);
    if (run.shape().kind() == ReturnShape.Kind.SEQUENCE) {
      sequences.put(method, new SequenceClass(unique(run.name().simpleName() + "Sequence", run.body()), method, run));
    }
  }

  private String signature(String factory, GeneratorMethod method, RunClass run) {
    List<String> types = new ArrayList<>();
    if (!method.isStatic()) types.add(erasure(owner.asType(), run));
    for (VariableElement parameter : method.element().getParameters()) types.add(erasure(parameter.asType(), run));
    return factory + types;
  }

  private static String erasure(TypeMirror type, RunClass run) {
    return run.body().javac().types().erasure(type).toString();
  }

  /** The calls in the bodies that go to a companion by name; known once it is printed. */
  public Set<Tree> redirected() {
    return access.redirected();
  }

  /** The accesses that are to be checked once types are known; known once it is printed. */
  public Map<Tree, UncertainUse> uncertain() {
    return access.uncertain();
  }

  /** Bridges mention types that are not known in this round; known once it is printed. */
  public boolean sawUnknownTypes() {
    return access.lookedUp().sawUnknownTypes();
  }

  /** What a native image has to know for the handles, as {@code reflect-config.json}; empty if there are none. Known once it is printed. */
  public Optional<String> reflectConfig() {
    if (access.lookedUp().isEmpty()) return Optional.empty();
    return Optional.of(access.lookedUp().asReflectConfig(access.name().reflectionName()));
  }

  /** The text of the source file. */
  public String print() {
    settleSlots();
    CodeBlock lint = SUPPRESSED.stream().map(key -> CodeBlock.of("$S", key)).collect(CodeBlock.joining(", ", "{", "}"));
    TypeSpec type =
        TypeSpec.of(name)
            .addJavadoc("The generators of {@code $L}, made by the Weft annotation processor.\n", owner.getQualifiedName())
            .addAnnotation(CodeBlock.of("@$T($L)", SuppressWarnings.class, lint))
            .addModifiers(Modifier.FINAL);
    if (isPublic(owner)) type.addModifiers(Modifier.PUBLIC);
    type.addMethod(MethodSpec.constructor().addModifiers(Modifier.PRIVATE));
    runs.forEach((method, run) -> type.addMethod(factory(method, run)));
    List<TypeSpec> classes = runs.values().stream().map(RunClass::print).toList();
    runs.forEach((method, run) -> {
      String starter = access.starters().of(factories.get(method));
      if (starter != null) type.addMethod(starter(starter, method, run));
    });
    type.addFields(access.printLabels());
    type.alwaysQualify(access.labels().names());
    type.addTypes(classes);
    sequences.forEach((method, sequence) ->
        type.addType(sequence.print(creation(runs.get(method), FactoryMethod.self(method.element())))));
    if (!access.isEmpty()) type.addType(access.print());
    if (!access.imported().isEmpty()) type.addType(access.imported().print());
    runs.values().forEach(run -> type.alwaysQualify(run.obscuredNames()));
    return new JavaFile(name.packageName(), type).print();
  }

  /** Generators that delegate to each other have primitive slots together, or not at all. */
  private void settleSlots() {
    boolean changes = true;
    while (changes) {
      changes = false;
      for (RunClass run : runs.values()) changes |= run.giveUpSlot(this::isDelivered);
    }
  }

  private boolean isDelivered(String factory, Slot slot) {
    return runs.keySet().stream().filter(m -> factories.get(m).equals(factory)).allMatch(m -> runs.get(m).slot() == slot);
  }

  static boolean isPublic(TypeElement type) {
    for (Element e = type; !(e instanceof PackageElement); e = e.getEnclosingElement()) {
      boolean isImplicitlyPublic = e.getEnclosingElement().getKind() == ElementKind.INTERFACE;
      if (!e.getModifiers().contains(Modifier.PUBLIC) && !isImplicitlyPublic) return false;
    }
    return true;
  }

  private MethodSpec factory(GeneratorMethod method, RunClass run) {
    ExecutableElement element = method.element();
    MethodSpec factory = FactoryMethod.declare(factories.get(method), method, run.types());
    factory.returns(run.types().of(element.getReturnType()));
    boolean isPublic = element.getModifiers().contains(Modifier.PUBLIC);
    if (isPublic && isPublic(owner)) factory.addModifiers(Modifier.PUBLIC);
    return factory.addStatement("return $L", result(method, run));
  }

  /** What a delegation calls in place of the factory: it wants a run only. */
  private MethodSpec starter(String name, GeneratorMethod method, RunClass run) {
    return FactoryMethod.declare(name, method, run.types())
        .addModifiers(Modifier.PRIVATE)
        .returns(run.type())
        .addStatement("return $L", creation(run, FactoryMethod.self(method.element())));
  }

  private CodeBlock creation(RunClass run, String self) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (Variable argument : run.arguments()) {
      arguments.add(
          switch (argument.kind()) {
            case RECEIVER -> CodeBlock.of("$L", self);
            case OUTER -> enclosing(run.outer(argument), self);
            default -> CodeBlock.of("$L", argument.name());
          });
    }
    return CodeBlock.of("new $T($L)", run.type(), CodeBlock.join(arguments, ", "));
  }

  /** From the receiver outwards to the instance of {@code outer}. */
  private CodeBlock enclosing(TypeElement outer, String self) {
    CodeBlock instance = CodeBlock.of("$L", self);
    for (TypeElement inner = owner; !inner.equals(outer); inner = (TypeElement) inner.getEnclosingElement()) {
      instance = CodeBlock.of("$T.$L($L)", access.name(), access.methods().enclosing(inner), instance);
    }
    return instance;
  }

  /** What the factory of a method hands out. */
  private CodeBlock result(GeneratorMethod method, RunClass run) {
    CodeBlock creation = creation(run, FactoryMethod.self(method.element()));
    return switch (run.shape().kind()) {
      case SEQUENCE -> sequences.get(method).creation();
      case ITERATOR, COROUTINE -> CodeBlock.of("$T.handOut($L)", SEQUENCES, creation);
      case FUTURE -> CodeBlock.of("$L.start()", creation);
      case PUBLISHER -> CodeBlock.of("$T.publisher(() -> $L)", SEQUENCES, creation);
      case STREAM ->
          CodeBlock.of("$T.of$L(() -> $L).stream()", SEQUENCES, run.shape().primitive() == null ? "" : run.slot().suffix(), creation);
    };
  }
}
