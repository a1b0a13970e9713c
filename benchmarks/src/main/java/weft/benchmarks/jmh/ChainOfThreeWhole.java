package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.Chains;
import weft.benchmarks.IntIteratorChains;
import weft.benchmarks.IteratorChains;
import weft.benchmarks.KotlinSequences;

/** A chain of three operations on the numbers below 10,000, consumed by {@code forEach}. */
public class ChainOfThreeWhole extends Workload {
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
      int tripled = i * 3;
      if (tripled % 2 == 0) add(tripled + 1);
    }
    return taken();
  }

  @Benchmark
  public long byHand() {
    IteratorChains.three(n).forEachRemaining(this::add);
    return taken();
  }

  @Benchmark
  public long byHandInt() {
    IntIteratorChains.three(n).forEachRemaining((int x) -> add(x));
    return taken();
  }

  @Benchmark
  public long weft() {
    Chains.three(n).forEach(this::add);
    return taken();
  }

  @Benchmark
  public long weftInt() {
    Chains.intThree(n).forEachInt(this::add);
    return taken();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    KotlinSequences.three(n).iterator().forEachRemaining(this::add);
    return taken();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long stream() {
    Chains.streamThree(n).forEach(this::add);
    return taken();
  }
}
