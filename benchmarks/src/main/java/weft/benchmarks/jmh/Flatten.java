package weft.benchmarks.jmh;

import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** A list of 1,000 lists of ten numbers. */
public class Flatten extends Workload {
  private final List<List<Integer>> lists =
      IntStream.range(0, 1000).mapToObj(i -> IntStream.range(0, 10).mapToObj(j -> i * j).toList()).toList();

  @Benchmark
  public long loop() {
    long sum = 0;
    for (List<Integer> list : lists) {
      for (int x : list) sum += x;
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    return sum(new ByHand.Flatten(lists));
  }

  @Benchmark
  public long weft() {
    return sum(Generators.flatten(lists).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.flatten(lists).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long streamIterator() {
    return sum(lists.stream().flatMap(List::stream).iterator());
  }
}
