package weft.benchmarks.jmh;

import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;
import weft.benchmarks.peers.MugIterations;

/** 10,000 Fibonacci numbers, with overflow. */
public class Fibonacci extends Workload {
  private int n = 10_000;

  @Benchmark
  public long loop() {
    long sum = 0;
    long a = 0;
    long b = 1;
    for (int i = 0; i < n; i++) {
      sum += a;
      long next = a + b;
      a = b;
      b = next;
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    return sumOfLongs(new ByHand.Fibonacci(n));
  }

  @Benchmark
  public long weft() {
    return sumOfLongs(Generators.fibonacci(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sumOfLongs(KotlinSequences.fibonacci(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return sumOfLongs(Stream.iterate(new long[] {0, 1}, p -> new long[] {p[1], p[0] + p[1]}).limit(n).map(p -> p[0]).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long mug() {
    return sumOfLongs(MugIterations.fibonacci(n).iterator());
  }
}
