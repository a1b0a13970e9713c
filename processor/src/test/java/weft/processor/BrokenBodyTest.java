package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.processor.testing.InMemoryCompiler;

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

  /** Javac stops at the import, so it never comes to the cause. */
  @Test
  void theCompanionImportedElsewhere() {
    String user = "package q;\nimport p.BrokenGenerators;\n" + USER;
    assertEquals(
        """
        q/User.java:2:9: ERROR: cannot find symbol
        p/Broken.java:4:64: ERROR: [MissingName] missing is not known here, so there is no BrokenGenerators to be imported; declare it""",
        errors(Map.of("p.Broken", BROKEN.formatted(""), "q.User", user)));
  }

  @Test
  void anErrorOutsideOfBodies() {
    String use = "static void use() { int i = BrokenGenerators.good(); }\n";
    String fine = BROKEN.replace("missing", "1").replace("absent()", "\"\"").formatted(use);
    assertEquals("p/Broken.java:8:50: ERROR: incompatible types: weft.Sequence<java.lang.Integer> cannot be converted to int",
        errors(Map.of("p.Broken", fine)));
  }
}
