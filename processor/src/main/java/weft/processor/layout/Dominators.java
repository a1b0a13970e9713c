package weft.processor.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reverse postorder, in-edges and immediate dominators of an acyclic graph. */
final class Dominators {
  private final Function<Node, List<Node>> successors;
  private final List<Node> order = new ArrayList<>();
  private final Map<Node, Integer> position = new HashMap<>();
  private final Map<Node, List<Node>> predecessors = new HashMap<>();
  private final Map<Node, Node> dominator = new HashMap<>();
  private final Map<Node, List<Node>> dominated = new LinkedHashMap<>();

  Dominators(Node root, Function<Node, List<Node>> successors) {
    this.successors = successors;
    visit(root, new HashSet<>());
    Collections.reverse(order);
    for (int i = 0; i < order.size(); i++) position.put(order.get(i), i);
    for (Node node : order) {
      for (Node next : successors.apply(node)) predecessors.computeIfAbsent(next, n -> new ArrayList<>()).add(node);
    }
    for (Node node : order) {
      if (node == root) continue;
      Node common = null;
      for (Node from : predecessors.get(node)) common = common == null ? from : common(common, from);
      dominator.put(node, common);
      dominated.computeIfAbsent(common, n -> new ArrayList<>()).add(node);
    }
  }

  /** The last successor first, so that reverse postorder keeps the order of the source. */
  private void visit(Node node, Set<Node> seen) {
    if (!seen.add(node)) return;
    List<Node> next = new ArrayList<>(successors.apply(node));
    next.sort((a, b) -> Integer.compare(b.order(), a.order()));
    for (Node successor : next) visit(successor, seen);
    order.add(node);
  }

  private Node common(Node a, Node b) {
    Node x = a;
    Node y = b;
    while (x != y) {
      if (position.get(x) > position.get(y)) {
        x = dominator.get(x);
      } else {
        y = dominator.get(y);
      }
    }
    return x;
  }

  /** How many jumps lead to {@code node}. */
  int entries(Node node) {
    return predecessors.getOrDefault(node, List.of()).size();
  }

  /** The nodes whose immediate dominator {@code node} is, in reverse postorder. */
  List<Node> dominatedBy(Node node) {
    return dominated.getOrDefault(node, List.of());
  }
}
