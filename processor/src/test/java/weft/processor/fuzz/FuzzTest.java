package weft.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.processor.fuzz.Statements.Oracle;

/** Random programs: state machine and source must write the same trace. {@link Fuzzer#main} runs more of them. */
class FuzzTest {
  private static final long SEED = 1;
  private static final int BATCHES = 3;
  private static final int BATCH = 30;
  private static final Duration SHRINK_FOR = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource
  void stateMachineAgreesWithTheSource(Oracle oracle) {
    List<FuzzProgram> unjudged = new ArrayList<>();
    Fuzzer fuzzer =
        new Fuzzer(
            (program, verdict) -> {
              if (!verdict.isUnjudged()) report(program, verdict);
              unjudged.add(program);
            });
    for (int i = 0; i < BATCHES; i++) fuzzer.run(SEED + (long) i * BATCH, BATCH, oracle);
    assertTrue(unjudged.size() <= BATCHES * BATCH / 20, () -> "programs that nobody can judge: " + unjudged);
  }

  private static void report(FuzzProgram program, Verdict verdict) {
    FuzzProgram smallest = Shrinker.shrink(program, verdict, SHRINK_FOR);
    Verdict last = Verdict.of(smallest.alone());
    fail(verdict.kind() + ", seed " + program.seed() + " " + program.oracle() + ", shrunk:\n" + smallest + last.message());
  }

  @Test
  void sameSeedGivesTheSameProgram() {
    for (Oracle oracle : Oracle.values()) {
      String program = ProgramGenerator.generate(SEED, oracle).toString();
      assertEquals(program, ProgramGenerator.generate(SEED, oracle).toString());
    }
  }

  @Test
  void smallerProgramsAreSmaller() {
    FuzzProgram program = ProgramGenerator.generate(SEED, Oracle.CLOSED);
    assertTrue(program.smaller().allMatch(smaller -> smaller.size() < program.size()));
  }
}
