package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.Chains;
import weft.benchmarks.IntIteratorChains;
import weft.benchmarks.IteratorChains;
import weft.benchmarks.KotlinSequences;

/** A chain of five operations on the numbers below 10,000, consumed by {@code forEach}. */
public class ChainOfFiveWhole extends Workload {
  private int n = 10_000;
  private long total;

  private void add(int x) {
    total += x;
  }

  private long taken() {
    long taken = total;
    total = 0;
    return taken;
  }

  @Benchmark
  public long loop() {
    for (int i = 0; i < n; i++) {
      int odd = i + 1;
      if (odd % 2 == 0) continue;
      int tripled = odd * 3;
      if (tripled % 5 == 0) continue;
      add(tripled ^ 0x55);
    }
    return taken();
  }

  @Benchmark
  public long byHand() {
    IteratorChains.five(n).forEachRemaining(this::add);
    return taken();
  }

  @Benchmark
  public long byHandInt() {
    IntIteratorChains.five(n).forEachRemaining((int x) -> add(x));
    return taken();
  }

  @Benchmark
  public long weft() {
    Chains.five(n).forEach(this::add);
    return taken();
  }

  @Benchmark
  public long weftInt() {
    Chains.intFive(n).forEachInt(this::add);
    return taken();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    KotlinSequences.five(n).iterator().forEachRemaining(this::add);
    return taken();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long stream() {
    Chains.streamFive(n).forEach(this::add);
    return taken();
  }
}
