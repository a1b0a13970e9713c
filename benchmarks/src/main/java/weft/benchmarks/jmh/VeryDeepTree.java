package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.Tree;
import weft.benchmarks.peers.MugIterations;

/** The same with 1,000,000 nodes, for which there is no stack. */
public class VeryDeepTree extends Workload {
  private final Tree tree = Tree.degenerate(1_000_000);

  @Benchmark
  public long byHand() {
    return sum(new ByHand.InOrder(tree));
  }

  @Benchmark
  public long weft() {
    return sum(Generators.inOrder(tree).iterator());
  }

  @Benchmark
  public long mug() {
    return sum(MugIterations.inOrder(tree).iterator());
  }
}
