package weft.benchmarks.jmh;

import java.util.Iterator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;

/** The 5,040 orders of seven numbers. */
public class Permutations extends Workload {
  private final int[] items = {1, 2, 3, 4, 5, 6, 7};

  private static long firstAndLast(Iterator<int[]> elements) {
    long sum = 0;
    while (elements.hasNext()) {
      int[] order = elements.next();
      sum = sum * 31 + order[0] * 7L + order[6];
    }
    return sum;
  }

  @Benchmark
  public long byHand() {
    return firstAndLast(new ByHand.Permutations(items));
  }

  @Benchmark
  public long weft() {
    return firstAndLast(Generators.permutations(items, 0).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return firstAndLast(KotlinSequences.permutations(items, 0).iterator());
  }
}
