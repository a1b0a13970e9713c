package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import weft.processor.source.Body;
import weft.processor.source.Names;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Rounds;
import weft.processor.verify.Assumptions;
import weft.processor.verify.Difference;

/** What becomes of a fault of ours that shows only when javac has attributed the class. */
class AfterAnalysisTest {
  private static final String SOURCE =
      """
      import weft.*;
      class Faulty {
        static class Nested {
          @Generator Sequence<Integer> g(int n) { Gen.yield(n); return Gen.end(); }
        }
      }
      """;

  private static String errorsWith(BiFunction<Javac, Body, AfterAnalysis> check) {
    return errorsWith(check, SOURCE);
  }

  private static String errorsWith(BiFunction<Javac, Body, AfterAnalysis> check, String source) {
    Rounds rounds =
        new Rounds((javac, method) ->
            javac.task().addTaskListener(check.apply(javac, Body.of(javac, method, Names.resolve(javac, method)))));
    return InMemoryCompiler.plain().processor(() -> rounds).compile(Map.of("Faulty", source)).errors();
  }

  @Test
  void anExceptionIsADefectAndNoCrash() {
    String errors =
        errorsWith((javac, body) ->
            new AfterAnalysis(javac, new Diagnostics(javac)) {
              @Override
              void check(TypeElement type) {
                throw new IllegalStateException("oops");
              }
            });
    assertEquals(1, errors.lines().count(), errors);
    assertTrue(errors.contains("Faulty.java:2:1: ERROR: [Defect] Weft failed when it checked Faulty:"), errors);
    assertTrue(errors.contains("IllegalStateException: oops at weft.processor.AfterAnalysisTest"), errors);
    assertTrue(errors.contains("please report it"), errors);
  }

  @Test
  void aWrongAssumptionIsAnErrorAtTheUsersPosition() {
    String errors =
        errorsWith((javac, body) -> {
          Verification verification = new Verification(javac, new Diagnostics(javac));
          Assumptions assumed = Assumptions.in(body, Set.of());
          assumed.names().values().removeIf(senses -> senses.toString().contains("variable n"));
          verification.expect(body.method().owner(), assumed);
          return verification;
        });
    assertEquals(
        "Faulty.java:4:55: ERROR: [Verification] n was not seen at all, and it is the variable n of line 4; this is a fault"
            + " of Weft: please report it, or switch this check off by -Aweft.verify=false (see docs/refusals.md#Verification)",
        errors);
  }

  @Test
  void aStatementThatWasTakenForUnreachableIsAnErrorIfTheClassCompiles() {
    BiFunction<Javac, Body, AfterAnalysis> check =
        (javac, body) -> {
          Verification verification = new Verification(javac, new Diagnostics(javac));
          Difference wrong = new Difference(body.block().getStatements().get(1), "this was taken for unreachable");
          verification.expect(body.method().owner(), wrong, body.unit());
          return verification;
        };
    String errors = errorsWith(check, SOURCE);
    assertEquals(1, errors.lines().count(), errors);
    assertTrue(errors.contains("Faulty.java:4:59: ERROR: [Verification] this was taken for unreachable"), errors);
    String ofUser = errorsWith(check, SOURCE.replace("return Gen.end();", "return Gen.end(); n++;"));
    assertEquals("Faulty.java:4:77: ERROR: unreachable statement", ofUser.lines().findFirst().orElseThrow(), ofUser);
    assertFalse(ofUser.contains("Verification"), ofUser);
  }

  /** What the user got wrong is javac's to report, in javac's words only. */
  @Test
  void errorsOfTheUserStayAlone() {
    for (String wrong : List.of("Gen.yield(m);", "int n = 1; Gen.yield(n);", "String s = n;", "return Gen.end(); n++;")) {
      String source = SOURCE.replace("Gen.yield(n);", wrong + " Gen.yield(n); ");
      String errors = InMemoryCompiler.withProcessor().compile(Map.of("Faulty", source)).errors();
      assertEquals(1, errors.lines().filter(line -> line.startsWith("Faulty.java")).count(), wrong + errors);
      assertFalse(errors.contains("["), wrong + errors);
    }
  }
}
