package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import weft.processor.emit.CompanionClass;
import weft.processor.emit.RunClass;
import weft.processor.source.Body;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.weave.DirectCalls;
import weft.processor.weave.LargeMethods;

/** Errors in bodies are javac's to report: once, in the user's source, and without others that only follow from them. */
class BrokenBodyTest {
  private static String errors(Map<String, String> sources) {
    return InMemoryCompiler.withProcessor().compile(sources).errors().replaceAll("(?m)^  (symbol|location): .*\\R?", "").strip();
  }

  private static final String BROKEN =
      """
      package p;
      import weft.*;
      public class Broken {
        @Generator public static Sequence<Integer> bad() { Gen.yield(missing); return Gen.end(); }
        @Generator public static Sequence<Integer> good() { Gen.yield(1); return Gen.end(); }
        @Generator public <X extends Comparable<X>> Sequence<X> generic(X... xs) throws java.io.IOException { return Gen.end(); }
        static class Inner { @Generator Sequence<String> also() { Gen.yield(absent()); return Gen.end(); } }
      %s}
      """;

  private static final String ITS_ERRORS =
      """
      p/Broken.java:4:64: ERROR: cannot find symbol
      p/Broken.java:7:71: ERROR: cannot find symbol""";

  @Test
  void aMissingName() {
    assertEquals(ITS_ERRORS, errors(Map.of("p.Broken", BROKEN.formatted(""))));
  }

  @Test
  void theCompanionByNameInTheSameClass() {
    String use = "static void use() { for (int i : BrokenGenerators.good()) BrokenGenerators.bad(); }\n";
    assertEquals(ITS_ERRORS, errors(Map.of("p.Broken", BROKEN.formatted(use))));
  }

  private static final String USER =
      """
      class User {
        void use() throws java.io.IOException {
          for (int i : BrokenGenerators.good()) BrokenGenerators.bad();
          for (String s : BrokenGenerators.generic(new p.Broken(), "a", "b")) System.out.println(s.length());
        }
      }
      """;

  @Test
  void theCompanionByNameInTheSamePackage() {
    assertEquals(ITS_ERRORS, errors(Map.of("p.Broken", BROKEN.formatted(""), "p.User", "package p;\n" + USER)));
  }

  /** Only javac's last round knows that no other processor declares the name, so the warning cannot be helped. */
  @Test
  void theCompanionIsLateOnlyBesideAnError() {
    String user = "package p;\n" + USER;
    Compilation broken = InMemoryCompiler.withProcessor().compile(Map.of("p.Broken", BROKEN.formatted(""), "p.User", user));
    List<String> warnings = warnings(broken);
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).contains("BrokenGenerators") && warnings.get(0).contains("created in the last round"), warnings::toString);
    String fine = BROKEN.replace("missing", "1").replace("absent()", "\"\"").formatted("");
    assertEquals(List.of(), warnings(InMemoryCompiler.withProcessor().compile(Map.of("p.Broken", fine, "p.User", user)).checked()));
  }

  private static List<String> warnings(Compilation compilation) {
    return compilation.findings().stream().filter(Compilation.Finding::isWarning).map(Compilation.Finding::message).toList();
  }

  /** Javac stops at the import, so it never comes to the cause. */
  @Test
  void theCompanionImportedElsewhere() {
    String user = "package q;\nimport p.BrokenGenerators;\n" + USER;
    assertEquals(
        """
        q/User.java:2:9: ERROR: cannot find symbol
        p/Broken.java:4:64: ERROR: [MissingName] missing is not known here, so there is no BrokenGenerators to be imported; declare it (see docs/refusals.md#MissingName)""",
        errors(Map.of("p.Broken", BROKEN.formatted(""), "q.User", user)));
  }

  @Test
  void anErrorOutsideOfBodies() {
    String use = "static void use() { int i = BrokenGenerators.good(); }\n";
    String fine = BROKEN.replace("missing", "1").replace("absent()", "\"\"").formatted(use);
    assertEquals("p/Broken.java:8:50: ERROR: incompatible types: weft.Sequence<java.lang.Integer> cannot be converted to int",
        errors(Map.of("p.Broken", fine)));
  }

  /** What is refused is one error too, and none of those who call the companion. */
  @Test
  void theCompanionOfARefusedBody() {
    String refused = BROKEN.replace("Gen.yield(missing)", "Runnable r = () -> Gen.yield(1)").replace("absent()", "\"\"");
    String user = "package q;\nimport p.BrokenGenerators;\n" + USER;
    String errors = errors(Map.of("p.Broken", refused.formatted(""), "p.User", "package p;\n" + USER, "q.User", user));
    assertEquals(
        "p/Broken.java:4:73: ERROR: [YieldInLambda] a lambda body cannot yield for the generator around it; use a for loop"
            + " instead of a lambda (see docs/refusals.md#YieldInLambda)",
        errors);
  }

  /** One method that this processor fails on: it is named, and all else compiles. */
  @Test
  void aDefectIsOfOneMethod() {
    Map<String, String> sources = Map.of("p.Broken", BROKEN.replace("missing", "1").replace("absent()", "\"\"").formatted(""), "p.User", "package p;\n" + USER);
    assertOneDefect(InMemoryCompiler.plain().processor(() -> new FailingProcessor(false)).compile(sources).errors());
  }

  /** It waits until javac has found nothing in the class, and has begun to let go of its trees. */
  @Test
  void aDefectThatIsReportedWhenTheClassIsWritten() {
    Map<String, String> sources = Map.of("p.Broken", BROKEN.replace("missing", "1").replace("absent()", "\"\"").formatted(""));
    assertOneDefect(InMemoryCompiler.plain().processor(() -> new FailingProcessor(true)).compile(sources).errors());
  }

  private static void assertOneDefect(String errors) {
    assertTrue(errors.startsWith("p/Broken.java:4:46: ERROR: [Defect] Weft failed on the generator bad() of p.Broken: "), errors);
    assertTrue(errors.contains("IllegalStateException: oops at weft.processor.BrokenBodyTest"), errors);
    assertTrue(errors.endsWith("; please report it, with the class (see docs/refusals.md#Defect)"), errors);
    assertEquals(1, errors.lines().count(), errors);
  }

  /** Fails on methods named {@code bad}. */
  private static final class FailingProcessor extends AbstractProcessor {
    private final boolean isDirect;
    private Generation generation;

    FailingProcessor(boolean isDirect) {
      this.isDirect = isDirect;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      Javac javac =
          new Javac(JavacTask.instance(environment), Trees.instance(environment), environment.getElementUtils(),
              environment.getTypeUtils(), environment.getFiler(), environment.getMessager(), environment.getSourceVersion());
      Diagnostics diagnostics = new Diagnostics(javac);
      Pipeline pipeline =
          new Pipeline(diagnostics, new LargeMethods(javac.filer(), javac.elements()), new GraphDumps(null, javac.messager()), 0) {
            @Override
            RunClass run(Body body, CompanionClass companion) {
              if (body.method().name().equals("bad")) throw new IllegalStateException("oops");
              return super.run(body, companion);
            }
          };
      DirectCalls direct = isDirect ? new DirectCalls(javac.filer(), javac.elements(), false, (owner, message) -> {}) : null;
      generation =
          new Generation(javac, diagnostics, direct, new ElementTypeCheck(javac, diagnostics), new MarkersOutside(javac, diagnostics),
              new UncertainAccess(javac, diagnostics), null, null, new RepeatedErrors(DocTrees.instance(environment)), new NativeImage(javac, false),
              pipeline);
      if (isDirect) JavacTask.instance(environment).addTaskListener(new ReportingListener());
    }

    private final class ReportingListener implements TaskListener {
      @Override
      public void started(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.GENERATE && event.getTypeElement() != null) generation.reportFailures(event.getTypeElement());
      }
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!round.processingOver()) generation.round(round);
      return false;
    }
  }

  private static final String ONE =
      """
      package p;
      import weft.*;
      class %s {
        %s @Generator static Sequence<Integer> one() { Gen.yield(1); return Gen.end(); } %s
      }
      """;

  @Test
  void twoCompanionsOfOneName() {
    Map<String, String> sources =
        Map.of("p.A", ONE.formatted("A", "static class B {", "}"), "p.A_B", ONE.formatted("A_B", "", ""));
    assertEquals(
        "p/A_B.java:3:1: ERROR: [CompanionName] the companion of p.A_B would be p.A_BGenerators, as"
            + " another class or its companion is; rename one of the classes (see docs/refusals.md#CompanionName)",
        errors(sources));
  }

  @Test
  void aClassNamedLikeACompanion() {
    Map<String, String> sources = Map.of("p.A", ONE.formatted("A", "static class B {", "}"), "p.A_BGenerators", "package p;\nclass A_BGenerators {}\n");
    assertEquals(
        "p/A.java:4:10: ERROR: [CompanionName] the companion of p.A.B would be p.A_BGenerators, as"
            + " another class or its companion is; rename one of the classes (see docs/refusals.md#CompanionName)",
        errors(sources));
  }
}
