package weft.benchmarks.jmh;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import weft.benchmarks.Members;

/** 1,000 sums, by way of two fields and a method. */
public class FieldsAndMethods extends Workload {
  private final int[] weights = IntStream.range(0, 1000).map(i -> i * 31 % 17).toArray();
  private final Members.Private hidden = new Members.Private(weights);
  private final Members.Open open = new Members.Open(weights);

  @Benchmark
  public long byHand() {
    return sum(hidden.totalsByHand());
  }

  @Benchmark
  public long weft() {
    return sum(open.totals().iterator());
  }

  @Benchmark
  public long weftPrivate() {
    return sum(hidden.totals().iterator());
  }
}
