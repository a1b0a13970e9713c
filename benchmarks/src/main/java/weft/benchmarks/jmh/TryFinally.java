package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** 10,000 elements, with a finally block behind each. */
public class TryFinally extends Workload {
  private int n = 10_000;
  private final Generators.Counter left = new Generators.Counter();

  @Benchmark
  public long loop() {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      try {
        sum += i;
      } finally {
        left.count++;
      }
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    return sum(new ByHand.Guarded(n, left));
  }

  @Benchmark
  public long weft() {
    return sum(Generators.guarded(n, left).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.guarded(n, left).iterator());
  }
}
