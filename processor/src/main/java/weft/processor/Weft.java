package weft.processor;

import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import weft.processor.weave.DirectCalls;
import weft.processor.weave.LargeMethods;

/** The processor on a javac: kept apart, so that a compiler without {@code com.sun.source} can load the entry class. */
final class Weft implements GeneratorProcessor.Rounds {
  private final Javac javac;
  private final Diagnostics diagnostics;
  private final Generation generation;
  private final Set<String> reported = new HashSet<>();

  Weft(ProcessingEnvironment environment) {
    Unwrapped unwrapped = Unwrapped.of(environment);
    JavacTask task = JavacTask.instance(unwrapped.environment());
    javac =
        new Javac(
            task,
            Trees.instance(unwrapped.environment()),
            unwrapped.environment().getElementUtils(),
            unwrapped.environment().getTypeUtils(),
            environment.getFiler(),
            environment.getMessager(), environment.getSourceVersion());
    diagnostics = new Diagnostics(javac);
    ElementTypeCheck elementTypes = new ElementTypeCheck(javac, diagnostics);
    boolean isDirect = !"false".equals(environment.getOptions().get(GeneratorProcessor.DIRECT));
    DirectCalls directCalls =
        isDirect ? new DirectCalls(javac.filer(), javac.elements(), unwrapped.isInsideIntelliJ(), this::reportIndirect) : null;
    MarkersOutside outside = new MarkersOutside(javac, diagnostics);
    UncertainAccess uncertainAccess = new UncertainAccess(javac, diagnostics);
    IndirectCalls indirectCalls = isDirect ? null : new IndirectCalls(javac, diagnostics);
    boolean isVerified = !"false".equals(environment.getOptions().get(GeneratorProcessor.VERIFY));
    Verification verification = isVerified ? new Verification(javac, diagnostics) : null;
    LargeMethods largeMethods = new LargeMethods(javac.filer(), javac.elements());
    int split = Integer.parseInt(environment.getOptions().getOrDefault(GeneratorProcessor.SPLIT, "0"));
    GraphDumps dumps = new GraphDumps(environment.getOptions().get(GeneratorProcessor.DUMP), javac.messager());
    RepeatedErrors repeatedErrors = new RepeatedErrors(DocTrees.instance(unwrapped.environment()));
    Pipeline pipeline = new Pipeline(diagnostics, largeMethods, dumps, split);
    NativeImage nativeImage = new NativeImage(javac, "true".equals(environment.getOptions().get(GeneratorProcessor.NATIVE_IMAGE)));
    generation =
        new Generation(javac, diagnostics, directCalls, elementTypes, outside, uncertainAccess, indirectCalls,
            verification, repeatedErrors, nativeImage, pipeline);
    task.addTaskListener(repeatedErrors);
    task.addTaskListener(uncertainAccess);
    task.addTaskListener(largeMethods);
    if (indirectCalls != null) task.addTaskListener(indirectCalls);
    task.addTaskListener(outside);
    task.addTaskListener(elementTypes);
    if (verification != null) task.addTaskListener(verification);
    if (directCalls != null) task.addTaskListener(directCalls);
    task.addTaskListener(new Unfinished());
  }

  @Override
  public void round(RoundEnvironment round) {
    if (round.processingOver()) {
      generation.finish();
    } else {
      generation.round(round);
    }
  }

  private void reportIndirect(TypeElement owner, String message) {
    reportAtClass(owner, RefusalId.DIRECT_CALLS.before(message));
  }

  private void reportAtClass(TypeElement owner, String message) {
    TreePath path = generation.pathOf(owner);
    if (path == null) {
      javac.messager().printMessage(Diagnostic.Kind.ERROR, message);
    } else {
      javac.trees().printMessage(Diagnostic.Kind.ERROR, message, path.getLeaf(), path.getCompilationUnit());
    }
  }

  /**
   * A class that compiles although its companion was never generated: some name in it was not resolved, or we failed.
   * Where javac finds errors in it, they say why; where it finds none, this must not pass silently.
   */
  private final class Unfinished implements TaskListener {
    @Override
    public void started(TaskEvent event) {
      TypeElement type = event.getTypeElement();
      if (event.getKind() != TaskEvent.Kind.GENERATE || type == null) return;
      generation.reportFailures(type);
      String name = type.getQualifiedName().toString();
      if (generation.postponed().contains(name) && reported.add(name)) {
        reportAtClass(type, RefusalId.UNRESOLVED.before("Weft could not resolve all names in the generators of " + name
            + ", although they compile; this is a defect of Weft: please report it"));
      }
    }
  }
}
