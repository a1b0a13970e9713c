package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.Chains;
import weft.benchmarks.IntIteratorChains;
import weft.benchmarks.IteratorChains;
import weft.benchmarks.KotlinSequences;

/** A chain of three operations on the numbers below 10,000, by its iterator. */
public class ChainOfThree extends Workload {
  private int n = 10_000;

  @Benchmark
  public long loop() {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      int tripled = i * 3;
      if (tripled % 2 == 0) sum += tripled + 1;
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    return sum(IteratorChains.three(n));
  }

  @Benchmark
  public long byHandInt() {
    return sumOfInts(IntIteratorChains.three(n));
  }

  @Benchmark
  public long weft() {
    return sum(Chains.three(n).iterator());
  }

  @Benchmark
  public long weftInt() {
    return sumOfInts(Chains.intThree(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.three(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return sum(Chains.streamThree(n).iterator());
  }
}
