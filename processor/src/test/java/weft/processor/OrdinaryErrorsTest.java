package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.processor.testing.Catalogue;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/** Ordinary errors, each as javac reports it without this processor. */
class OrdinaryErrorsTest {
  /** What javac says without the processor. */
  private static void assertOnlyJavacsErrors(String text) {
    String plain = text.replace("XGenerators.other()", "other()");
    assertEquals(InMemoryCompiler.plain().options("-proc:none").compile("X", plain).errors(),
        InMemoryCompiler.withProcessor().compile("X", text).errors());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x = \"\"; Gen.yield(x);",
        "take(\"s\"); Gen.yield(1);",
        "long l = 1; Gen.yield(1); int i = l; Gen.yield(i);",
        "int u; Gen.yield(1); take(u);",
        "int u; Runnable r = () -> take(u); Gen.yield(1);",
        "Runnable r = () -> { throw new IOException(); }; Gen.yield(1);",
        "Gen.yield(1); if (final1 > 0) throw new IOException();",
        "while (true) { } Gen.yield(1);",
        "int x = 1; { int x = 2; } Gen.yield(x);",
        "final1 = 2; Gen.yield(1);",
        "final int k = 1; k++; Gen.yield(k);",
        "Object o = new Runnable() { }; Gen.yield(1);",
        "Object o = new Object() { @Override void missing() { } }; Gen.yield(1);",
        "Supplier<String> s = () -> { if (true) return 1; }; Gen.yield(1);",
        "int i = 1; i = 2; Runnable r = () -> take(i); Gen.yield(1);",
        "try { take(1); } catch (IOException e) { } Gen.yield(1);",
        "switch (1) { case 1: case 1: } Gen.yield(1);",
        "List<int> l; Gen.yield(1);",
        "List<int> l = null; Gen.yield(1); take(l.size());",
        "Gen.yield(1); break;",
        "Gen.yield(1); while (true) { continue missing; }",
        "String s = null; s.foo(); Gen.yield(s.len);",
        "Gen.yield(1); if (1) Gen.yield(2);",
        "Gen.yield(1); for (String s : 5) Gen.yield(2);",
        "Gen.yield(1); new Abstract();",
        "Gen.yield(1); Object o = (Runnable & Missing) null;",
        "var v; Gen.yield(1);",
        "var v = null; Gen.yield(v);",
        "var v = () -> 1; Gen.yield(1);",
        "int[] a = {\"\"}; Gen.yield(a[\"\"]);",
        "try (int i = 1) { Gen.yield(i); }",
        "synchronized (1) { } Gen.yield(1);",
        "assert 1; Gen.yield(1);",
        "this.missing = 1; Gen.yield(X.final1);",
        "Gen.yield(switch (1) { case 1 -> 2; });",
        "Gen.yield(1); throw 1;",
        "class L extends Missing { } Gen.yield(new L().x);",
        "record R(int i) { int j; } Gen.yield(new R(1).i());",
        "Gen.yieldAll(missing());",
        "List<String> l = List.of(1); Gen.yield(1);",
      })
  void ordinaryErrorsAreJavacs(String statements) {
    assertOnlyJavacsErrors(IN_A_GENERATOR.formatted(statements));
  }

  private static final String IN_A_GENERATOR =
      """
      import weft.*; import java.io.*; import java.util.*; import java.util.function.*;
      class X {
        static abstract class Abstract { }
        final int final1 = 1;
        static void take(int i) { }
        static void names() { for (Object o : XGenerators.other()) { } }
        @Generator static Sequence<Integer> other() { Gen.yield(1); return Gen.end(); }
        @Generator Sequence<Integer> broken() {
          %s
          return Gen.end();
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Missing g()", "Sequence<Missing> g()", "List<int> g()", "Sequence<Integer> g(Missing m)", "Sequence<int> g()",
        "<T extends Missing> Sequence<T> g()", "Sequence<? super missing.Missing> g(int... i)",
        "Sequence<Integer> g() throws Missing", "void<Integer> g()",
      })
  void errorsInSignaturesAreJavacs(String signature) {
    assertOnlyJavacsErrors("import weft.*; import java.util.*;\nclass X {\n  @Generator " + signature
        + " { Gen.yield(null); return Gen.end(); }\n}");
  }

  /** Orders of work that javac has beside its own; Error Prone asks for the first one. */
  @ParameterizedTest
  @ValueSource(strings = {"simple", "byfile", "bytodo"})
  void errorsInTypesStandOnceInAnyOrder(String policy) {
    String text = IN_A_GENERATOR.formatted("int x = \"\"; Gen.yield(x);");
    Compilation compilation = InMemoryCompiler.withProcessor().options("-XDcompilePolicy=" + policy).compile("X", text);
    assertEquals("X.java:9:13: ERROR: incompatible types: java.lang.String cannot be converted to int", compilation.errors());
  }

  private static final Pattern TOKEN = Pattern.compile("\"[^\"\\n]*\"|\\b[A-Za-z_]\\w*\\b|\\b[0-9]+\\b");

  /** Replacing these makes it another program, or none. */
  private static final Set<String> STRUCTURE =
      Set.of("if", "else", "for", "while", "do", "switch", "case", "default", "try", "catch", "finally", "return", "new",
          "class", "enum", "record", "interface", "static", "final", "Generator", "Gen", "yield", "yieldAll", "ask", "end",
          "break", "continue", "throw", "throws", "instanceof", "extends", "implements", "private", "public", "void", "this",
          "super", "synchronized");

  private static final List<String> WRONG =
      List.of("missing1", "\"str\"", "1", "null", "int", "Missing2", "true", "1.5", "Object", "String", "this", "missing1()",
          "new Missing2()", "(Runnable) null", "x", "i", "n", "v", "void", "var", "List<int>", "1L");

  /** Programs of the catalogue with one token replaced: what javac finds wrong stands once, and little else. */
  @Test
  void anyTokenMayBeWrong() {
    Random random = new Random(17);
    List<Catalogue.Case> cases = Catalogue.everything();
    int broken = 0;
    while (broken < 100) {
      Program program = cases.get(random.nextInt(cases.size())).program();
      String text = withOneTokenReplaced(program.source(), random);
      List<String> plain = found(InMemoryCompiler.plain().options("-proc:none").compile(program.qualifiedName(), text));
      if (plain.isEmpty()) continue;
      broken++;
      List<String> errors = found(InMemoryCompiler.withProcessor().compile(program.qualifiedName(), text));
      List<String> ours = new ArrayList<>(errors);
      plain.forEach(ours::remove);
      // errors in types, too: that javac has others may be their consequence
      ours.removeIf(error -> error.contains("[ElementType]") || error.contains("[AnswerType]")
          || error.contains("[ReturnType]") && !error.contains("issing"));
      assertEquals(List.of(), ours, text);
      assertEquals(false, errors.isEmpty(), text);
    }
  }

  private static List<String> found(Compilation compilation) {
    return compilation.findings().stream().filter(f -> f.kind() == Diagnostic.Kind.ERROR).map(Compilation.Finding::toString).toList();
  }

  private static String withOneTokenReplaced(String text, Random random) {
    Matcher token = TOKEN.matcher(text);
    List<int[]> places = new ArrayList<>();
    int end = text.lastIndexOf("void run()");
    for (int at = Math.max(0, text.indexOf("@Generator")); token.find(at) && token.end() < end; at = token.end()) {
      if (!STRUCTURE.contains(token.group())) places.add(new int[] {token.start(), token.end()});
    }
    int[] place = places.isEmpty() ? new int[] {0, 0} : places.get(random.nextInt(places.size()));
    return text.substring(0, place[0]) + WRONG.get(random.nextInt(WRONG.size())) + text.substring(place[1]);
  }
}
