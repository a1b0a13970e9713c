package weft.realcode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a method. The names of our own are short here, and so are those of Weft. */
class SourceFileTest {
  @TempDir Path directory;

  private SourceFile parse(String text) throws IOException {
    Files.writeString(directory.resolve("A.java"), text);
    return Sources.parse(directory).get(0);
  }

  private String converted(String text) throws IOException {
    return parse(text).converted(Set.of(), false).replace("weft.", "").replace("weft", "");
  }

  /** The body of the template method of {@code void m(int i) body}. */
  private String body(String body) throws IOException {
    String text = converted("class A { void m(int i) " + body + "}");
    return text.substring(text.lastIndexOf("Result) ") + "Result) ".length(), text.length() - 1);
  }

  @Test
  void methodDrainsItsTemplateMethod() throws IOException {
    assertEquals(
        "class A { <T extends B> int m(T t, final String... s) throws E "
            + "{ final Object[] Result = new Object[1]; "
            + "for (Object Element : this.<T>m_template1(t, s, Result)) {} return (int) Result[0]; } "
            + "@Generator private <T extends B> Sequence<Object> m_template1(T t, final String[] s, "
            + "final Object[] Result) throws E "
            + "{ { final int Value = t.n; Result[0] = Value; Gen.yield(0); return Gen.end(); }} }",
        converted("class A { <T extends B> int m(T t, final String... s) throws E { return t.n;} }"));
  }

  @Test
  void eachStatementIsFollowedByAYield() throws IOException {
    assertEquals(
        "{ a(); Gen.yield(0); int b = 1, c = 2; Gen.yield(1); ; Gen.yield(2);return Gen.end(); }",
        body("{ a(); int b = 1, c = 2; ;}"));
  }

  @Test
  void bodiesOfStatementsBecomeBlocks() throws IOException {
    assertEquals(
        "{ if (i > 0) { for (;;) { a(); Gen.yield(0); } } else { while (b()) { c(); Gen.yield(1); } Gen.yield(2); }"
            + " Gen.yield(3);return Gen.end(); }",
        body("{ if (i > 0) for (;;) a(); else while (b()) c();}"));
  }

  @Test
  void nothingFollowsWhatCannotCompleteNormally() throws IOException {
    assertEquals("{ while (true) { if (i > 0) { { Gen.yield(0); return Gen.end(); } } Gen.yield(1); }}",
        body("{ while (true) { if (i > 0) return; }}"));
    assertEquals("{ do { if (a()) { break; } Gen.yield(0); } while (true); Gen.yield(1);return Gen.end(); }",
        body("{ do { if (a()) break; } while (true);}"));
    assertEquals("{ l: for (;;) { for (;;) { break l; } } Gen.yield(0);return Gen.end(); }",
        body("{ l: for (;;) for (;;) break l;}"));
  }

  @Test
  void switchesOfBothForms() throws IOException {
    assertEquals(
        "{ switch (i) { case 1: a(); Gen.yield(0); case 2: b(); Gen.yield(1); break; } Gen.yield(2);return Gen.end(); }",
        body("{ switch (i) { case 1: a(); case 2: b(); break; }}"));
    assertEquals(
        "{ switch (i) { case 1 -> { a(); Gen.yield(0); } default -> throw e; } Gen.yield(1);return Gen.end(); }",
        body("{ switch (i) { case 1 -> a(); default -> throw e; }}"));
  }

  @Test
  void tryHasYieldsInAllItsParts() throws IOException {
    assertEquals(
        "{ try { a(); Gen.yield(0); } catch (E e) { b(); Gen.yield(1); } finally { c(); Gen.yield(2); } Gen.yield(3);"
            + "return Gen.end(); }",
        body("{ try { a(); } catch (E e) { b(); } finally { c(); }}"));
  }

  @Test
  void synchronizedBlocksLambdasAndClassesHaveNone() throws IOException {
    assertEquals(
        "{ synchronized (this) { a(); if (b()) { { return Gen.end(); } } } Gen.yield(0);return Gen.end(); }",
        body("{ synchronized (this) { a(); if (b()) return; }}"));
    assertEquals(
        "{ f(() -> { a(); return 1; }); Gen.yield(0); class L { int m() { return 1; } } Gen.yield(1);return Gen.end(); }",
        body("{ f(() -> { a(); return 1; }); class L { int m() { return 1; } }}"));
  }

  @Test
  void constructorsAndMethodsOfLocalClassesAreNotConverted() throws IOException {
    SourceFile file =
        parse("class A { A() {} Object m() { return new A() { void n() {} }; } class B { void n() {} } void o(); }");
    assertEquals(List.of("m", "n"), file.methods().stream().map(SourceMethod::name).toList());
    assertEquals(2, file.others());
  }

  @Test
  void methodsThatAreKeptStayAsTheyWere() throws IOException {
    String text = "class A { void m() { a(); } private static class P {} }";
    assertEquals(text, parse(text).converted(Set.of(1), false));
    assertEquals(text.replace("private ", " "), parse(text).converted(Set.of(1), true));
  }
}
