package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weft.runtime.RunAssertions.assertFinished;
import static weft.runtime.Runs.LOG;
import static weft.runtime.Runs.countdown;
import static weft.runtime.Runs.down;
import static weft.runtime.Runs.failing;
import static weft.runtime.Runs.guarded;
import static weft.runtime.Runs.range;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.GeneratorIterator;
import weft.Sequence;
import weft.runtime.Runs.Boom;

/** Depth and number: nothing recurses, and an element costs the same at every depth. */
class RunScaleTest {
  @BeforeEach
  void forgetLog() {
    LOG.clear();
  }

  @Test
  void recursionAMillionDeep() {
    int depth = 1_000_000;
    long count = 0, sum = 0;
    for (int n : down(depth)) {
      count++;
      sum += n;
    }
    assertEquals(2L * (depth + 1), count);
    assertEquals(0, sum);
  }

  @Test
  void closeAMillionDeep() {
    Sequence<Object> chain = guarded("bottom", () -> range(0, 5));
    for (int i = 0; i < 1_000_000; i++) {
      Sequence<Object> inner = chain;
      chain = guarded("up", () -> inner);
    }
    GeneratorIterator<Object> run = chain.iterator();
    assertEquals(0, run.next());
    run.close();
    assertEquals(1_000_001, LOG.size());
    assertEquals("bottom finally", LOG.get(0));
    assertFinished(run);
  }

  @Test
  void exceptionThroughAMillion() {
    Sequence<Object> chain = failing(new Boom("bottom"));
    for (int i = 0; i < 1_000_000; i++) {
      Sequence<Object> inner = chain;
      chain = guarded("up", () -> inner);
    }
    Iterator<Object> run = chain.iterator();
    assertEquals(1, run.next());
    assertThrows(Boom.class, run::next);
    assertEquals(1_000_000, LOG.size());
    assertFinished(run);
  }

  @Test
  void tailRecursionOfAMillion() {
    long sum = 0;
    for (int n : countdown(1_000_000)) sum += n;
    assertEquals(500_000_500_000L, sum);
  }

  @Test
  void hundredThousandOpenRuns() {
    List<GeneratorIterator<Object>> runs = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      GeneratorIterator<Object> run = guarded("r", () -> range(0, 2)).iterator();
      assertEquals(0, run.next());
      runs.add(run);
    }
    for (GeneratorIterator<Object> run : runs) run.close();
    assertEquals(100_000, LOG.size());
  }
}
