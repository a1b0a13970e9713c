package weft.benchmarks.jmh;

import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** A filter in the numbers below 10,000, consumed by a terminal operation of a stream. */
public class StreamSum extends Workload {
  private int n = 10_000;

  @Benchmark
  public long loop() {
    long sum = 0;
    for (int i = 0; i < n; i++) if (i % 7 == 3) sum += i;
    return sum;
  }

  @Benchmark
  public long byHand() {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new ByHand.Filter(n), 0), false).mapToLong(x -> x).sum();
  }

  @Benchmark
  public long spliterator() {
    return StreamSupport.stream(new ByHand.FilterSpliterator(n), false).mapToLong(x -> x).sum();
  }

  @Benchmark
  public long weft() {
    return Generators.filter(n).stream().mapToLong(x -> x).sum();
  }

  @Benchmark
  public long weftInt() {
    return Generators.intFilter(n).stream().asLongStream().sum();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(KotlinSequences.filter(n).iterator(), 0), false).mapToLong(x -> x).sum();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long stream() {
    return IntStream.range(0, n).filter(i -> i % 7 == 3).asLongStream().sum();
  }
}
