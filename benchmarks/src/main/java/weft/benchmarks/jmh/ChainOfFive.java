package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.Chains;
import weft.benchmarks.IntIteratorChains;
import weft.benchmarks.IteratorChains;
import weft.benchmarks.KotlinSequences;

/** A chain of five operations on the numbers below 10,000, by its iterator. */
public class ChainOfFive extends Workload {
  private int n = 10_000;

  @Benchmark
  public long loop() {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      int odd = i + 1;
      if (odd % 2 == 0) continue;
      int tripled = odd * 3;
      if (tripled % 5 == 0) continue;
      sum += tripled ^ 0x55;
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    return sum(IteratorChains.five(n));
  }

  @Benchmark
  public long byHandInt() {
    return sumOfInts(IntIteratorChains.five(n));
  }

  @Benchmark
  public long weft() {
    return sum(Chains.five(n).iterator());
  }

  @Benchmark
  public long weftInt() {
    return sumOfInts(Chains.intFive(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.five(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return sum(Chains.streamFive(n).iterator());
  }
}
