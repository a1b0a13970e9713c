package weft.benchmarks.jmh;

import weft.benchmarks.Tree;

/** In-order walk of a balanced tree of 8,191 nodes. */
public class BalancedTree extends RecursiveTreeWalk {
  public static final int NODES = 8191;

  public BalancedTree() {
    super(Tree.balanced(0, NODES));
  }
}
