package weft.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Random programs: state machine and source must write the same trace. {@link FuzzRun} runs more of them. */
class FuzzTest {
  private static final long SEED = 1;
  private static final int BATCHES = 7;
  private static final int BATCH = 96;
  private static final int THREADED = 60;
  private static final Duration SHRINK_FOR = Duration.ofSeconds(30);

  @Test
  void stateMachinesAgreeWithTheSource() {
    Fuzzer fuzzer = new Fuzzer(Oracle.pushing(), SHRINK_FOR);
    for (int i = 0; i < BATCHES; i++) fuzzer.run(SEED + (long) i * BATCH, BATCH);
    assertTrue(fuzzer.reports().isEmpty(), () -> String.join("\n", fuzzer.reports()));
    assertTrue(fuzzer.unjudged() <= fuzzer.programs() / 50, fuzzer::progress);
  }

  @Test
  void coroutinesFuturesAndPublishersAgreeWithTheSourceOnThreads() {
    Fuzzer fuzzer = new Fuzzer(Oracle.threaded(), SHRINK_FOR);
    fuzzer.run(SEED, THREADED);
    assertTrue(fuzzer.reports().isEmpty(), () -> String.join("\n", fuzzer.reports()));
    assertTrue(fuzzer.unjudged() <= fuzzer.programs() / 20, fuzzer::progress);
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
