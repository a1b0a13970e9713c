package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.Chains;
import weft.benchmarks.IntIteratorChains;
import weft.benchmarks.IteratorChains;
import weft.benchmarks.KotlinSequences;

/** A chain of ten operations on the numbers below 10,000, by its iterator. */
public class ChainOfTen extends Workload {
  private int n = 10_000;

  @Benchmark
  public long loop() {
    long sum = 0;
    int skipped = 0;
    boolean taking = false;
    for (int i = 0; i < n; i++) {
      int odd = i + 1;
      if (odd % 2 == 0) continue;
      int tripled = odd * 3;
      if (tripled % 5 == 0) continue;
      int mixed = tripled ^ 0x55;
      if (skipped < 10) {
        skipped++;
        continue;
      }
      int less = mixed - 7;
      if (less % 3 == 0 || !taking && less < 100) continue;
      taking = true;
      sum += less / 2;
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    return sum(IteratorChains.ten(n));
  }

  @Benchmark
  public long byHandInt() {
    return sumOfInts(IntIteratorChains.ten(n));
  }

  @Benchmark
  public long weft() {
    return sum(Chains.ten(n).iterator());
  }

  @Benchmark
  public long weftInt() {
    return sumOfInts(Chains.intTen(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.ten(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return sum(Chains.streamTen(n).iterator());
  }
}
