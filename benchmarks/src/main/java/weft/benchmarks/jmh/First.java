package weft.benchmarks.jmh;

import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;
import weft.benchmarks.peers.MugIterations;

/** The first of 10,000 elements. */
public class First extends Workload {
  private int n = 10_000;

  @Benchmark
  public long byHand() {
    return new ByHand.Range(n).next();
  }

  @Benchmark
  public long weft() {
    return Generators.range(n).iterator().next();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return KotlinSequences.range(n).iterator().next();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return Stream.iterate(0, i -> i < n, i -> i + 1).iterator().next();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long mug() {
    return MugIterations.range(n).iterator().next();
  }
}
