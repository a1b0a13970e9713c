package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** A sequence of no element, made and finished. */
public class NoElement extends Workload {
  private int x = 17;
  private int y = 4;

  @Benchmark
  public long byHand() {
    return sum(new ByHand.Few(0, x, y));
  }

  @Benchmark
  public long weft() {
    return sum(Generators.empty().iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.few(0, x, y).iterator());
  }
}
