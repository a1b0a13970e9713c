package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weft.processor.testing.Catalogue;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/** The cases of the catalogue that are statements, not traces. Each test is named for its case. */
class StatementsTest {
  private static final InMemoryCompiler COMPILER = InMemoryCompiler.withProcessor().options("-Xlint:all");

  private static String trace(String members, String run) throws Throwable {
    Program program = new Program("Statement", members, run);
    return program.trace(program.compile(COMPILER).checked());
  }

  private static void assertRefused(String id, String members) {
    Compilation compilation = new Program("Statement", members, "").compile(InMemoryCompiler.withProcessor());
    assertFalse(compilation.succeeded(), id);
    List<Compilation.Finding> problems =
        compilation.findings().stream().filter(Compilation.Finding::isProblem).toList();
    assertTrue(problems.stream().allMatch(problem -> problem.message().contains("[" + id + "]")), problems::toString);
    assertFalse(problems.isEmpty());
  }

  /** Nothing where the compiler knows no pattern in a switch. More of them are in {@code cases-newer.txt}. */
  @TestFactory
  Stream<DynamicTest> sw23PatternSwitch() {
    if (Runtime.version().feature() < 21) return Stream.empty();
    Map<String, String> traces = Map.of("5", "<int5> .", "\"ab\"", "<str2> .", "null", "<null!> .", "2.0", "<other> .");
    String members = Catalogue.get("SW-23").members();
    return traces.entrySet().stream()
        .map(
            t ->
                DynamicTest.dynamicTest(
                    "SW-23 " + t.getKey(),
                    () -> assertEquals(t.getValue(), trace(members, "drain(g(" + t.getKey() + "));"))));
  }

  @Test
  void clo11CloseIsSeenByNoCatch() throws Throwable {
    Catalogue.Case c = Catalogue.get("CLO-11");
    assertEquals("<1> # finally .", trace(c.members(), c.run()));
  }

  @Test
  void exc11CheckedExceptionLeavesUnchanged() throws Throwable {
    String members =
        """
        static final IOException THROWN = new IOException("checked");
        static void fail() throws IOException { throw THROWN; }
        @Generator static Sequence<String> g() throws IOException { Gen.yield("a"); fail(); return Gen.end(); }
        @Generator static Sequence<String> outer() throws IOException {
          try { Gen.yieldAll(g()); } finally { log("f"); }
          return Gen.end();
        }
        """;
    String run =
        """
        for (var s : List.of(g(), outer())) {
          var it = s.iterator();
          step(it);
          try { it.next(); } catch (Throwable t) { log(t == THROWN); }
          step(it);
        }
        """;
    assertEquals("<a> true . <a> f true .", trace(members, run));
  }

  @Test
  void str21MillionAdvances() throws Throwable {
    String members =
        """
        @Generator static Sequence<Integer> from(int i) { while (true) Gen.yield(i++); }
        """;
    String run =
        """
        long sum = 0; int n = 0; var it = from(0).iterator();
        while (n++ < 1_000_000) sum += it.next();
        log(sum);
        """;
    assertEquals("499999500000", trace(members, run));
  }

  @Test
  void dia01Lambda() {
    assertRefused(
        "YieldInLambda",
        """
        @Generator static Sequence<Integer> g(List<Integer> l) { l.forEach(x -> Gen.yield(x)); return Gen.end(); }
        """);
  }

  @Test
  void dia03ElementType() {
    for (String value : List.of("1.1", "\"x\"")) {
      assertRefused(
          "ElementType",
          "@Generator static Sequence<Integer> g() { Gen.yield(" + value + "); return Gen.end(); }");
    }
  }

  @Test
  void dia05OutsideGenerator() {
    assertRefused("YieldOutsideGenerator", "static void g() { Gen.yield(1); }");
  }

  @Test
  void dia07ReturnNull() {
    assertRefused("ReturnNull", "@Generator static Sequence<Integer> g() { Gen.yield(1); return null; }");
  }

  @Test
  void dia07TailDelegationIsLegal() throws Throwable {
    String members =
        """
        @Generator static Iterable<Integer> g(boolean b) { Gen.yield(1); if (b) return List.of(2, 3); return g(true); }
        """;
    assertEquals("<1> <1> <2> <3> .", trace(members, "drain(g(false));"));
  }

  @Test
  void dia09Synchronized() {
    assertRefused(
        "YieldInSynchronized",
        "@Generator Sequence<Integer> g() { synchronized (this) { Gen.yield(1); } return Gen.end(); }");
    assertRefused(
        "YieldInSynchronized", "@Generator synchronized Sequence<Integer> g() { Gen.yield(1); return Gen.end(); }");
  }

  @Test
  void dia11SwitchExpression() {
    assertRefused(
        "YieldInExpression",
        """
        @Generator static Sequence<Integer> g(int k) {
          assert 2 == switch (k) { case 1 -> { Gen.yield(1); yield 2; } default -> 0; };
          return Gen.end();
        }
        """);
  }

  @Test
  void dia13EndInExpression() {
    assertRefused(
        "EndInExpression",
        "@Generator static Sequence<Integer> g() { Sequence<Integer> s = Gen.end(); Gen.yield(1); return s; }");
  }

  @Test
  void dia15DeclaredWhereCalled() {
    String members =
        """
        @Generator static Sequence<Integer> g() throws IOException { Gen.yield(1); return Gen.end(); }
        static void caller() { g(); }
        """;
    Compilation compilation = new Program("Statement", members, "").compile(COMPILER);
    assertFalse(compilation.succeeded());
    assertTrue(compilation.errors().contains("IOException"), compilation::errors);
  }

  @Test
  void dia17WithoutTheProcessor() throws Throwable {
    String members = "@Generator static Sequence<Integer> g() { Gen.yield(1); return Gen.end(); }";
    Program program = new Program("Statement", members, "g();");
    Compilation compilation = program.compile(InMemoryCompiler.plain()).checked();
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> program.trace(compilation));
    for (String part : List.of("conformance.Statement.g", "Maven", "annotationProcessor", "--processor-path")) {
      assertTrue(thrown.getMessage().contains(part), thrown::getMessage);
    }
  }

  @Test
  void dia21RuntimeMissing() {
    String members = "@Generator static Sequence<Integer> g() { Gen.yield(1); return Gen.end(); }";
    Compilation compilation =
        new Program("Statement", members, "")
            .compile(InMemoryCompiler.withProcessor().classPath(Path.of("no-such-folder")));
    assertFalse(compilation.succeeded());
    assertTrue(compilation.errors().contains("package weft does not exist"), compilation::errors);
    for (Compilation.Finding finding : compilation.findings()) {
      assertFalse(finding.message().contains("\tat "), finding::message);
      assertFalse(finding.inGeneratedSource(), finding::toString);
    }
  }

  @Test
  void dia23ParametersMayBeAssigned() throws Throwable {
    String members = "@Generator static Sequence<Integer> g(int n) { while (n > 0) Gen.yield(n--); return Gen.end(); }";
    assertEquals("<2> <1> . <2> <1> .", trace(members, "var s = g(2); drain(s); drain(s);"));
  }

  @Test
  void dia25BodyThatOnlyThrows() throws Throwable {
    String members = "@Generator static Sequence<Integer> g() { throw new Boom(\"only\"); }";
    assertEquals("called !Boom(only) .", trace(members, "var s = g(); log(\"called\"); drain(s);"));
  }

  @Test
  void everyStatementHasATest() {
    List<String> statements =
        Catalogue.sequences().stream().filter(Catalogue.Case::isStatement).map(Catalogue.Case::id).toList();
    List<String> tests =
        Stream.of(StatementsTest.class.getDeclaredMethods()).map(method -> method.getName().toUpperCase()).toList();
    for (String id : statements) {
      boolean tested = tests.stream().anyMatch(test -> test.startsWith(id.replace("-", "")));
      assertTrue(tested || id.equals("DIA-19"), id); // DIA-19 is what CatalogueTest asks of every case
    }
  }
}
