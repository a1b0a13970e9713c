package weft.benchmarks.jmh;

import weft.benchmarks.Tree;

/** The same with 1,000,000 nodes, for which there is no stack. */
public class VeryDeepTree extends TreeWalk {
  public static final int NODES = 1_000_000;

  public VeryDeepTree() {
    super(Tree.degenerate(NODES));
  }
}
