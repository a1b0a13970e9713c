package weft.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;
import weft.Sequence;
import weft.samples.LogPipeline;
import weft.samples.LogPipeline.Hour;

/** The pipeline of {@link LogPipeline} on as many machines as there are: its stages, unchanged, on each partition of the log. */
public final class FailuresPerHour {
  private FailuresPerHour() {}

  static Sequence<Hour> stages(Sequence<String> lines) {
    return LogPipeline.perHour(LogPipeline.failed(LogPipeline.parse(lines)));
  }

  /** The hours in order. One that a boundary of partitions divides is put together again. */
  static JavaRDD<Hour> of(JavaRDD<String> lines) {
    Stages<String, Hour> stages = FailuresPerHour::stages;
    return lines
        .mapPartitions(stages.ofPartition())
        .mapToPair(hour -> new Tuple2<>(hour.start(), hour))
        .reduceByKey(FailuresPerHour::sum)
        .sortByKey()
        .values();
  }

  static Hour sum(Hour a, Hour b) {
    return new Hour(a.start(), a.failures() + b.failures(), Math.max(a.slowestMillis(), b.slowestMillis()));
  }

  /** Reads the log that is the first argument, and writes the rows of the report to the directory that is the second. */
  public static void main(String[] args) {
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("failures per hour"))) {
      of(spark.textFile(args[0])).map(Hour::row).saveAsTextFile(args[1]);
    }
  }
}
