package weft.processor.lower;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import weft.Generator;
import weft.processor.Javac;
import weft.processor.flow.Block;
import weft.processor.flow.ClosingYields;
import weft.processor.flow.Code;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Region;
import weft.processor.flow.Simplifier;
import weft.processor.source.Body;
import weft.processor.source.GeneratorMethod;
import weft.processor.source.Names;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;

/** Lowers a body in the first round of a compilation that must succeed. */
final class LoweredBody {
  private LoweredBody() {}

  /** The graph as lowering leaves it, without the blocks behind jumps that nothing reaches. */
  static String dump(String parameters, String body) {
    return inRound(parameters, body, resolved -> {
      FlowGraph graph = StatementLowering.lower(resolved);
      graph.removeUnreachable();
      return show(graph);
    });
  }

  /** The graph as layout gets it. */
  static String simplified(String parameters, String body) {
    return inRound(parameters, body, resolved -> {
      FlowGraph graph = StatementLowering.lower(resolved);
      ClosingYields.mark(graph, Code.of("rethrow();"));
      Simplifier.simplify(graph);
      return show(graph);
    });
  }

  /** The regions, which the dump of a graph does not describe, and the dump. */
  private static String show(FlowGraph graph) {
    Set<Region> regions = new LinkedHashSet<>();
    for (Block block : graph.blocks()) {
      for (Region region = block.region(); region != null; region = region.parent()) regions.add(region);
    }
    StringBuilder text = new StringBuilder();
    regions.stream().sorted(Comparator.comparing(Region::toString)).forEach(region -> {
      text.append(region).append(region.parent() == null ? "" : " in " + region.parent()).append(':');
      if (region.lock() != null) text.append(" synchronized ").append(region.lock());
      for (Region.Handler handler : region.handlers()) {
        Object types = handler.types() instanceof Class<?> type ? type.getSimpleName() : handler.types();
        text.append(" catch ").append(types).append(' ').append(handler.parameter()).append(' ').append(handler.entry());
      }
      text.append('\n');
    });
    return text.append(graph).toString();
  }

  private static String inRound(String parameters, String body, Function<Body, String> answer) {
    Lowering lowering = new Lowering(answer);
    String source =
        """
        import weft.*;
        import java.util.*;
        abstract class Input {
          static void use(Object o) {}
          static boolean test() { return true; }
          static <T> T any() { return null; }
          static <T> T same(T t) { return t; }
          static AutoCloseable open() { return null; }
          enum Color { RED, GREEN, BLUE }
          @Generator
          static Sequence<Object> method(%s) throws Exception {
        %s
          }
        }
        """
            .formatted(parameters, body);
    Compilation compilation = InMemoryCompiler.plain().processor(() -> lowering).compile("Input", source);
    if (lowering.failure != null) throw lowering.failure;
    compilation.checked();
    return lowering.result;
  }

  private static final class Lowering extends AbstractProcessor {
    private final Function<Body, String> answer;
    private String result;
    private RuntimeException failure;

    Lowering(Function<Body, String> answer) {
      this.answer = answer;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("weft.Generator");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      for (Element element : round.getElementsAnnotatedWith(Generator.class)) {
        try {
          result = answer.apply(resolve((ExecutableElement) element));
        } catch (RuntimeException e) {
          failure = e;
        }
      }
      return true;
    }

    private Body resolve(ExecutableElement element) {
      Trees trees = Trees.instance(processingEnv);
      Javac javac =
          new Javac(
              JavacTask.instance(processingEnv),
              trees,
              processingEnv.getElementUtils(),
              processingEnv.getTypeUtils(),
              processingEnv.getFiler(),
              processingEnv.getMessager(), processingEnv.getSourceVersion());
      TypeElement owner = (TypeElement) element.getEnclosingElement();
      GeneratorMethod method = new GeneratorMethod(owner, element, trees.getPath(element));
      return Body.of(javac, method, Names.resolve(javac, method));
    }
  }
}
