package weft.processor.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Part;
import weft.processor.flow.Region;
import weft.processor.flow.States;
import weft.processor.flow.Terminator;

/**
 * Arranges the blocks of a graph as nested statements. A node that only one jump leads to is emitted there; one that
 * several lead to follows a labelled block that they leave, inside the statement of its immediate dominator. Loops and
 * protected regions are statements with a level of their own.
 *
 * <p>An activation enters by a switch over the state. Where its resume point lies inside a statement, the same state leads
 * on at the head of that statement, and so on inwards.
 */
public final class Layout {
  private final States states;
  private final Map<Node, Shape.Label> mergeLabels = new HashMap<>();

  private Layout(States states) {
    this.states = states;
  }

  /**
   * @param body the statements of {@code advance()}, or of one of its parts
   * @param states the numbers of the labels
   * @param usesNext some resume point lies inside a statement, so the state is needed after the entry
   */
  public record Result(Shape body, States states, boolean usesNext) {}

  /** Lays out {@code graph} as one method. */
  public static Result of(FlowGraph graph) {
    List<Part> parts = Part.whole(graph);
    return of((Part.Stretch) parts.get(0), graph.continued(), States.of(graph, parts));
  }

  /** Lays out one part. The blocks that are {@code continued} are where execution enters a part without being resumed. */
  public static Result of(Part.Stretch part, Set<Block> continued, States states) {
    Layout layout = new Layout(states);
    List<Node> nodes = layout.nodesWithin(part.region(), part.blocks());
    Set<Block> labels = labelsIn(part.blocks(), states);
    Set<Block> starts = new LinkedHashSet<>(continued);
    starts.retainAll(part.blocks());
    if (starts.isEmpty()) starts.add(labels.iterator().next());
    Level top = new Level(null, nodes, find(nodes, starts.iterator().next()), null, starts);
    Shape body = layout.new Arrangement(top).arrange(labels);
    Shape simple = Jumps.simplify(body);
    return new Result(simple, states, Reach.dispatches(simple));
  }

  private static Set<Block> labelsIn(Set<Block> blocks, States states) {
    Set<Block> labels = new LinkedHashSet<>(states.labels());
    labels.retainAll(blocks);
    return labels;
  }

  private static Node find(List<Node> nodes, Block block) {
    return nodes.stream().filter(node -> node.blocks().contains(block)).findFirst().orElseThrow();
  }

  /** The nodes directly in {@code region}: its own blocks, and each region in it as one. */
  private List<Node> nodesWithin(Region region, Iterable<Block> blocks) {
    Map<Region, Set<Block>> inner = new LinkedHashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (Block block : blocks) {
      if (Level.isFinish(block) && !states.isLabel(block)) continue;
      if (block.region() == region) {
        nodes.add(new Node.Single(block));
      } else {
        Region child = block.region();
        while (child.parent() != region) child = child.parent();
        inner.computeIfAbsent(child, r -> new LinkedHashSet<>()).add(block);
      }
    }
    inner.forEach((child, members) -> nodes.add(new Node.Guarded(child, members)));
    return nodes;
  }

  /** One level being arranged. */
  private final class Arrangement {
    private final Level level;
    private final Arrangement outer;
    private Dominators dominators;
    private List<Level.Entry> resumed = List.of();
    private final Node.Root root = new Node.Root();

    Arrangement(Level level) {
      this(level, null);
    }

    private Arrangement(Level level, Arrangement outer) {
      this.level = level;
      this.outer = outer;
    }

    /** {@code labels}: where an activation may have to be led to inside this level. */
    Shape arrange(Set<Block> labels) {
      Cycles.collapse(level, labels);
      Node head = level.nodeOf(level.head.entry());
      Set<Block> inside = new LinkedHashSet<>(labels);
      if (level.parent != null) inside.remove(level.head.entry());
      resumed = level.entries(inside);
      if (level.parent != null) resumed.removeIf(entry -> entry.node() == head); // the way in leads there
      boolean dispatches = level.parent == null || !resumed.isEmpty();
      Node start = dispatches ? root : head;
      dominators = new Dominators(start, node -> node == root ? rootSuccessors(head) : level.successors(node));
      return shapeOf(start, head);
    }

    private List<Node> rootSuccessors(Node head) {
      List<Node> successors = new ArrayList<>();
      for (Level.Entry entry : resumed) successors.add(entry.node());
      if (level.parent != null) successors.add(head);
      return successors;
    }

    private Shape shapeOf(Node node, Node head) {
      List<Node> merges = dominators.dominatedBy(node).stream().filter(next -> isMerge(node, next)).toList();
      for (Node merge : merges) mergeLabels.put(merge, new Shape.Label(hintFor(merge)));
      Shape shape = node == root ? rootShape(head) : within(node);
      for (Node merge : merges) {
        shape = Shape.sequence(new Shape.Labeled(mergeLabels.get(merge), shape), shapeOf(merge, head));
      }
      return shape;
    }

    private String hintFor(Node merge) {
      return merge instanceof Node.Cycle ? "enter" : "after";
    }

    private boolean isMerge(Node dominator, Node node) {
      if (dominator instanceof Node.Guarded guarded && node instanceof Node.Single single) {
        if (Cycles.isHandler(single.block(), guarded)) return dominators.entries(node) > 1;
      }
      return dominators.entries(node) > 1 || dominator.isStatement();
    }

    private Shape within(Node node) {
      if (node instanceof Node.Single single) return blockShape(single.block());
      if (node instanceof Node.Cycle cycle) {
        Level inner = new Level(level, cycle.members(), cycle.head(), cycle.label(), Set.of(cycle.head().entry()));
        return new Shape.Loop(cycle.label(), new Arrangement(inner, this).arrange(labelsIn(cycle.blocks(), states)));
      }
      Node.Guarded guarded = (Node.Guarded) node;
      List<Node> members = nodesWithin(guarded.region(), guarded.blocks());
      Level inner = new Level(level, members, find(members, guarded.region().entry()), null, Set.of(guarded.region().entry()));
      Shape body = new Arrangement(inner, this).arrange(labelsIn(guarded.blocks(), states));
      List<Shape> handlers = guarded.region().handlers().stream().map(handler -> jumpTo(handler.entry())).toList();
      return new Shape.Protected(guarded.region(), body, handlers);
    }

    private Shape blockShape(Block block) {
      Shape end = endShape(block.terminator(), block);
      return block.steps().isEmpty() ? end : Shape.sequence(new Shape.Steps(block), end);
    }

    private Shape endShape(Terminator end, Block block) {
      if (end instanceof Terminator.Goto jump) return jumpTo(jump.target());
      if (end instanceof Terminator.Branch branch) {
        return new Shape.If(branch, false, jumpTo(branch.whenTrue()), jumpTo(branch.whenFalse()));
      }
      if (end instanceof Terminator.Switch choice) {
        List<Shape.Arm> arms = new ArrayList<>();
        for (Terminator.Case c : choice.cases()) arms.add(new Shape.Arm(c.labels(), jumpTo(c.target())));
        boolean isExhaustive = choice.otherwise() == null;
        Shape otherwise = isExhaustive ? Shape.nothing() : jumpTo(choice.otherwise());
        return new Shape.Switch(choice.selector(), arms, otherwise, isExhaustive, new Shape.Label("choose"));
      }
      return new Shape.Leave(end, block);
    }

    /** Control goes to {@code target}: there inline, by leaving a labelled block, or round a loop. */
    private Shape jumpTo(Block target) {
      if (Level.isFinish(target)) return new Shape.Leave(target.terminator(), target);
      Arrangement at = this;
      while (at.level.nodeOf(target) == null) at = at.outer;
      Node node = at.level.nodeOf(target);
      if (target != node.entry()) throw new IllegalStateException("a jump past the head of a statement to " + target);
      return at.jumpTo(node, at == this);
    }

    private Shape jumpTo(Node node, boolean isHere) {
      if (level.isLoop && node == level.nodeOf(level.head.entry())) return new Shape.Jump(level.loopLabel, true);
      Shape.Label label = mergeLabels.get(node);
      if (label != null) return new Shape.Jump(label, false);
      if (!isHere) throw new IllegalStateException("a jump out of a statement to what does not follow it");
      return shapeOf(node, null);
    }

    private Shape rootShape(Node head) {
      if (level.parent == null) return entryShape();
      List<Shape.DispatchArm> arms = new ArrayList<>();
      for (Level.Entry entry : resumed) {
        boolean isFinal = entry.isAtHead() && level.isRepeated();
        arms.add(new Shape.DispatchArm(entry.labels().stream().map(states::of).toList(), isFinal, lead(entry.node())));
      }
      return new Shape.Dispatch(arms, lead(head), new Shape.Label("resume"));
    }

    private Shape entryShape() {
      List<Shape.EntryArm> arms = new ArrayList<>();
      for (Level.Entry entry : resumed) arms.add(new Shape.EntryArm(entry.labels(), lead(entry.node())));
      return new Shape.Entry(arms, new Shape.Label("entry"));
    }

    /** From the root of the level to a node, without the test for the head of a loop: this is the way in. */
    private Shape lead(Node node) {
      Shape.Label label = mergeLabels.get(node);
      return label != null ? new Shape.Jump(label, false) : shapeOf(node, null);
    }
  }
}
