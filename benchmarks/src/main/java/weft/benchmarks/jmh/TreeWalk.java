package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.Tree;
import weft.benchmarks.peers.MugIterations;

/** In-order walk of a tree, by what needs no stack for it. */
public abstract class TreeWalk extends Workload {
  final Tree tree;

  TreeWalk(Tree tree) {
    this.tree = tree;
  }

  @Benchmark
  public long byHand() {
    return sum(new ByHand.InOrder(tree));
  }

  @Benchmark
  public long weft() {
    return sum(Generators.inOrder(tree).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long mug() {
    return sum(MugIterations.inOrder(tree).iterator());
  }
}
