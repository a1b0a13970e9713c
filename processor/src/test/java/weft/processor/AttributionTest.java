package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/**
 * No body is attributed in place while another processor may still generate a class that it names: javac keeps what it
 * then failed to resolve, and valid code does not compile.
 */
class AttributionTest {
  /** Generates a class in the first round. */
  private static final class OtherProcessor extends AbstractProcessor {
    private final String source;
    private boolean done;

    OtherProcessor(String source) {
      this.source = source;
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
      if (done) return false;
      done = true;
      try (Writer writer = processingEnv.getFiler().createSourceFile("conformance.Made").openWriter()) {
        writer.write(source);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return false;
    }
  }

  private static final String MADE =
      """
      package conformance;
      public class Made {
        public int n = 7;
        public static Made make() { return new Made(); }
        public Made next() { n++; return this; }
        protected String name() { return "made"; }
        public static <T extends Comparable<T>> T same(T t) { return t; }
      }
      """;

  private static final InMemoryCompiler BOTH =
      InMemoryCompiler.withProcessor().processor(() -> new OtherProcessor(MADE));

  /** What an ordinary method of a class with a generator may hold. */
  private static final String ORDINARY =
      """
      static int ordinary() {
        var made = Made.make();
        var next = made.next();
        var anonymous = new Object() { int twice() { return 2 * next.n; } };
        java.util.function.Supplier<Made> supplier = () -> { var inside = made.next(); return inside; };
        for (var each : List.of(made)) supplier.get().n += each.n;
        return anonymous.twice();
      }
      record Range(int low, int high) {
        Range { if (low > high) throw new IllegalArgumentException(); }
      }
      static class Sub extends Made {
        @Override protected String name() { return "sub"; }
        @Override public Made next() { var up = super.next(); return up; }
      }
      """;

  private static final String BESIDE =
      ORDINARY
          + """
          @Generator static Sequence<Integer> g() { Gen.yield(1); return Gen.end(); }
          """;

  private static final String VAR =
      ORDINARY
          + """
          @Generator static Sequence<Object> g() {
            var made = Made.make();
            Gen.yield(made.n);
            var next = made.next();
            Gen.yield(next.n);
            for (var each : List.of(made, next)) { Gen.yield(each.n); Gen.yield(Made.same("s")); }
            return Gen.end();
          }
          """;

  private static final String NAMED =
      ORDINARY.replace("class Sub", "class Below")
          + """
      @Generator static Sequence<Made> g(Made made) {
        Gen.yield(made);
        Made other = new Made() { @Override protected String name() { return "other"; } };
        Gen.yield(other.next());
        Gen.yieldAll(List.of(made, other));
        return Gen.end();
      }
      """;

  private static final String ANONYMOUS =
      ORDINARY.replace("class Sub", "class Below")
          + """
      @Generator static Sequence<Integer> g() {
        var anonymous = new Object() { int n = Made.make().n; };
        int n = anonymous.n;
        Gen.yield(n);
        record Pair(int a, int b) { Pair { if (a > b) throw new IllegalArgumentException(); } }
        var pair = new Pair(1, 2);
        Gen.yield(pair.a() + n);
        return Gen.end();
      }
      """;

  private static final String SUBCLASS =
      ORDINARY.replace("class Sub", "class Below")
          + """
      static class Sub extends Made {
        @Override protected String name() { return "sub"; }
        @Generator Sequence<String> g() { Gen.yield(name()); Gen.yield(super.name()); Gen.yield("" + n); return Gen.end(); }
      }
      """;

  private static final String OTHER_ORDER =
      ORDINARY
          + """
          @Generator static Sequence<Integer> g() { var made = Made.make(); Gen.yield(made.n); Gen.yield(made.n); return Gen.end(); }
          """;

  private static String trace(InMemoryCompiler compiler, String members, String run) throws Throwable {
    Program program = new Program("Attribution", members, run);
    Compilation compilation = program.compile(compiler.options("-Xlint:all")).checked();
    assertTrue(compilation.classes().containsKey("conformance.Made"));
    return program.trace(compilation);
  }

  @Test
  void ordinaryMethodsBesideAGenerator() throws Throwable {
    assertEquals("<1> . 36 sub", trace(BOTH, BESIDE, "drain(g()); log(ordinary(), new Sub().name());"));
  }

  @Test
  void generatorWithVarOfAGeneratedType() throws Throwable {
    assertEquals("<7> <8> <8> <s> <8> <s> .", trace(BOTH, VAR, "drain(g());"));
  }

  @Test
  void generatorThatNamesAGeneratedType() throws Throwable {
    assertEquals("7 8 7 8", trace(BOTH, NAMED, "for (var made : g(new Made())) log(made.n);"));
  }

  @Test
  void generatorWithAVarOfAnAnonymousType() throws Throwable {
    assertEquals("<7> <8> .", trace(BOTH, ANONYMOUS, "drain(g());"));
  }

  @Test
  void generatorInASubclassOfAGeneratedClass() throws Throwable {
    assertEquals("<sub> <made> <7> .", trace(BOTH, SUBCLASS, "drain(new Sub().g());"));
  }

  @Test
  void processorsInTheOtherOrder() throws Throwable {
    InMemoryCompiler otherFirst =
        InMemoryCompiler.plain().processor(() -> new OtherProcessor(MADE)).processor(GeneratorProcessor::new);
    assertEquals("<7> <7> . 36", trace(otherFirst, OTHER_ORDER, "drain(g()); log(ordinary());"));
  }

  /** Each of these sources compiles where only the other processor runs: what fails above, fails because of ours. */
  @Test
  void sourcesAreLegal() {
    InMemoryCompiler other = InMemoryCompiler.plain().processor(() -> new OtherProcessor(MADE));
    for (String members : List.of(ORDINARY, BESIDE, VAR, NAMED, ANONYMOUS, SUBCLASS, OTHER_ORDER)) {
      new Program("Attribution", members, "").compile(other).checked();
    }
  }
}
