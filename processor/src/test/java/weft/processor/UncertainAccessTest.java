package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/** Private members behind expressions whose type is known to javac only. */
class UncertainAccessTest {
  private static final InMemoryCompiler COMPILER = InMemoryCompiler.withProcessor().options("-Xlint:all");

  @Test
  void isReachedOverAView() throws Throwable {
    Program program =
        new Program(
            "Boxes",
            """
            static class Box { private int v = 1; }
            @Generator static Sequence<Integer> g(List<Box> boxes) { Gen.yieldAll(boxes.stream().map(b -> b.v)); return Gen.end(); }
            """,
            "drain(g(List.of(new Box())));");
    assertEquals("<1> .", program.trace(program.compile(COMPILER).checked()));
  }

  @Test
  void isReportedAtTheUsersLineWhereJavacWouldInferAnotherType() {
    String source =
        """
        import java.util.*;
        import weft.*;
        class Boxes {
          static class Box { private int hashCode(int n) { return n; } }
          static <T> T any() { return null; }
          @Generator static Sequence<Integer> g() {
            Gen.yield(any().hashCode());
            return Gen.end();
          }
        }
        """;
    String errors = COMPILER.compile(Map.of("Boxes", source)).errors();
    assertTrue(errors.contains("Boxes.java:7:15: ERROR: [PrivateMember] the generated class cannot tell"), errors);
  }

  @Test
  void anAccessibleMemberOfTheSameNameIsNone() throws Throwable {
    Program program =
        new Program(
            "Boxes",
            """
            private int v = 2;
            static class Box { int v = 1; }
            @Generator Sequence<Integer> g(List<Box> boxes) { Gen.yieldAll(boxes.stream().map(b -> b.v + v)); return Gen.end(); }
            """,
            "drain(new Boxes().g(List.of(new Box())));");
    assertEquals("<3> .", program.trace(program.compile(COMPILER).checked()));
  }
}
