package weft.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import weft.Gen;
import weft.Generator;
import weft.Sequence;
import weft.samples.BigFile;
import weft.samples.LogPipeline.Hour;

/**
 * Two partitions that are generated where they are processed, each of them many times as large as the heap. The first argument
 * says how many lines each has. With {@code kept} as the second one, a stage keeps the lines of its partition.
 */
final class LargePartition {
  static final List<Long> SEEDS = List.of(1L, 2L);

  private static final String LONG_NAME = "long-name/".repeat(100);
  private static final AtomicLong BYTES = new AtomicLong();

  private LargePartition() {}

  /** A log of lines of 1,000 characters and some more. */
  static Sequence<String> log(long seed, long lines) {
    return BigFile.log(seed).limit(lines).map(line -> line.replace(" /", " /" + LONG_NAME));
  }

  @Generator
  static Sequence<String> counted(Sequence<String> lines) {
    long bytes = 0;
    for (String line : lines) {
      bytes += line.length() + 1;
      Gen.yield(line);
    }
    BYTES.addAndGet(bytes);
    return Gen.end();
  }

  @Generator
  static Sequence<String> kept(Sequence<String> lines) {
    List<String> all = new ArrayList<>();
    for (String line : lines) all.add(line);
    Gen.yieldAll(all);
    return Gen.end();
  }

  /** Prints the rows of the report and what the JVM has seen. */
  public static void main(String[] args) {
    long lines = Long.parseLong(args[0]);
    boolean keeps = args.length > 1 && args[1].equals("kept");
    Stages<Long, String> logs = seeds -> seeds.flatMap(seed -> log(seed, lines));
    Stages<String, String> keeping = keeps ? LargePartition::kept : LargePartition::counted;
    // Spark leaves 300 MB of the heap alone, and refuses one of less than 450.
    SparkConf configuration =
        new SparkConf().setAppName("large partition").setMaster("local[2]").set("spark.ui.enabled", "false")
            .set("spark.testing.reservedMemory", String.valueOf(16 << 20));
    try (JavaSparkContext spark = new JavaSparkContext(configuration)) {
      JavaRDD<Long> seeds = spark.parallelize(SEEDS, SEEDS.size());
      JavaRDD<String> all = seeds.mapPartitions(logs.ofPartition()).mapPartitions(keeping.ofPartition());
      for (Hour hour : FailuresPerHour.of(all).collect()) System.out.println(hour.row());
    }
    System.out.println("bytes of lines: " + BYTES);
    System.out.println("bytes of the heap: " + Runtime.getRuntime().maxMemory());
  }
}
