package weft.benchmarks.jmh;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;
import weft.benchmarks.peers.ContinuationIterator;
import weft.benchmarks.peers.Emitter;
import weft.benchmarks.peers.JavaflowIterator;
import weft.benchmarks.peers.ThreadIterator;

/** Two loops and a condition, 11,250 elements. */
public class Nested extends Workload {
  private int n = 300;

  @Benchmark
  public long loop() {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (((i ^ j) & 3) == 0) sum += i * j;
      }
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    return sum(new ByHand.Nested(n));
  }

  @Benchmark
  public long weft() {
    return sum(Generators.nested(n).iterator());
  }

  @Benchmark
  public long byHandInt() {
    return sumOfInts(new ByHand.Nested(n));
  }

  @Benchmark
  public long weftInt() {
    return sumOfInts(Generators.intNested(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.nested(n).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return sum(IntStream.range(0, n).boxed()
        .<Integer>mapMulti((i, out) -> {
          for (int j = 0; j < i; j++) if (((i ^ j) & 3) == 0) out.accept(i * j);
        })
        .iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long javaflow() {
    return sum(JavaflowIterator.nested(n));
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long continuation() {
    return sum(new ContinuationIterator<>(Emitter.nested(n)));
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long virtualThread() {
    return sum(ThreadIterator.onVirtualThread(Emitter.nested(n)));
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long thread() {
    return sum(ThreadIterator.onThread(Emitter.nested(n)));
  }
}
