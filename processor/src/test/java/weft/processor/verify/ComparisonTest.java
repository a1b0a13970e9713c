package weft.processor.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import weft.processor.Javac;
import weft.processor.source.Body;
import weft.processor.source.GeneratorMethod;
import weft.processor.source.Names;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Rounds;

/** Right assumptions agree with javac, and each one that is made wrong by hand does not. */
class ComparisonTest {
  private static final String SOURCE =
      """
      import java.util.*;
      import java.util.function.*;
      import weft.*;
      import static java.lang.Math.max;
      class Base { int n = 1; int twice() { return 2 * n; } }
      class Subject<E> extends Base {
        static final int LIMIT = 3;
        class Inner {
          @Generator Sequence<Object> g(List<? extends E> list, int count) {
            final int two = 1 + 1;
            var copy = new ArrayList<E>(list);
            for (var each : list) Gen.yield(each);
            record Pair(int a, int b) { Pair { if (a > b) throw new IllegalStateException(); } int sum() { return a + b; } }
            Function<E, String> show = e -> { int k = count; return e + Subject.this.toString() + k; };
            Gen.yield(max(n, LIMIT) + two + twice() + copy.size() + new Pair(1, count).sum());
            try { Gen.yield(show); } catch (IllegalStateException | ArithmeticException e) { Gen.yield(e.getMessage()); }
            return Gen.end();
          }
        }
      }
      """;

  /** The differences in {@code source} after {@code mutation} of what was assumed. */
  private static List<String> differences(String source, Consumer<Assumptions> mutation) {
    List<String> found = new ArrayList<>();
    List<Assumptions> assumed = new ArrayList<>();
    Rounds rounds =
        new Rounds((javac, method) -> {
          Assumptions assumptions = assumptions(javac, method);
          mutation.accept(assumptions);
          assumed.add(assumptions);
          javac.task().addTaskListener(listener(javac, assumed, found));
        });
    InMemoryCompiler.plain().processor(() -> rounds).compile(Map.of("Subject", source));
    assertEquals(1, assumed.size());
    return found;
  }

  private static Assumptions assumptions(Javac javac, GeneratorMethod method) {
    Body body = Body.of(javac, method, Names.resolve(javac, method));
    body.names().variables().forEach(body::declaredType);
    method.tree().getBody().accept(new Questions(body), null);
    return Assumptions.in(body, Set.of());
  }

  private static TaskListener listener(Javac javac, List<Assumptions> assumed, List<String> found) {
    return new TaskListener() {
      @Override
      public void finished(TaskEvent event) {
        if (event.getKind() != TaskEvent.Kind.ANALYZE) return;
        for (Difference difference : Comparison.compare(javac, javac.trees().getPath(event.getTypeElement()), assumed)) {
          found.add(difference.message());
        }
      }
    };
  }

  /** Replaces what a name may mean, at all places where that is {@code text}. */
  private static Consumer<Assumptions> taking(String text, Sense wrong) {
    return assumed -> {
      int before = assumed.names().size();
      assumed.names().replaceAll((place, senses) -> senses.toString().equals("[" + text + "]") ? List.of(wrong) : senses);
      assertTrue(before > 0 && assumed.names().containsValue(List.of(wrong)), () -> text + " in " + assumed.names());
    };
  }

  private static final Sense WRONG = new Sense("wrong", "something wrong", false);

  private void assertSeen(String text, String... messages) {
    assertEquals(List.of(messages), differences(SOURCE, taking(text, WRONG)).stream().distinct().toList());
  }

  @Test
  void whatIsRightAgrees() {
    assertEquals(List.of(), differences(SOURCE, assumed -> {}));
  }

  @Test
  void variables() {
    assertSeen("the variable list of line 9", "list was taken for something wrong, but it is the variable list of line 9");
    assertSeen("the variable k of line 14", "k was taken for something wrong, but it is the variable k of line 14");
    assertSeen("the variable e of line 16", "e was taken for something wrong, but it is the variable e of line 16");
  }

  @Test
  void aVariableOfTheSameName() {
    Sense other = new Sense("variable e@1", "the variable e of line 1", false);
    assertEquals(
        List.of("e was taken for the variable e of line 1, but it is the variable e of line 16"),
        differences(SOURCE, taking("the variable e of line 16", other)));
  }

  @Test
  void members() {
    assertSeen("the field n of Base, as a member of Subject",
        "n was taken for something wrong, but it is the field n of Base, as a member of Subject");
    assertSeen("a method twice of Subject", "twice was taken for something wrong, but it is a method twice of Subject");
    assertSeen("something declared inside a lambda or class of the body",
        "a was taken for something wrong, but it is something declared inside a lambda or class of the body",
        "b was taken for something wrong, but it is something declared inside a lambda or class of the body");
    assertSeen("this of Subject", "this was taken for something wrong, but it is this of Subject");
  }

  @Test
  void imports() {
    String max = "the imported java.lang.Math.max(";
    List<String> found =
        differences(SOURCE, assumed -> assumed.names().replaceAll((place, senses) ->
            senses.toString().contains(max) ? List.of(WRONG) : senses));
    assertEquals(List.of("max was taken for something wrong, but it is " + max + "int, int)"), found);
  }

  @Test
  void types() {
    assertSeen("the type java.util.ArrayList",
        "ArrayList was taken for something wrong, but it is the type java.util.ArrayList");
    assertSeen("the type parameter E of Subject", "E was taken for something wrong, but it is the type parameter E of Subject");
    assertSeen("the class Pair of line 13", "Pair was taken for something wrong, but it is the class Pair of line 13");
  }

  @Test
  void aNameThatWasNotSeen() {
    List<String> found = differences(SOURCE, assumed -> assumed.names().values().removeIf(senses ->
        senses.toString().equals("[the variable count of line 9]")));
    assertEquals(List.of("count was not seen at all, and it is the variable count of line 9"), found.stream().distinct().toList());
  }

  @Test
  void typesOfVariables() {
    List<String> found = differences(SOURCE, assumed -> assumed.variables().replaceAll((key, variable) ->
        new Assumptions.OfVariable(variable.type() == null ? null : "wrong", variable.constant())));
    assertEquals(
        List.of(
            "the type of list was taken for wrong, but it is java.util.List<? extends E of Subject>",
            "the type of count was taken for wrong, but it is int",
            "the type of two was taken for wrong, but it is int",
            "the type of copy was taken for wrong, but it is java.util.ArrayList<E of Subject>",
            "the type of each was taken for wrong, but it is E of Subject",
            "the type of show was taken for wrong, but it is"
                + " java.util.function.Function<E of Subject, java.lang.String>",
            "the type of e was taken for wrong, but it is java.lang.RuntimeException"),
        found);
  }

  @Test
  void typesOfExpressions() {
    List<String> found = differences(SOURCE, assumed -> assumed.types().replaceAll((place, type) ->
        type.equals("int") ? "long" : type));
    assertTrue(found.size() > 3, found::toString);
    assertEquals(
        List.of("the type of this expression was taken for long, but it is int"), found.stream().distinct().toList());
  }

  @Test
  void constants() {
    List<String> found = differences(SOURCE, assumed -> {
      assumed.constants().replaceAll((place, value) -> Optional.of(value.isPresent() ? 4 : 5));
      assumed.variables().replaceAll((key, v) -> new Assumptions.OfVariable(v.type(), v.constant().map(value -> 6)));
    });
    assertTrue(found.contains("the constant 4 was expected, but it is 3"), found::toString);
    assertTrue(found.contains("the constant 5 was expected, but it is none"), found::toString);
    assertTrue(found.contains("the constant 6 was expected, but it is 2"), found::toString);
  }

  @Test
  void callsThatGoToFactories() {
    List<String> found = differences(SOURCE, assumed -> assumed.factoryCalls().addAll(assumed.types().keySet()));
    assertEquals(List.of("this call was taken for one of a generator"), found.stream().distinct().toList());
  }

  @Test
  void errorsOfTheUserAreNoDifferences() {
    String broken = SOURCE.replace("two + twice()", "two + thrice()");
    assertEquals(List.of(), differences(broken, taking("the variable list of line 9", WRONG)));
    String incompatible = SOURCE.replace("= 1 + 1;", "= \"two\";");
    assertEquals(List.of(), differences(incompatible, taking("the variable list of line 9", WRONG)));
  }
}
