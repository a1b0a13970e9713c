package weft.benchmarks.jmh;

import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;
import weft.benchmarks.peers.ContinuationIterator;
import weft.benchmarks.peers.Emitter;
import weft.benchmarks.peers.JavaflowIterator;
import weft.benchmarks.peers.MugIterations;
import weft.benchmarks.peers.ThreadIterator;

/** One in seven of the numbers below 10,000. */
public class Filter extends Workload {
  private int n = 10_000;

  @Benchmark
  public long loop() {
    long sum = 0;
    for (int i = 0; i < n; i++) if (i % 7 == 3) sum += i;
    return sum;
  }

  @Benchmark
  public long byHand() {
    return sum(new ByHand.Filter(n));
  }

  @Benchmark
  public long weft() {
    return sum(Generators.filter(n).iterator());
  }

  @Benchmark
  public long byHandInt() {
    return sumOfInts(new ByHand.Filter(n));
  }

  @Benchmark
  public long weftInt() {
    return sumOfInts(Generators.intFilter(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.filter(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return sum(Stream.iterate(0, i -> i < n, i -> i + 1).filter(i -> i % 7 == 3).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long mug() {
    return sum(MugIterations.filter(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long javaflow() {
    return sum(JavaflowIterator.filter(n));
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long continuation() {
    return sum(new ContinuationIterator<>(Emitter.filter(n)));
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long virtualThread() {
    return sum(ThreadIterator.onVirtualThread(Emitter.filter(n)));
  }
}
