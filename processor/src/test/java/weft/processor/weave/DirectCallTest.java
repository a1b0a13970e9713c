package weft.processor.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class DirectCallTest {
  /** The descriptors are right if they are those in javac's own class file, for javac then weaves without complaint. */
  private static Map<String, DirectCall> describe(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    WeavingProcessor processor = new WeavingProcessor();
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            null,
            new MemoryFiles(compiler.getStandardFileManager(null, null, null)),
            null,
            null,
            null,
            List.of(MemoryFiles.source("p.Outer", source)));
    task.setProcessors(List.of(processor));
    assertTrue(task.call());
    return processor.calls.stream().collect(Collectors.toMap(DirectCall::methodName, Function.identity()));
  }

  @Test
  void erasesTypes() {
    Map<String, DirectCall> calls =
        describe(
            """
            package p;
            import java.util.*;
            import weft.*;
            class Outer<A, B extends Comparable<B> & Runnable> {
              @Generator Iterable<A> variables(A a, B b, A[] as, B[][] bs) { Gen.yield(1); return Gen.end(); }
              @SafeVarargs @Generator static <C extends Map.Entry<?, ?>, D extends C> Iterator<C> bounds(C c, D... ds) {
                Gen.yield(1); return Gen.end();
              }
              @Generator static Sequence<int[]> primitives(boolean z, byte b, short s, char c, int i, long j, float f,
                  double d, int[][] is, long... js) {
                Gen.yield(1); return Gen.end();
              }
              class Inner<E extends List<String>> {
                @Generator IntSequence nested(E e, Inner<E> other, Map<A, ? super B> map) {
                  Gen.yield(1); return Gen.end();
                }
              }
            }
            """);
    DirectCall variables = calls.get("variables");
    assertEquals(
        "(Ljava/lang/Object;Ljava/lang/Comparable;[Ljava/lang/Object;[[Ljava/lang/Comparable;)Ljava/lang/Iterable;",
        variables.descriptor());
    assertEquals("(Lp/Outer;" + variables.descriptor().substring(1), variables.factoryDescriptor());
    assertFalse(variables.isStatic());
    assertEquals("p/OuterGenerators", variables.companion());

    DirectCall bounds = calls.get("bounds");
    assertEquals("(Ljava/util/Map$Entry;[Ljava/util/Map$Entry;)Ljava/util/Iterator;", bounds.descriptor());
    assertEquals(bounds.descriptor(), bounds.factoryDescriptor());
    assertTrue(bounds.isStatic());

    assertEquals("(ZBSCIJFD[[I[J)Lweft/Sequence;", calls.get("primitives").descriptor());

    DirectCall nested = calls.get("nested");
    assertEquals("(Ljava/util/List;Lp/Outer$Inner;Ljava/util/Map;)Lweft/IntSequence;", nested.descriptor());
    assertEquals(
        "(Lp/Outer$Inner;Ljava/util/List;Lp/Outer$Inner;Ljava/util/Map;)Lweft/IntSequence;",
        nested.factoryDescriptor());
    assertEquals("p/Outer_InnerGenerators", nested.companion());
  }
}
