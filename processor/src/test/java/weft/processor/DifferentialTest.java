package weft.processor;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weft.processor.testing.Catalogue;
import weft.processor.testing.Differential;
import weft.processor.testing.Program;

/** The cases of the catalogue that the oracle can judge, drained, and closed after each number of elements. */
class DifferentialTest {
  private static final Duration HANGS = Duration.ofSeconds(30);

  private static List<Program> judged() {
    return Catalogue.sequential().stream()
        .map(Catalogue.Case::program)
        .filter(program -> Differential.rejection(program) == null)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> stateMachineAgreesWithTheSource() {
    return judged().stream()
        .map(
            program ->
                DynamicTest.dynamicTest(
                    program.className(),
                    () -> assertTimeoutPreemptively(HANGS, () -> Differential.compare(program))));
  }

  @Test
  void mostJudgedCasesAreAlsoClosed() {
    long closed = judged().stream().filter(Differential::closes).count();
    assertTrue(closed >= 150, closed + " cases are closed");
  }

  @Test
  void refusesToJudgeWhatPulls() {
    String members =
        """
        @Generator static Sequence<Integer> in() { Gen.yield(1); return Gen.end(); }
        @Generator static Sequence<Integer> g() { for (int v : in()) Gen.yield(v); return Gen.end(); }
        """;
    assertThrows(IllegalArgumentException.class, () -> Differential.compare("Pulls", members, "g()"));
  }
}
