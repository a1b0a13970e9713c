package weft.processor.weave;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import weft.Generator;
import weft.processor.RefusalId;

/**
 * Expects direct calls of all generators, with companions that the test wrote by hand: {@code p.Outer.Inner} has {@code
 * p.Outer_InnerGenerators}, and the factory has the name of its method.
 */
@SupportedAnnotationTypes("weft.Generator")
@SupportedOptions("test.intellij")
public final class WeavingProcessor extends AbstractProcessor {
  /** What was expected, for tests that run the processor themselves. */
  final List<DirectCall> calls = new ArrayList<>();

  /** Kept since the rounds, because the compiler has forgotten them when it generates. */
  private final Map<TypeElement, TreePath> paths = new HashMap<>();

  private Trees trees;
  private DirectCalls directCalls;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    trees = Trees.instance(environment);
    directCalls =
        new DirectCalls(
            environment.getFiler(),
            environment.getElementUtils(),
            environment.getOptions().containsKey("test.intellij"),
            (type, text) -> {
              TreePath path = paths.get(type);
              trees.printMessage(Diagnostic.Kind.ERROR, RefusalId.DIRECT_CALLS.before(text), path.getLeaf(), path.getCompilationUnit());
            });
    JavacTask.instance(environment).addTaskListener(directCalls);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (ExecutableElement method : ElementFilter.methodsIn(round.getElementsAnnotatedWith(Generator.class))) {
      TypeElement owner = (TypeElement) method.getEnclosingElement();
      DirectCall call =
          DirectCall.of(
              method,
              owner,
              processingEnv.getElementUtils(),
              processingEnv.getTypeUtils(),
              companion(owner),
              method.getSimpleName().toString(),
              true);
      calls.add(call);
      paths.put(owner, trees.getPath(owner));
      directCalls.expect(owner, List.of(call));
    }
    return false;
  }

  private String companion(TypeElement owner) {
    return processingEnv.getElementUtils().getBinaryName(owner).toString().replace('$', '_') + "Generators";
  }

  /** A class with a static generator and its companion. */
  static Map<String, String> numbers(String packageName) {
    String header = packageName.isEmpty() ? "" : "package " + packageName + "; ";
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put(
        prefix + "Numbers",
        header
            + """
            import weft.*;
            public class Numbers {
              public Numbers() {}
              @Generator public static Iterable<Integer> upTo(int n) {
                for (int i = 0; i < n; i++) Gen.yield(i);
                return Gen.end();
              }
              public static class Inner {
                public Inner() {}
                @Generator public Iterable<Integer> one() { Gen.yield(1); return Gen.end(); }
              }
            }
            """);
    sources.put(
        prefix + "NumbersGenerators",
        header
            + """
            public final class NumbersGenerators {
              private NumbersGenerators() {}
              public static Iterable<Integer> upTo(int n) {
                return () -> java.util.stream.IntStream.range(0, n).iterator();
              }
            }
            """);
    sources.put(
        prefix + "Numbers_InnerGenerators",
        header
            + """
            public final class Numbers_InnerGenerators {
              private Numbers_InnerGenerators() {}
              public static Iterable<Integer> one(Numbers.Inner receiver) { return java.util.List.of(1); }
            }
            """);
    return sources;
  }

  /** Calls both generators of {@link #numbers}. */
  static String callNumbers(ClassLoader loader, String packageName) throws ReflectiveOperationException {
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    Class<?> numbers = loader.loadClass(prefix + "Numbers");
    Class<?> inner = loader.loadClass(prefix + "Numbers$Inner");
    List<Object> elements = new ArrayList<>();
    ((Iterable<?>) numbers.getMethod("upTo", int.class).invoke(null, 3)).forEach(elements::add);
    Object receiver = inner.getConstructor().newInstance();
    ((Iterable<?>) inner.getMethod("one").invoke(receiver)).forEach(elements::add);
    return elements.toString();
  }
}
