package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.KotlinSequences;
import weft.benchmarks.Tree;
import weft.benchmarks.peers.ContinuationIterator;
import weft.benchmarks.peers.Emitter;
import weft.benchmarks.peers.JavaflowIterator;
import weft.benchmarks.peers.ThreadIterator;

/** In-order walk of a tree for which there is stack enough. */
public abstract class RecursiveTreeWalk extends TreeWalk {
  RecursiveTreeWalk(Tree tree) {
    super(tree);
  }

  private static long walk(Tree tree) {
    return tree == null ? 0 : walk(tree.left()) + tree.value() + walk(tree.right());
  }

  @Benchmark
  public long loop() {
    return walk(tree);
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return sum(KotlinSequences.inOrder(tree).iterator());
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long javaflow() {
    return sum(JavaflowIterator.inOrder(tree));
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long continuation() {
    return sum(new ContinuationIterator<>(Emitter.inOrder(tree)));
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long virtualThread() {
    return sum(ThreadIterator.onVirtualThread(Emitter.inOrder(tree)));
  }
}
