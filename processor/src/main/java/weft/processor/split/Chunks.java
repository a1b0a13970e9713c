package weft.processor.split;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;

/** Makes the pieces of a graph so small that any part has room for some: blocks become chains of blocks. */
final class Chunks {
  private final FlowGraph graph;
  private final Sizes sizes;
  private final int largest;

  private Chunks(FlowGraph graph, Sizes sizes, int largest) {
    this.graph = graph;
    this.sizes = sizes;
    this.largest = largest;
  }

  /** Cuts blocks into pieces of about {@code largest} bytecodes where they can be cut, and switches likewise. */
  static void cut(FlowGraph graph, Sizes sizes, int largest, int largestSwitch) {
    Chunks chunks = new Chunks(graph, sizes, largest);
    for (Block block : List.copyOf(graph.blocks())) {
      if (block.terminator() instanceof Terminator.Switch choice && sizes.ofEnd(block) > largestSwitch) {
        chunks.chain(block, choice, Math.max(1, (int) ((long) choice.cases().size() * largestSwitch / sizes.ofEnd(block))));
      }
    }
    for (Block block : List.copyOf(graph.blocks())) chunks.cut(block);
  }

  /** Joins again what lies in one part. */
  static void join(FlowGraph graph, Set<Block> part) {
    Set<Block> joined = new HashSet<>();
    for (Block block : List.copyOf(part)) {
      if (joined.contains(block)) continue;
      while (block.terminator() instanceof Terminator.Goto jump && jump.target().isChunk() && part.contains(jump.target())) {
        Block rest = jump.target();
        block.steps().addAll(rest.steps());
        block.terminate(rest.terminator());
        joined.add(rest);
      }
    }
    part.removeAll(joined);
    graph.blocks().removeAll(joined);
  }

  private void cut(Block block) {
    List<Step> steps = List.copyOf(block.steps());
    if (steps.isEmpty()) return;
    List<Integer> cuts = new ArrayList<>();
    Set<Integer> forbidden = forbiddenCuts(block);
    int size = 0;
    for (int i = 0; i < steps.size(); i++) {
      size += sizes.of(steps.get(i));
      boolean isLast = i == steps.size() - 1;
      if (isLast && block.terminator().code() == null) break;
      int next = isLast ? sizes.ofEnd(block) : sizes.of(steps.get(i + 1));
      if (size + next > largest && !forbidden.contains(i + 1)) {
        cuts.add(i + 1);
        size = 0;
      }
    }
    Block from = block;
    Terminator end = block.terminator();
    block.steps().clear();
    for (int i = 0; i < steps.size(); i++) {
      if (cuts.contains(i)) from = follow(from);
      from.steps().add(steps.get(i));
    }
    if (cuts.contains(steps.size())) from = follow(from);
    from.terminate(end);
  }

  private Block follow(Block block) {
    Block rest = graph.newChunk(block);
    block.terminate(new Terminator.Goto(rest));
    return rest;
  }

  /** No cut between uses of what has to stay a local, and none before a binding is bound; position i is before step i. */
  private Set<Integer> forbiddenCuts(Block block) {
    List<Set<Variable>> mentions = new ArrayList<>();
    for (Step step : block.steps()) mentions.add(step.mentions());
    Code end = block.terminator().code();
    mentions.add(end == null ? Set.of() : end.mentions());
    Set<Variable> all = new LinkedHashSet<>();
    mentions.forEach(all::addAll);
    all.removeIf(sizes::canBeField);
    Set<Integer> forbidden = new HashSet<>();
    for (int i = 0; i < block.steps().size(); i++) if (block.steps().get(i) instanceof Step.Bind) forbidden.add(i);
    for (Variable variable : all) {
      int first = 0;
      while (!mentions.get(first).contains(variable)) first++;
      int last = mentions.size() - 1;
      while (!mentions.get(last).contains(variable)) last--;
      for (int i = first + 1; i <= last; i++) forbidden.add(i);
    }
    return forbidden;
  }

  /**
   * <pre>
   * switch E [A: a] [B: b] [C: c] else d      choice = E
   *                                           switch choice [A: a] [B: b] else rest
   *                                           rest: switch choice [C: c] else d
   * </pre>
   */
  private void chain(Block block, Terminator.Switch choice, int cases) {
    Object type = sizes.selectorType(choice);
    if (type == null || choice.cases().size() <= cases) return;
    Variable selector = new Variable("choice", Variable.Kind.SYNTHETIC, type);
    block.steps().add(new Step.Assign(selector, choice.selector(), false));
    Block at = block;
    List<Terminator.Case> all = choice.cases();
    for (int from = 0; from < all.size(); from += cases) {
      int to = Math.min(from + cases, all.size());
      Block otherwise = to == all.size() ? choice.otherwise() : graph.newBlock(block.region());
      at.terminate(new Terminator.Switch(Code.of(selector), all.subList(from, to), otherwise));
      at = otherwise;
    }
  }
}
