package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  record Node(int value, Node left, Node right) {}

  /** In order; the whole left side before the node. */
  @Generator
  static Sequence<Node> walk(Node node) {
    if (node == null) return Gen.end();
    Gen.yieldAll(walk(node.left()));
    Gen.yield(node);
    Gen.yieldAll(walk(node.right()));
    return Gen.end();
  }
}
