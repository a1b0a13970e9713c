package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.processor.testing.Compilation;
import weft.processor.testing.Differential;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;
import weft.processor.weave.MethodSizes;

/** Bodies that are too large for one method: HotSpot must compile all that becomes of them, and they must do the same. */
class LargeBodiesTest {
  private static final int LARGEST_COMPILED = 8000;

  private static String times(int count, IntFunction<String> piece) {
    return IntStream.range(0, count).mapToObj(piece).collect(Collectors.joining("\n"));
  }

  /** Compares with the source, drained and closed here and there, and answers the sizes of the methods of the run. */
  private static Map<String, Integer> check(String className, String members) {
    Compilation compilation = compile(className, members);
    assertEquals(List.of(), warnings(compilation));
    Map<String, Integer> sizes = sizes(compilation);
    assertTrue(sizes.values().stream().allMatch(size -> size <= LARGEST_COMPILED), () -> sizes.toString());
    Differential.compare(new Program(className, members, "drain(g(3));"), 10);
    return sizes;
  }

  private static Compilation compile(String className, String members) {
    String source = new Program(className, members, "drain(g(3));").source();
    return InMemoryCompiler.withProcessor().options("-Xlint:all").compile("conformance." + className, source).checked();
  }

  private static List<String> warnings(Compilation compilation) {
    return compilation.findings().stream()
        .filter(Compilation.Finding::isWarning)
        .map(Compilation.Finding::message)
        .filter(message -> message.startsWith("[LargeBody]"))
        .toList();
  }

  private static Map<String, Integer> sizes(Compilation compilation) {
    Map<String, Integer> sizes = new HashMap<>();
    compilation.classes().forEach((name, content) -> {
      if (name.endsWith("Generators$G")) sizes.putAll(MethodSizes.of(content));
    });
    return sizes;
  }

  private static long parts(Map<String, Integer> sizes) {
    return sizes.keySet().stream().filter(name -> name.startsWith("part")).count();
  }

  private static String method(String statements) {
    return "@Generator static Sequence<Integer> g(int n) throws Exception {\n" + statements + "\nreturn Gen.end(); }\n";
  }

  @Test
  void threeThousandYieldsInSequence() {
    Map<String, Integer> sizes = check("Yields", method(times(3000, i -> "Gen.yield(" + i + " + n);")));
    assertTrue(parts(sizes) > 5, sizes.toString());
  }

  @Test
  void aLoopWithTwoThousandStatementsAndAYield() {
    String statements = times(700, i -> "a += b * " + i + "; b ^= a >>> 3; if (a > c) c = a - " + i + "; else c++;");
    check("Loop", method("int a = 0, b = 1, c = 2; for (int i = 0; i < n; i++) {\n" + statements + "\nGen.yield(a + b + c); }"));
  }

  @Test
  void aSwitchOfAThousandArms() {
    String arms = times(1000, i -> "case " + i + ": Gen.yield(" + i + " * n); break;");
    check("Arms", method("for (int i = 0; i < n * 50; i += 7) { switch (i % 1001) {\n" + arms + "\ndefault: Gen.yield(-1); } }"));
  }

  @Test
  void aSwitchOverStringsOfThreeHundredArms() {
    String arms = times(300, i -> "case \"k" + i + "\": log(" + i + "); Gen.yield(i); " + (i % 5 == 0 ? "" : "break;"));
    check("Strings", method("for (int i = 0; i < n * 20; i++) { String k = \"k\" + i; switch (k) {\n" + arms + "\n} }"));
  }

  @Test
  void aTryAroundEverything() {
    String yields = times(800, i -> i % 50 == 49 ? "maybe(n++); Gen.yield(n);" : "Gen.yield(n + " + i + ");");
    String body = "try { try {\n" + yields + "\n} catch (IllegalStateException e) { log(e.getMessage()); Gen.yield(-1); } } finally { log(\"f\"); }";
    String maybe = "static void maybe(int n) { if (n == 15) throw new IllegalStateException(\"at\" + n); }\n";
    check("Tries", maybe + method(body));
  }

  @Test
  void resourcesAroundEverything() {
    String yields = times(900, i -> "Gen.yield(n + " + i + ");" + (i == 700 ? " if (n == 4) return Gen.end();" : ""));
    check("Resources", method("for (; n < 5; n++) try (Res a = new Res(\"a\" + n); Res b = new Res(\"b\")) {\n" + yields + "\n}"));
  }

  @Test
  void aLargeStatementWithoutYieldIsTakenApart() {
    String statements = times(500, i -> "s += i * " + i + "; if (s % 7 == 3) { s++; continue; } int v" + i + " = s; s ^= v" + i + ";");
    check("Whole", method("int s = n; Gen.yield(0); for (int i = 0; i < 9; i++) {\n" + statements + "\n} Gen.yield(s);"));
  }

  @Test
  void aMonitorAroundALargeBlock() {
    String statements = times(900, i -> "s += n * " + i + "; s ^= s >>> 2; if (s == -5) throw new IllegalStateException();");
    check("Monitor", method("int s = n; Object lock = new Object(); synchronized (lock) {\n" + statements + "\nlog(Thread.holdsLock(lock)); } Gen.yield(s);"));
  }

  @Test
  void hundredsOfLocalsLiveAcrossYields() {
    String declared = times(500, i -> "int v" + i + " = n + " + i + ";");
    String used = times(500, i -> "s += v" + i + ";");
    check("Live", method(declared + "\nGen.yield(0); long s = 0;\n" + used + "\nGen.yield((int) s);"));
  }

  @Test
  void lambdasAndReferencesInALargeBody() {
    String statements =
        times(250, i -> "String t" + i + " = \"t\" + n + " + i + "; all.add(() -> t" + i + "); if (n > 100) Gen.yield(t" + i + ".length());");
    check("Lambdas", method("List<Supplier<String>> all = new ArrayList<>();\n" + statements + "\nfor (var s : all) Gen.yield(s.get().length());"));
  }

  @Test
  void aLongChainOfElseIf() {
    String chain = IntStream.range(0, 600).mapToObj(i -> "if (i == " + i + ") " + (i % 3 == 0 ? "i++;" : "Gen.yield(" + i + ");"))
        .collect(Collectors.joining(" else "));
    check("Chain", method("for (int i = 0; i < n * 30; i += 7) {\n" + chain + "\n}"));
  }

  /** What javac reads without overflowing its stack, the processor reads, too. */
  @Test
  void whatIsNestedDeeply() {
    StringBuilder nested = new StringBuilder("Gen.yield(x);");
    for (int i = 0; i < 60; i++) {
      String head =
          switch (i % 4) {
            case 0 -> "for (int i" + i + " = 0; i" + i + " < 1; i" + i + "++) { x++; ";
            case 1 -> "if (x < 100000) { x++; ";
            case 2 -> "l" + i + ": while (true) { ";
            default -> "try { x++; ";
          };
      String foot = i % 4 == 2 ? " break l" + i + "; }" : i % 4 == 3 ? " } finally { x--; }" : " }";
      nested.insert(0, head).append(foot);
    }
    check("Deep", method("int x = n;\n" + nested + "\nGen.yield(x);"));
    String sum = times(900, i -> "+ n").replace("\n", " ");
    check("Sum", method("Gen.yield(0 " + sum + ");"));
  }

  @Test
  void aBodyThatCannotBeSplitIsAWarning() {
    String elements = times(1500, i -> "n + " + i + ",");
    Compilation compilation = compile("Huge", method("int[] a = {\n" + elements + "\n}; for (int x : a) Gen.yield(x);"));
    List<String> warnings = warnings(compilation);
    assertEquals(1, warnings.size(), warnings.toString());
    String expected = "\\[LargeBody\\] (a part of )?g\\(\\) becomes a method of 1\\d,\\d\\d\\d bytecodes, .*";
    assertTrue(warnings.get(0).matches(expected), warnings.get(0));
    Compilation suppressed = compile("Huge", "@SuppressWarnings(\"LargeBody\") " + method("int[] a = {\n" + elements + "\n}; for (int x : a) Gen.yield(x);"));
    assertEquals(List.of(), warnings(suppressed));
  }
}
