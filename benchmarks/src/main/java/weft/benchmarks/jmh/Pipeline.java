package weft.benchmarks.jmh;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kotlin.collections.CollectionsKt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** Squares of the numbers below 10,000, the odd ones of them, and two elements for each: three stages. */
public class Pipeline extends Workload {
  private final List<Integer> source = IntStream.range(0, 10_000).boxed().toList();

  @Benchmark
  public long loop() {
    long sum = 0;
    for (int x : source) {
      int square = x * x;
      if (square % 2 != 0) {
        sum += square;
        sum += -square / 2;
      }
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    return sum(new ByHand.Twice(new ByHand.Odd(new ByHand.Squares(source.iterator()))));
  }

  @Benchmark
  public long weft() {
    return sum(Generators.twice(Generators.odd(Generators.squares(source))).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.twice(KotlinSequences.odd(KotlinSequences.squares(CollectionsKt.asSequence(source)))).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return sum(source.stream().map(x -> x * x).filter(x -> x % 2 != 0).flatMap(x -> Stream.of(x, -x / 2)).iterator());
  }
}
