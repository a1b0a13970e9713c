package weft.benchmarks;

/** A binary tree of numbers. */
public record Tree(Tree left, int value, Tree right) {
  public static Tree balanced(int from, int to) {
    if (from >= to) return null;
    int middle = (from + to) >>> 1;
    return new Tree(balanced(from, middle), middle, balanced(middle + 1, to));
  }

  /** Each node is the left child of the next one. */
  public static Tree degenerate(int depth) {
    Tree tree = null;
    for (int i = 0; i < depth; i++) tree = new Tree(tree, i, null);
    return tree;
  }
}
