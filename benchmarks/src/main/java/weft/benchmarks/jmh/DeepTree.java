package weft.benchmarks.jmh;

import weft.benchmarks.Tree;

/** In-order walk of a tree that is a list, of 1,000 nodes. */
public class DeepTree extends RecursiveTreeWalk {
  public static final int NODES = 1000;

  public DeepTree() {
    super(Tree.degenerate(NODES));
  }
}
