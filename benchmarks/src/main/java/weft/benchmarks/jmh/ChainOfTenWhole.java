package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.Chains;
import weft.benchmarks.IntIteratorChains;
import weft.benchmarks.IteratorChains;
import weft.benchmarks.KotlinSequences;

/** A chain of ten operations on the numbers below 10,000, consumed by {@code forEach}. */
public class ChainOfTenWhole extends Workload {
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
      add(less / 2);
    }
    return taken();
  }

  @Benchmark
  public long byHand() {
    IteratorChains.ten(n).forEachRemaining(this::add);
    return taken();
  }

  @Benchmark
  public long byHandInt() {
    IntIteratorChains.ten(n).forEachRemaining((int x) -> add(x));
    return taken();
  }

  @Benchmark
  public long weft() {
    Chains.ten(n).forEach(this::add);
    return taken();
  }

  @Benchmark
  public long weftInt() {
    Chains.intTen(n).forEachInt(this::add);
    return taken();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    KotlinSequences.ten(n).iterator().forEachRemaining(this::add);
    return taken();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long stream() {
    Chains.streamTen(n).forEach(this::add);
    return taken();
  }
}
