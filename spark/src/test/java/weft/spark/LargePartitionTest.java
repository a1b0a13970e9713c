package weft.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import weft.samples.LogPipeline.Hour;

/** In a JVM with a heap of 48 MB. */
class LargePartitionTest {
  private static final int LINES = 1_000_000;

  private static Jvm run(String... args) throws Exception {
    List<String> mainAndArguments = new ArrayList<>(List.of(LargePartition.class.getName(), String.valueOf(LINES)));
    mainAndArguments.addAll(List.of(args));
    return Jvm.run(Map.of(), System.getProperty("java.class.path"), "48m", mainAndArguments.toArray(String[]::new));
  }

  private static List<String> rowsOfOneMachine() {
    Map<String, Hour> hours = new TreeMap<>();
    for (long seed : LargePartition.SEEDS) {
      for (Hour hour : FailuresPerHour.stages(LargePartition.log(seed, LINES))) {
        hours.merge(hour.start(), hour, FailuresPerHour::sum);
      }
    }
    return hours.values().stream().map(Hour::row).toList();
  }

  @Test
  void streamsThrough() throws Exception {
    Jvm jvm = run();
    assertEquals(0, jvm.status(), jvm.output());
    long heap = jvm.number("bytes of the heap: ");
    assertTrue(heap <= 48 << 20, jvm.output());
    assertTrue(jvm.number("bytes of lines: ") >= LargePartition.SEEDS.size() * 20 * heap, jvm.output());
    assertEquals(rowsOfOneMachine(), jvm.output().lines().filter(line -> line.startsWith("2026-")).toList());
  }

  /** What the other test shows: a stage that keeps its partition does not get through. */
  @Test
  void isTooLargeToBeKept() throws Exception {
    Jvm jvm = run("kept");
    assertNotEquals(0, jvm.status());
    assertTrue(jvm.output().contains("java.lang.OutOfMemoryError"), jvm.output());
  }
}
