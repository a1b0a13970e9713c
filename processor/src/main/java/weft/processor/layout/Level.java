package weft.processor.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.Region;
import weft.processor.flow.Terminator;

/**
 * The nodes of one nesting depth and the edges between them, without those to the head of the loop that the level is the
 * body of: once its own loops are collapsed, an acyclic graph.
 */
final class Level {
  final Level parent;
  final Node head;
  final boolean isLoop;
  final Shape.Label loopLabel;
  private final Set<Block> starts;
  private final Map<Block, Node> nodeOf = new HashMap<>();
  private final Map<Node, List<Node>> successors = new HashMap<>();
  private final Map<Node, List<Node>> predecessors = new HashMap<>();
  private List<Node> nodes;

  /** {@code starts}: where execution enters without being resumed; the head is one of them. */
  Level(Level parent, List<Node> nodes, Node head, Shape.Label loopLabel, Set<Block> starts) {
    this.starts = starts;
    this.parent = parent;
    this.head = head;
    this.isLoop = loopLabel != null;
    this.loopLabel = loopLabel;
    setNodes(nodes);
  }

  private void setNodes(List<Node> all) {
    nodes = new ArrayList<>(all);
    nodes.sort(Comparator.comparingInt(Node::order));
    nodeOf.clear();
    for (Node node : nodes) for (Block block : node.blocks()) nodeOf.put(block, node);
    successors.clear();
    predecessors.clear();
    for (Node node : nodes) {
      List<Node> next = successorsOf(node);
      successors.put(node, Collections.unmodifiableList(next));
      for (Node successor : next) predecessors.computeIfAbsent(successor, n -> new ArrayList<>()).add(node);
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  /** The node that {@code block} is in, or null if it is not of this level. */
  Node nodeOf(Block block) {
    return nodeOf.get(block);
  }

  /** Whether this level is executed again and again, in itself or as part of a loop around it. */
  boolean isRepeated() {
    return isLoop || parent != null && parent.isRepeated();
  }

  /** Puts each of {@code cycles} in the place of its members. */
  void collapse(List<Node.Cycle> cycles) {
    if (cycles.isEmpty()) return;
    Set<Node> members = new HashSet<>();
    for (Node.Cycle cycle : cycles) members.addAll(cycle.members());
    List<Node> rest = new ArrayList<>(nodes);
    rest.removeAll(members);
    rest.addAll(cycles);
    setNodes(rest);
  }

  /** Where control goes from {@code node} within the level: once for each jump of a block, once for each statement. */
  List<Node> successors(Node node) {
    return successors.get(node);
  }

  /** Where control comes from, once for each jump, in the order of the nodes. */
  List<Node> predecessors(Node node) {
    return predecessors.getOrDefault(node, List.of());
  }

  private List<Node> successorsOf(Node node) {
    List<Node> successors = new ArrayList<>();
    for (Block target : targets(node)) {
      Node next = nodeOf.get(target);
      if (next == null || isLoop && next == head) continue;
      if (next == node && node.isStatement()) continue;
      if (node.isStatement() && successors.contains(next)) continue;
      successors.add(next);
    }
    return successors;
  }

  /** The blocks that the blocks of {@code node} jump to, and the handlers of the regions that are whole in it. */
  static List<Block> targets(Node node) {
    List<Block> targets = new ArrayList<>();
    Set<Region> regions = new LinkedHashSet<>();
    for (Block block : node.blocks()) {
      for (Block target : block.terminator().successors()) if (!isFinish(target)) targets.add(target);
      for (Region r = block.region(); r != null && node.isStatement(); r = r.parent()) regions.add(r);
    }
    for (Region region : regions) {
      if (!node.blocks().contains(region.entry())) continue;
      for (Region.Handler handler : region.handlers()) targets.add(handler.entry());
    }
    return targets;
  }

  /** The nodes that execution reaches by going on, and not only by resuming. */
  Set<Node> reachedFromHead() {
    Set<Node> reached = new LinkedHashSet<>();
    Deque<Node> work = new ArrayDeque<>();
    for (Block start : starts) work.push(nodeOf(start));
    while (!work.isEmpty()) {
      Node node = work.pop();
      if (reached.add(node)) work.addAll(successors(node));
    }
    return reached;
  }

  /** The end of the sequence is emitted wherever control goes there. */
  static boolean isFinish(Block block) {
    return block.steps().isEmpty() && block.terminator() instanceof Terminator.Finish;
  }

  /** Labels that an activation has to be led to: the block where {@code node} begins, or blocks further inside. */
  record Entry(Node node, boolean isAtHead, List<Block> labels) {}

  /** Those of {@code labels} that are inside this level. */
  List<Entry> entries(Iterable<Block> labels) {
    List<Entry> entries = new ArrayList<>();
    for (Block label : labels) {
      Node node = nodeOf.get(label);
      if (node == null) continue;
      boolean isAtHead = label == node.entry();
      Entry known = entries.stream().filter(e -> e.node == node && e.isAtHead == isAtHead).findFirst().orElse(null);
      if (known == null) entries.add(new Entry(node, isAtHead, new ArrayList<>(List.of(label))));
      else known.labels.add(label);
    }
    return entries;
  }
}
