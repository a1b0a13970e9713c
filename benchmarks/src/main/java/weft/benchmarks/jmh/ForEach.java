package weft.benchmarks.jmh;

import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** The numbers below 10,000, consumed by {@code forEach}. */
public class ForEach extends Workload {
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
    for (int i = 0; i < n; i++) add(i);
    return taken();
  }

  @Benchmark
  public long byHand() {
    new ByHand.Range(n).forEachRemaining(this::add);
    return taken();
  }

  @Benchmark
  public long weft() {
    Generators.range(n).forEach(this::add);
    return taken();
  }

  @Benchmark
  public long weftInt() {
    Generators.intRange(n).forEachInt(this::add);
    return taken();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    KotlinSequences.range(n).iterator().forEachRemaining(this::add);
    return taken();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long stream() {
    Stream.iterate(0, i -> i < n, i -> i + 1).forEach(this::add);
    return taken();
  }
}
