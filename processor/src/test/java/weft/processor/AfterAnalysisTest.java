package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.BiFunction;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import weft.processor.source.Body;
import weft.processor.source.Names;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Rounds;
import weft.processor.verify.Assumptions;

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
    Rounds rounds =
        new Rounds((javac, method) ->
            javac.task().addTaskListener(check.apply(javac, Body.of(javac, method, Names.resolve(javac, method)))));
    return InMemoryCompiler.plain().processor(() -> rounds).compile(Map.of("Faulty", SOURCE)).errors();
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
          Assumptions assumed = Assumptions.in(body);
          assumed.names().values().removeIf(senses -> senses.toString().contains("variable n"));
          verification.expect(body.method().owner(), assumed);
          return verification;
        });
    assertEquals(
        "Faulty.java:4:55: ERROR: [Verification] n was not seen at all, and it is the variable n of line 4; this is a fault"
            + " of Weft: please report it; -Aweft.verify=false switches this check off",
        errors);
  }
}
