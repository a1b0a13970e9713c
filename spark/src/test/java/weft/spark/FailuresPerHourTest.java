package weft.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.Gen;
import weft.Generator;
import weft.Sequence;
import weft.samples.BigFile;
import weft.samples.LogPipeline;
import weft.samples.LogPipeline.Hour;
import weft.samples.LogPipeline.Request;

/** On two threads of Spark in this process. */
class FailuresPerHourTest {
  private static final int PARTITIONS = 7;

  /** What the executors have closed, which are in this process. */
  private static final List<String> CLOSED = Collections.synchronizedList(new ArrayList<>());

  @TempDir static Path directory;
  private static Path log;
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() throws IOException {
    log = Files.write(directory.resolve("web.log"), BigFile.log(42).limit(50_000));
    SparkConf configuration = new SparkConf().setAppName("test").setMaster("local[2]").set("spark.ui.enabled", "false");
    spark = new JavaSparkContext(configuration);
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  private static JavaRDD<String> lines() {
    return spark.textFile(log.toString(), PARTITIONS);
  }

  @Test
  void hoursAreThoseOfOneMachine() throws IOException {
    List<Hour> expected = FailuresPerHour.stages(LogPipeline.read(log)).toList();
    assertTrue(expected.size() >= 3, expected::toString);
    assertEquals(PARTITIONS, lines().getNumPartitions());
    assertEquals(expected, FailuresPerHour.of(lines()).collect());

    Stages<String, Hour> stages = FailuresPerHour::stages;
    assertTrue(lines().mapPartitions(stages.ofPartition()).count() > expected.size(), "no hour was divided");
  }

  /** A stage over iterators is itself what Spark takes. */
  @Generator
  static Iterator<Request> parse(Iterator<String> lines) {
    while (lines.hasNext()) {
      Request request = Request.parse(lines.next());
      if (request != null) Gen.yield(request);
    }
    return Gen.end();
  }

  @Generator
  static Iterator<String> slowest(Iterator<Request> requests) {
    Request slowest = null;
    while (requests.hasNext()) {
      Request request = requests.next();
      if (slowest == null || request.millis() > slowest.millis()) slowest = request;
    }
    if (slowest != null) Gen.yield(slowest.path() + " " + slowest.millis());
    return Gen.end();
  }

  @Test
  void stagesOverIteratorsAreTakenAsTheyAre() throws IOException {
    List<String> ofPartitions =
        lines().mapPartitions(FailuresPerHourTest::parse).mapPartitions(FailuresPerHourTest::slowest).collect();
    assertEquals(PARTITIONS, ofPartitions.size());
    String slowest = slowest(LogPipeline.parse(LogPipeline.read(log)).iterator()).next();
    assertTrue(ofPartitions.contains(slowest), () -> slowest + " is not in " + ofPartitions);
  }

  @Generator
  static Sequence<String> recorded(Sequence<String> lines) {
    try {
      Gen.yieldAll(lines);
    } finally {
      CLOSED.add("closed");
    }
    return Gen.end();
  }

  /** To take one element, Spark starts one partition and leaves it. */
  @Test
  void stagesAreClosedWhereTheirTaskEndsEarly() {
    Stages<String, Hour> stages = lines -> FailuresPerHour.stages(recorded(lines));
    JavaRDD<Hour> hours = lines().mapPartitions(stages.ofPartition());
    CLOSED.clear();
    hours.first();
    assertEquals(List.of("closed"), CLOSED);
    hours.count();
    assertEquals(1 + PARTITIONS, CLOSED.size());
  }

  @Generator
  static Iterator<String> fails(Iterator<String> lines) {
    Gen.yield(lines.next());
    throw new IllegalStateException("no more");
  }

  @Test
  void failuresNameTheLineOfTheSource() {
    JavaRDD<String> failing = lines().mapPartitions(FailuresPerHourTest::fails);
    SparkException failure = assertThrows(SparkException.class, failing::count);
    assertTrue(failure.getMessage().contains("FailuresPerHourTest.fails(FailuresPerHourTest.java:"), failure.getMessage());
  }
}
