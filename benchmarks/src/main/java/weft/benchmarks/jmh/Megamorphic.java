package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.KotlinSequences;
import weft.benchmarks.TenGenerators;
import weft.benchmarks.TenIterators;

/** Ten different implementations through one loop, 1,000 elements of each. */
public class Megamorphic extends Workload {
  private int n = 1000;

  @Benchmark
  public long loop() {
    long sum = 0;
    for (int factor = 3; factor < 13; factor++) {
      for (int i = 0; i < n; i++) sum += i * factor;
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    long sum = 0;
    for (Iterable<Integer> numbers : TenIterators.all(n)) sum += sum(numbers.iterator());
    return sum;
  }

  @Benchmark
  public long weft() {
    long sum = 0;
    for (Iterable<Integer> numbers : TenGenerators.all(n)) sum += sum(numbers.iterator());
    return sum;
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    long sum = 0;
    for (int factor = 3; factor < 13; factor++) sum += sum(KotlinSequences.times(n, factor).iterator());
    return sum;
  }
}
