package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;
import weft.benchmarks.KotlinSequences;
import weft.benchmarks.Tree;
import weft.benchmarks.peers.ContinuationIterator;
import weft.benchmarks.peers.Emitter;
import weft.benchmarks.peers.MugIterations;
import weft.benchmarks.peers.ThreadIterator;

/** In-order walk of a balanced tree of 8,191 nodes. */
public class BalancedTree extends Workload {
  private final Tree tree = Tree.balanced(0, 8191);

  private static long walk(Tree tree) {
    return tree == null ? 0 : walk(tree.left()) + tree.value() + walk(tree.right());
  }

  @Benchmark
  public long loop() {
    return walk(tree);
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
  public long kotlin() {
    return sum(KotlinSequences.inOrder(tree).iterator());
  }

  @Benchmark
  public long mug() {
    return sum(MugIterations.inOrder(tree).iterator());
  }

  @Benchmark
  public long continuation() {
    return sum(new ContinuationIterator<>(Emitter.inOrder(tree)));
  }

  @Benchmark
  public long virtualThread() {
    return sum(new ThreadIterator<>(Emitter.inOrder(tree)));
  }
}
