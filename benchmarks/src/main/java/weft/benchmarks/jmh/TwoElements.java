package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** A sequence of two elements, made and finished. */
public class TwoElements extends Workload {
  private int x = 17;
  private int y = 4;

  @Benchmark
  public long byHand() {
    return sum(new ByHand.Few(2, x, y));
  }

  @Benchmark
  public long weft() {
    return sum(Generators.two(x, y).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.few(2, x, y).iterator());
  }
}
