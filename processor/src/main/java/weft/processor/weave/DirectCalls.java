package weft.processor.weave;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Weaves each class file that has template methods, right after javac has written it.
 *
 * <p>That a class was generated does not mean that its class file is here to be woven: javac writes none once there
 * are errors, and a build tool may keep it to itself while that of an earlier build lies on the disk. So the places
 * where it may be are read before and after, and only a file that was written in between counts.
 */
public final class DirectCalls implements TaskListener {
  private static final String REMEDY =
      "; pass -Aweft.direct=false and call the companion %s, or let the IDE delegate its builds to Maven or Gradle";

  private final ClassFiles classFiles;
  private final Elements elements;
  private final boolean isInsideIntelliJ;
  private final BiConsumer<TypeElement, String> errors;
  private final Map<String, Expectation> expected = new HashMap<>();

  /** What the places for the class that is being generated held before, the likeliest place first. */
  private final Map<ClassFile, ClassFile.Version> before = new LinkedHashMap<>();

  /** Whether class files were seen to be written where the filer finds them. */
  private boolean isOutputVisible;

  private boolean hasFailed;

  /** The first class of which nothing was seen to be written; null if there is none. */
  private Unwritten unwritten;

  /** The calls to be woven into one class, and the class as the rounds knew it. */
  private record Expectation(TypeElement owner, List<DirectCall> calls) {}

  private record Unwritten(String key, TypeElement type, String methodName) {}

  /**
   * A listener for {@link com.sun.source.util.JavacTask#addTaskListener}.
   *
   * @param isInsideIntelliJ whether IntelliJ's own builder runs javac: the class files on the disk are those of an
   *     earlier build then, and are left alone
   * @param errors told, at most once for a class, what is wrong and what to do; the class is the element that {@link
   *     #expect} was given. By then {@link javax.annotation.processing.Messager} finds no position for it any more, but
   *     {@link com.sun.source.util.Trees#printMessage} does, for a tree that was kept since the rounds
   */
  public DirectCalls(
      Filer filer, Elements elements, boolean isInsideIntelliJ, BiConsumer<TypeElement, String> errors) {
    this.classFiles = new ClassFiles(filer, elements);
    this.elements = elements;
    this.isInsideIntelliJ = isInsideIntelliJ;
    this.errors = errors;
  }

  /**
   * Has these calls woven when {@code owner} is generated, with those of earlier calls. A class that never is generated
   * ({@code -proc:only}, errors) is of no concern.
   */
  public void expect(TypeElement owner, List<DirectCall> calls) {
    if (!calls.isEmpty()) {
      expected
          .computeIfAbsent(key(owner), any -> new Expectation(owner, new ArrayList<>()))
          .calls()
          .addAll(calls);
    }
  }

  /** Elements of one round are not those of the next, so they do not identify a class; the name in its module does. */
  private String key(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    return (module == null ? "" : module.getQualifiedName()) + "/" + elements.getBinaryName(type);
  }

  @Override
  public void started(TaskEvent event) {
    guard(event, this::rememberBefore);
  }

  @Override
  public void finished(TaskEvent event) {
    guard(event, this::weaveAfter);
  }

  private interface Reaction {
    /** Reacts to an event about a class of which {@code calls} are expected, often none. */
    void to(TaskEvent event, List<DirectCall> calls) throws IOException;
  }

  /** Keeps all exceptions here: one that a listener throws crashes the compiler. */
  private void guard(TaskEvent event, Reaction reaction) {
    // For module-info there is a type element, but one that Elements cannot take.
    TypeElement type = event.getTypeElement();
    if (event.getKind() != TaskEvent.Kind.GENERATE
        || expected.isEmpty()
        || type == null
        || type.getSimpleName().contentEquals("module-info")) {
      return;
    }
    String key = null;
    try {
      key = key(type);
      List<DirectCall> calls = expected.containsKey(key) ? expected.get(key).calls() : List.of();
      reaction.to(event, calls);
    } catch (WeavingException e) {
      fail(key, e.getMessage());
    } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
      fail(key, "its class file cannot be rewritten (" + e + ")");
    }
  }

  /** Other classes are watched too, until one shows that the output can be seen. */
  private void rememberBefore(TaskEvent event, List<DirectCall> calls) throws IOException {
    failIfJavacGoesOn(event.getTypeElement());
    before.clear();
    if (isInsideIntelliJ || calls.isEmpty() && isOutputVisible) {
      return;
    }
    for (ClassFile file : classFiles.candidates(event.getTypeElement(), event.getSourceFile())) {
      before.put(file, file.read());
    }
  }

  private void weaveAfter(TaskEvent event, List<DirectCall> calls) throws IOException {
    if (isInsideIntelliJ && !calls.isEmpty()) {
      throw new WeavingException("IntelliJ's own builder keeps class files in memory until its build ends");
    }
    for (ClassFile file : before.keySet()) {
      ClassFile.Version written = file.read();
      if (written.isNewerThan(before.get(file))) {
        isOutputVisible = true;
        if (!calls.isEmpty()) {
          file.replace(written, ClassWeaver.weave(written.content(), calls));
          expected.remove(key(event.getTypeElement()));
        }
        return;
      }
    }
    if (!calls.isEmpty()) {
      judgeUnwritten(event.getTypeElement(), calls);
    }
  }

  /**
   * Where other class files are seen, one is missing only because of errors: the compilation has failed already, with
   * better messages than any from here. Elsewhere the class may have gone where nobody can follow.
   */
  private void judgeUnwritten(TypeElement type, List<DirectCall> calls) {
    if (!isOutputVisible && !hasFailed && unwritten == null) {
      unwritten = new Unwritten(key(type), type, calls.get(0).methodName());
    }
  }

  /**
   * Javac may have found a class too large only when it was to be written; then it generates no other one. Elsewhere at
   * least the companion comes later: what a processor makes stands behind what it was made for.
   */
  private void failIfJavacGoesOn(TypeElement next) {
    if (unwritten == null || outermost(next).equals(outermost(unwritten.type))) {
      return;
    }
    fail(
        unwritten.key,
        "the compiler wrote no class file where annotation processors could find it, so if there is no other error,"
            + " this build tool keeps class files to itself and the code of "
            + unwritten.methodName
            + " cannot be replaced");
    unwritten = null;
  }

  private static Element outermost(TypeElement type) {
    Element outer = type;
    while (outer.getEnclosingElement() instanceof TypeElement enclosing) {
      outer = enclosing;
    }
    return outer;
  }

  private void fail(String key, String reason) {
    Expectation failed = expected.remove(key);
    if (failed == null) {
      return;
    }
    hasFailed = true;
    String companion = failed.calls().get(0).companionName();
    errors.accept(
        failed.owner(),
        "calls of the generators of "
            + failed.owner().getQualifiedName()
            + " cannot be made direct: "
            + reason
            + REMEDY.formatted(companion));
  }
}
