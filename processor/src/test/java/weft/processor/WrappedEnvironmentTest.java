package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.jetbrains.jps.javac.APIWrappers;
import org.junit.jupiter.api.Test;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;

/** Build tools wrap the environment that a processor is given. */
class WrappedEnvironmentTest {
  private static final String SOURCE =
      """
      import weft.*;
      class Numbers {
        @Generator static Sequence<Integer> two() { Gen.yield(1); Gen.yield(2); return Gen.end(); }
        static String run() { String all = ""; for (int i : two()) all += i; return all; }
        static class Inner { @Generator static Sequence<Integer> none() { return Gen.end(); } }
      }
      """;

  /** What all wrappers have in common. */
  private abstract static class Wrapper implements ProcessingEnvironment {
    abstract ProcessingEnvironment wrapped();

    @Override
    public Map<String, String> getOptions() {
      return wrapped().getOptions();
    }

    @Override
    public Messager getMessager() {
      return wrapped().getMessager();
    }

    @Override
    public Filer getFiler() {
      return wrapped().getFiler();
    }

    @Override
    public Elements getElementUtils() {
      return wrapped().getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return wrapped().getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return wrapped().getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return wrapped().getLocale();
    }
  }

  /** As Gradle's: the environment in a private field of this name, and a filer that keeps books. */
  private static final class OfGradle extends Wrapper {
    private final ProcessingEnvironment delegate;
    private final Filer filer;

    OfGradle(ProcessingEnvironment delegate, List<String> books) {
      this.delegate = delegate;
      this.filer = new Books(delegate.getFiler(), books);
    }

    @Override
    ProcessingEnvironment wrapped() {
      return delegate;
    }

    @Override
    public Filer getFiler() {
      return filer;
    }
  }

  /** As that of kapt: the field is in a superclass. */
  private static class OfKapt extends Wrapper {
    private final ProcessingEnvironment processingEnv;

    OfKapt(ProcessingEnvironment processingEnv) {
      this.processingEnv = processingEnv;
    }

    @Override
    ProcessingEnvironment wrapped() {
      return processingEnv;
    }
  }

  private static final class Derived extends OfKapt {
    Derived(ProcessingEnvironment environment) {
      super(environment);
    }
  }

  /** An isolating processor names one top-level origin for each file that it makes. */
  private record Books(Filer filer, List<String> books) implements Filer {
    private void enter(CharSequence name, Element... origins) {
      assertEquals(1, origins.length, "originating elements of " + name);
      Element top = origins[0];
      while (top.getEnclosingElement().getKind() != ElementKind.PACKAGE) top = top.getEnclosingElement();
      books.add(name + " of " + top);
    }

    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... origins) throws IOException {
      enter(name, origins);
      return filer.createSourceFile(name, origins);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... origins) throws IOException {
      enter(name, origins);
      return filer.createClassFile(name, origins);
    }

    @Override
    public FileObject createResource(
        JavaFileManager.Location location, CharSequence container, CharSequence name, Element... origins) throws IOException {
      enter(name, origins);
      return filer.createResource(location, container, name, origins);
    }

    @Override
    public FileObject getResource(JavaFileManager.Location location, CharSequence container, CharSequence name)
        throws IOException {
      return filer.getResource(location, container, name);
    }
  }

  /** The processor in an environment that is wrapped. */
  private static final class Inside extends AbstractProcessor {
    private final GeneratorProcessor processor = new GeneratorProcessor();
    private final UnaryOperator<ProcessingEnvironment> wrapping;

    Inside(UnaryOperator<ProcessingEnvironment> wrapping) {
      this.wrapping = wrapping;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
      return processor.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public void init(ProcessingEnvironment environment) {
      processor.init(wrapping.apply(environment));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }
  }

  private static InMemoryCompiler inside(UnaryOperator<ProcessingEnvironment> wrapping) {
    return InMemoryCompiler.plain().processor(() -> new Inside(wrapping));
  }

  private static void assertRuns(Compilation compilation) throws Exception {
    assertEquals("", compilation.errors());
    var run = compilation.loader().loadClass("Numbers").getDeclaredMethod("run");
    run.setAccessible(true);
    assertEquals("12", run.invoke(null));
  }

  @Test
  void gradleFindsOneOriginForEachFile() throws Exception {
    List<String> books = new ArrayList<>();
    assertRuns(inside(environment -> new OfGradle(environment, books)).compile("Numbers", SOURCE));
    assertTrue(books.contains("NumbersGenerators of Numbers"), books::toString);
    assertTrue(books.contains("Numbers_InnerGenerators of Numbers"), books::toString);
  }

  @Test
  void gradleIsToldThatTheProcessorIsIsolating() throws IOException {
    String descriptor = "META-INF/gradle/incremental.annotation.processors";
    try (InputStream in = GeneratorProcessor.class.getClassLoader().getResourceAsStream(descriptor)) {
      assertEquals(GeneratorProcessor.class.getName() + ",isolating\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void kapt() throws Exception {
    assertRuns(inside(Derived::new).compile("Numbers", SOURCE));
  }

  @Test
  void oneAroundTheOther() throws Exception {
    assertRuns(inside(environment -> new Derived(new OfGradle(environment, new ArrayList<>()))).compile("Numbers", SOURCE));
  }

  private static ProcessingEnvironment ofIntelliJ(ProcessingEnvironment environment) {
    return APIWrappers.wrap(ProcessingEnvironment.class, environment);
  }

  @Test
  void intelliJIsNeverPatched() {
    String errors = inside(WrappedEnvironmentTest::ofIntelliJ).compile("Numbers", SOURCE).errors();
    assertTrue(errors.contains("[DirectCalls] calls of the generators of Numbers cannot be made direct"), errors);
    assertTrue(errors.contains("-Aweft.direct=false"), errors);
  }

  @Test
  void intelliJWithCompanions() throws Exception {
    String source = SOURCE.replace("i : two()", "i : NumbersGenerators.two()");
    assertRuns(inside(WrappedEnvironmentTest::ofIntelliJ).options("-Aweft.direct=false").compile("Numbers", source));
  }
}
