package weft.processor;

import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import weft.processor.emit.BrokenCompanion;
import weft.processor.emit.CompanionClass;
import weft.processor.emit.RunClass;
import weft.processor.emit.SourceSlicer;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.DeclarationCheck;
import weft.processor.source.EnterErrors;
import weft.processor.source.GeneratorMethod;
import weft.processor.source.Names;
import weft.processor.source.Scopes;
import weft.processor.source.Settled;
import weft.processor.source.Validator;
import weft.processor.text.ClassName;
import weft.processor.weave.DirectCall;
import weft.processor.weave.DirectCalls;

/** The work of the rounds: from template methods to companions, and to what is woven later. */
final class Generation {
  private final Javac javac;
  private final Diagnostics diagnostics;
  private final DirectCalls directCalls;
  private final ElementTypeCheck elementTypes;
  private final MarkersOutside outside;
  private final UncertainAccess uncertainAccess;
  private final IndirectCalls indirectCalls;
  private final Verification verification;
  private final RepeatedErrors repeatedErrors;
  private final NativeImage nativeImage;
  private final Pipeline pipeline;
  private final RuntimeRelease runtimeRelease;
  private final Map<String, TreePath> paths = new LinkedHashMap<>();
  private final Set<JavaFileObject> sources = new LinkedHashSet<>();
  private Map<String, List<Body>> postponed = new LinkedHashMap<>();
  private final List<Failure> failures = new ArrayList<>();

  /** A fault of ours on the generators of {@code owner}, at {@code path}: where it is reported, javac may have let go of the trees. */
  private record Failure(TypeElement owner, TreePath path, String when, Throwable thrown) {}

  /** {@code directCalls} is null where they are switched off, {@code indirectCalls} where they are on, {@code verification}
   * where that is off. */
  Generation(Javac javac, Diagnostics diagnostics, DirectCalls directCalls, ElementTypeCheck elementTypes,
      MarkersOutside outside, UncertainAccess uncertainAccess, IndirectCalls indirectCalls, Verification verification,
      RepeatedErrors repeatedErrors, NativeImage nativeImage, Pipeline pipeline) {
    this.javac = javac;
    this.diagnostics = diagnostics;
    this.directCalls = directCalls;
    this.elementTypes = elementTypes;
    this.outside = outside;
    this.uncertainAccess = uncertainAccess;
    this.indirectCalls = indirectCalls;
    this.verification = verification;
    this.repeatedErrors = repeatedErrors;
    this.nativeImage = nativeImage;
    this.pipeline = pipeline;
    this.runtimeRelease = new RuntimeRelease(javac, diagnostics);
  }

  /** The tree of a class with template methods, as the rounds knew it. */
  TreePath pathOf(TypeElement owner) {
    return paths.get(owner.getQualifiedName().toString());
  }

  /** The classes whose companion waits for types that do not exist yet. */
  Set<String> postponed() {
    return postponed.keySet();
  }

  /** Reports where we failed on the generators of {@code type}, if we did, and what waits: javac has found no error that explains it. */
  void reportFailures(TypeElement type) {
    for (Failure failure : failures) if (failure.owner.getQualifiedName().contentEquals(type.getQualifiedName())) report(failure);
    diagnostics.reportWaiting(type);
  }

  private void report(Failure failure) {
    diagnostics.defect(failure.path.getCompilationUnit(), failure.path.getLeaf(), failure.when, failure.thrown);
  }

  void round(RoundEnvironment round) {
    TypeElement annotation = javac.elements().getTypeElement(GeneratorMethod.ANNOTATION);
    if (annotation == null) return; // no runtime on the path, so no template method either
    Scopes scopes = new Scopes(javac);
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      DeepStack.run(() -> outside.check(type, scopes));
      TreePath path = javac.trees().getPath(type);
      if (path != null) sources.add(path.getCompilationUnit().getSourceFile());
    }
    Map<TypeElement, List<ExecutableElement>> methods = new LinkedHashMap<>();
    for (String name : postponed.keySet()) addGenerators(javac.elements().getTypeElement(name), methods);
    postponed = new LinkedHashMap<>();
    for (Element element : round.getElementsAnnotatedWith(annotation)) {
      if (!(element instanceof ExecutableElement method)) continue;
      methods.computeIfAbsent((TypeElement) method.getEnclosingElement(), owner -> new ArrayList<>()).add(method);
    }
    if (methods.isEmpty() || !runtimeRelease.isOurs(methods.values().iterator().next().get(0))) return;
    methods.forEach((owner, all) -> generateGuarded(owner, all, scopes));
  }

  /**
   * After the rounds: no type is left to come, so what was not resolved is an error, which javac reports. A companion that
   * is missing for it is another error where somebody names it, so it is declared there. But javac imports nothing that is
   * written now, and stops at such an import: then the names are reported here.
   */
  void finish() {
    diagnostics.finishRounds(directCalls == null); // as in failed
    postponed.forEach((name, bodies) -> {
      TypeElement owner = javac.elements().getTypeElement(name);
      String companion = CompanionClass.nameFor(owner).simpleName();
      if (isInSources("import[^;]*\\b" + companion + "\\b")) {
        for (Body body : bodies) reportMissing(body, companion);
      } else {
        declareIfNamed(owner, bodies.stream().map(Body::method).toList());
      }
    });
  }

  /** For a class with errors: a companion that is missing would only be another one. */
  private void declareIfNamed(TypeElement owner, List<GeneratorMethod> methods) {
    if (isInSources("\\b" + CompanionClass.nameFor(owner).simpleName() + "\\b")) {
      write(owner, BrokenCompanion.print(owner, methods));
    }
  }

  private boolean isInSources(String pattern) {
    Pattern text = Pattern.compile(pattern);
    return sources.stream().anyMatch(source -> isIn(source, text));
  }

  private static boolean isIn(JavaFileObject source, Pattern text) {
    try {
      return text.matcher(source.getCharContent(true)).find();
    } catch (IOException e) {
      return false;
    }
  }

  private void reportMissing(Body body, String companion) {
    for (Tree name : body.names().unresolved()) {
      diagnostics.error(body.unit(), name, RefusalId.MISSING_NAME,
          name + " is not known here, so there is no " + companion + " to be imported; declare it");
    }
  }

  /** A fault of ours stops neither javac nor the other classes. */
  private void generateGuarded(TypeElement owner, List<ExecutableElement> methods, Scopes scopes) {
    try {
      DeepStack.run(() -> generate(owner, methods, scopes));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      failed(new Failure(owner, javac.trees().getPath(owner), "on the generators of " + owner.getQualifiedName(), e));
    }
  }

  /** A fault of ours in one method. What the stack is too small for is tried once more by {@link DeepStack}. */
  private void guard(ExecutableElement method, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | AssertionError e) {
      TypeElement owner = (TypeElement) method.getEnclosingElement();
      failed(new Failure(owner, javac.trees().getPath(method), "on the generator " + method + " of " + owner.getQualifiedName(), e));
    }
  }

  /**
   * A body with errors, which are javac's to report, may be the reason, so it waits until javac has found none; but what
   * never comes to direct calls may never come to that.
   */
  private void failed(Failure failure) {
    failures.add(failure);
    if (directCalls == null) report(failure);
  }

  /** How much has been refused, or not been done. */
  private int problems() {
    return diagnostics.count() + failures.size();
  }

  private static void addGenerators(TypeElement owner, Map<TypeElement, List<ExecutableElement>> methods) {
    for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
      if (GeneratorMethod.isAnnotated(method)) methods.computeIfAbsent(owner, o -> new ArrayList<>()).add(method);
    }
  }

  private void generate(TypeElement owner, List<ExecutableElement> methods, Scopes scopes) {
    List<GeneratorMethod> declared = new ArrayList<>();
    List<Body> bodies = new ArrayList<>();
    int before = problems();
    DeclarationCheck declarations = new DeclarationCheck(javac, diagnostics);
    for (ExecutableElement element : methods) {
      guard(element, () -> declarations.check(element).ifPresent(method -> {
        declared.add(method);
        Body body = Body.of(javac, method, Names.resolve(scopes, method));
        // What is not known may be the only reason to refuse it; then javac says that.
        if (!body.names().sawUnknownTypes()) check(body);
        bodies.add(body);
      }));
    }
    if (problems() > before) {
      declareIfNamed(owner, declared);
      return;
    }
    paths.put(owner.getQualifiedName().toString(), javac.trees().getPath(owner));
    boolean isKnown = bodies.size() == methods.size() && bodies.stream().noneMatch(body -> body.names().sawUnknownTypes());
    if (!isKnown || !Settled.isSettled(owner, javac)) {
      postponed.put(owner.getQualifiedName().toString(), bodies);
      return;
    }
    write(owner, bodies, scopes);
  }

  private void check(Body body) {
    EnterErrors.find(body).ifPresent(name -> {
      throw new IllegalStateException("the declaration of " + name + " is an error, and javac's to report");
    });
    Validator.accepts(body, diagnostics);
  }

  private void write(TypeElement owner, List<Body> bodies, Scopes scopes) {
    CompanionClass companion = new CompanionClass(owner, javac, scopes, directCalls != null);
    int before = problems();
    String text = print(bodies, companion);
    if (problems() > before) {
      declareIfNamed(owner, bodies.stream().map(Body::method).toList());
      return;
    }
    if (companion.sawUnknownTypes()) {
      postponed.put(owner.getQualifiedName().toString(), bodies);
      return;
    }
    if (!write(owner, text)) return;
    nativeImage.write(owner, companion);
    elementTypes.expect(owner);
    uncertainAccess.expect(bodies.get(0).unit(), companion.uncertain());
    if (indirectCalls != null) indirectCalls.allow(bodies.get(0).unit(), companion.redirected());
    if (verification != null) for (Body body : bodies) verification.expect(body, companion.redirected());
    if (directCalls != null) directCalls.expect(owner, calls(owner, bodies, companion));
  }

  /** The text of the companion; what is refused on the way is reported. */
  private String print(List<Body> bodies, CompanionClass companion) {
    int before = problems();
    Map<Body, RunClass> runs = new LinkedHashMap<>();
    for (Body body : bodies) {
      guard(body.method().element(), () -> {
        RunClass run = pipeline.run(body, companion);
        runs.put(body, run);
        for (Variable variable : run.undenotable()) reportUndenotable(body, variable);
      });
    }
    if (problems() > before) return "";
    String text = companion.print();
    runs.forEach((body, run) -> run.refusals().forEach(refusal -> report(body, refusal)));
    return text;
  }

  /** A member's type may be uncertain because there is none. */
  private void report(Body body, SourceSlicer.Refusal refusal) {
    if (refusal.id() == RefusalId.PRIVATE_MEMBER) {
      diagnostics.errorUnlessJavacs(body.method().owner(), body.unit(), refusal.at(), refusal.id(), refusal.message());
    } else {
      diagnostics.error(body.unit(), refusal.at(), refusal.id(), refusal.message());
    }
  }

  private boolean write(TypeElement owner, String text) {
    ClassName name = CompanionClass.nameFor(owner);
    try (Writer writer = javac.filer().createSourceFile(name.toString(), owner).openWriter()) {
      writer.write(text);
      repeatedErrors.expect(owner, name.toString());
      return true;
    } catch (FilerException e) {
      TreePath path = javac.trees().getPath(owner);
      diagnostics.error(path.getCompilationUnit(), path.getLeaf(), RefusalId.COMPANION_NAME,
          "the companion of " + owner.getQualifiedName() + " would be " + name
              + ", as another class or its companion is; rename one of the classes");
    } catch (IOException e) {
      javac.messager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + name + ": " + e.getMessage(), owner);
    }
    return false;
  }

  private void reportUndenotable(Body body, Variable variable) {
    boolean isWritten =
        variable.declaration() instanceof VariableTree tree && tree.getType() != null && !(tree.getType() instanceof UnionTypeTree);
    boolean isUnknown =
        isWritten && body.names().localClasses().namedIn(((VariableTree) variable.declaration()).getType()).isEmpty();
    if (isUnknown || body.names().sawUnknownTypes()) {
      throw new IllegalStateException("the type of " + variable.name() + " is not known"); // an error, and javac's to report
    }
    Tree at = variable.declaration() instanceof Tree tree ? tree : body.method().tree();
    String message =
        variable.kind() == Variable.Kind.LOCAL_CLASS
            ? "the local exception class " + variable.name() + " depends on type parameters and is used across a yield;"
                + " make it a member class, and pass it what it needs"
            : "the type of " + variable.name() + " cannot be written, but it lives across a yield, or in a class that does;"
                + " declare it with a type that has a name, or use it before the yield only";
    diagnostics.error(body.unit(), at, RefusalId.UNDENOTABLE, message);
  }

  private List<DirectCall> calls(TypeElement owner, List<Body> bodies, CompanionClass companion) {
    List<DirectCall> calls = new ArrayList<>();
    for (Body body : bodies) {
      ExecutableElement method = body.method().element();
      DirectCall call =
          DirectCall.of(method, owner, javac.elements(), javac.types(), companion.name().toString(),
              companion.factoryOf(body.method()), false);
      String sequence = companion.sequenceOf(body.method());
      calls.add(sequence == null ? call : call.constructing(sequence));
    }
    return calls;
  }
}
