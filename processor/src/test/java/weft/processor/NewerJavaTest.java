package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Kit;
import weft.processor.testing.Program;

/**
 * Java newer than 17 where it is around a generator, a preview, or refused. What is in a body and runs is in
 * {@code cases-newer.txt}. The tests that need a newer compiler are not among those of an older one.
 */
class NewerJavaTest {
  private static final InMemoryCompiler COMPILER = InMemoryCompiler.withProcessor().options("-Xlint:all");

  private record Test(int release, String name, Executable body) {}

  @TestFactory
  Stream<DynamicTest> tests() {
    List<Test> tests =
        List.of(
            new Test(25, "a module import", () -> assertDates("java.util.Date", "import module java.base;")),
            new Test(25, "a type of the same package comes before module imports",
                () -> assertDates("p.Date", "import module java.sql; import module java.base;", "Date")),
            new Test(25, "an import on demand comes before module imports",
                () -> assertDates("java.sql.Date", "import module java.base; import java.sql.*;")),
            new Test(25, "an import of a type comes before module imports",
                () -> assertDates("java.util.Date", "import module java.sql; import java.sql.*; import java.util.Date;")),
            new Test(25, "a static import of member types comes before module imports",
                () -> assertDates("q.Types$Date", "import module java.base; import static q.Types.*;")),
            new Test(25, "a module import reaches what is required transitively",
                () -> assertDates("java.util.logging.Logger", "import module java.sql; import java.sql.Date;", "", "Logger")),
            new Test(25, "a compact source file", NewerJavaTest::refusesCompactSource),
            new Test(25, "primitive patterns, a preview", NewerJavaTest::primitivePatterns),
            new Test(21, "private records in patterns", NewerJavaTest::refusesPrivateRecords),
            new Test(21, "yields in guards", NewerJavaTest::refusesYieldInGuard),
            new Test(21, "what a guard captures and the selector assigns", NewerJavaTest::refusesAssignmentInSelector));
    return tests.stream()
        .filter(test -> test.release() <= Runtime.version().feature())
        .map(test -> DynamicTest.dynamicTest(test.name(), test.body()));
  }

  private static void assertDates(String expected, String imports, String... siblingAndName) throws Throwable {
    String sibling = siblingAndName.length > 0 ? siblingAndName[0] : "";
    String name = siblingAndName.length > 1 ? siblingAndName[1] : "Date";
    String source =
        """
        package p;
        %s
        class Names extends %s {
          @weft.Generator static weft.Sequence<String> g() {
            Class<?> type = NAME.class;
            weft.Gen.yield("first");
            for (NAME each : new NAME[1]) { NAME one = each; weft.Gen.yield(type.getName()); log(one); }
            return weft.Gen.end();
          }
          void run() throws Throwable { drain(g()); }
        }
        """
            .formatted(imports, Kit.class.getName())
            .replace("NAME", name);
    Map<String, String> sources =
        new TreeMap<>(
            Map.of("p.Names", source, "q.Types", "package q; public class Types { public static class Date { } }"));
    if (!sibling.isEmpty()) sources.put("p." + sibling, "package p; class " + sibling + " { }");
    Compilation compilation = COMPILER.compile(sources).checked();
    assertEquals("<first> <" + expected + "> null .", Program.trace(compilation.loader(), "p.Names"));
  }

  private static void refusesCompactSource() {
    String source =
        """
        import weft.*;
        @Generator Sequence<Integer> g() { Gen.yield(1); return Gen.end(); }
        static class Inner { @Generator static Sequence<Integer> h() { Gen.yield(1); return Gen.end(); } }
        void main() { for (int i : g()) IO.println(i); }
        """;
    Compilation compilation = COMPILER.compile("Compact", source);
    assertRefused(compilation.errors(), "LocalOwner", "3:58", "2:30");
  }

  private static void primitivePatterns() throws Throwable {
    String feature = String.valueOf(Runtime.version().feature());
    String members =
        """
        record P(int i, double d) { }
        @Generator static Sequence<Object> g(int k) {
          switch (k) { case 0 -> Gen.yield("zero"); case int i when i > 5 -> { Gen.yield("big"); Gen.yield(i); } case byte b -> Gen.yield("b" + b); case int i -> Gen.yield("i" + i); }
          return Gen.end();
        }
        @Generator static Sequence<Object> h(boolean b, long l, Object o, double nan) {
          switch (b) { case true -> Gen.yield("t"); case false -> Gen.yield("f"); }
          switch (l) { case 5L: Gen.yield("five"); break; case long x: Gen.yield(x); }
          if (o instanceof P(byte i, double d) && i > 0) { Gen.yield("P"); Gen.yield(i); Gen.yield(d); }
          if (nan instanceof double d) { Gen.yield("nan"); Gen.yield(d); }
          if (l instanceof int i && i > 1) { Gen.yield("fits"); Gen.yield(i); }
          return Gen.end();
        }
        """;
    String run = "drain(g(0)); drain(g(7)); drain(g(-3)); drain(g(-300)); drain(h(true, 5, new P(1, Double.NaN), Double.NaN));";
    Program program = new Program("Primitives", members, run);
    Compilation compilation =
        program.compile(COMPILER.options("--enable-preview", "--release", feature, "-Xlint:-preview"));
    assertTrue(compilation.succeeded(), compilation::report);
    assertEquals(List.of(), compilation.findings().stream().filter(f -> f.isWarning() && f.inGeneratedSource()).toList());
  }

  private static void refusesPrivateRecords() {
    String members =
        """
        private record P(int x) { }
        @Generator static Sequence<Integer> g(Object o) {
          switch (o) { case P(var x) -> Gen.yield(x); default -> { } }
          if (o instanceof P(int x)) { Gen.yield(x); }
          return Gen.end();
        }
        """;
    assertRefused(new Program("Private", members, "").compile(COMPILER).errors(), "PrivateType", "13:21", "14:20");
  }

  private static void refusesYieldInGuard() {
    String members =
        """
        @Generator static Sequence<Integer> g(Object o) {
          switch (o) { case Integer i when Gen.<Integer>yield(i) == 1 -> { } default -> { } }
          return Gen.end();
        }
        """;
    String errors = new Program("Guard", members, "").compile(COMPILER).errors();
    assertTrue(errors.contains("[YieldInExpression]"), errors);
  }

  private static void refusesAssignmentInSelector() {
    String members =
        """
        @Generator static Sequence<Integer> g(Object o) {
          int x;
          switch (x = o.hashCode()) { case Integer i when Stream.of(i).anyMatch(v -> v > x) -> { Gen.yield(x); Gen.yield(x); } case Integer i -> { } }
          return Gen.end();
        }
        """;
    assertRefused(new Program("Selector", members, "").compile(COMPILER).errors(), "CapturedAssignment", "13:11");
  }

  private static void assertRefused(String errors, String id, String... places) {
    assertTrue(errors.lines().allMatch(error -> error.contains("[" + id + "]")), errors);
    List<String> found = errors.lines().map(error -> error.replaceFirst("^[^:]*:(\\d+:\\d+):.*", "$1")).toList();
    assertEquals(Arrays.asList(places), found, errors);
  }
}
