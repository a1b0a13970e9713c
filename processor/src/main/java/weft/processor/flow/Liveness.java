package weft.processor.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which variables a later read may still need. A suspension is a jump to its resume and abandon points; an exception may
 * leave a protected block before any of its assignments, so what a handler needs is live all through the region.
 */
public final class Liveness {
  private final Map<Block, Set<Variable>> liveIn = new HashMap<>();

  private Liveness() {}

  public static Liveness of(FlowGraph graph) {
    Liveness liveness = new Liveness();
    Map<Block, List<Block>> sources = new HashMap<>();
    for (Block block : graph.blocks()) {
      for (Block next : FlowGraph.flowFrom(block)) sources.computeIfAbsent(next, n -> new ArrayList<>(2)).add(block);
    }
    Set<Block> open = new HashSet<>(graph.blocks());
    while (!open.isEmpty()) {
      for (int i = graph.blocks().size() - 1; i >= 0; i--) {
        Block block = graph.blocks().get(i);
        if (open.remove(block) && liveness.update(block)) open.addAll(sources.getOrDefault(block, List.of()));
      }
    }
    return liveness;
  }

  private boolean update(Block block) {
    Set<Variable> live = new LinkedHashSet<>(liveOut(block));
    Code end = block.terminator().code();
    if (end != null) {
      live.removeAll(end.kills());
      live.addAll(end.reads());
    }
    for (int i = block.steps().size() - 1; i >= 0; i--) {
      Step step = block.steps().get(i);
      live.removeAll(step.kills());
      live.addAll(step.reads());
    }
    addHandlers(block, live);
    if (block.region() != null && block.region().entry() == block && block.region().lock() != null) {
      live.addAll(block.region().lock().reads());
    }
    return !live.equals(liveIn.put(block, live));
  }

  private Set<Variable> liveOut(Block block) {
    Set<Variable> live = new LinkedHashSet<>();
    for (Block next : block.terminator().successors()) live.addAll(at(next));
    for (Block label : block.terminator().labels()) live.addAll(at(label));
    addHandlers(block, live);
    return live;
  }

  private void addHandlers(Block block, Set<Variable> live) {
    for (Region.Handler handler : FlowGraph.handlersOf(block)) {
      for (Variable variable : at(handler.entry())) {
        if (variable != handler.parameter()) live.add(variable); // the parameter gets its value on the way in
      }
    }
  }

  /** What is live where {@code block} begins. */
  public Set<Variable> at(Block block) {
    return liveIn.getOrDefault(block, Set.of());
  }

  /** What is live across the suspension that ends {@code block}. */
  public Set<Variable> across(Block block) {
    Set<Variable> live = new LinkedHashSet<>();
    for (Block label : block.terminator().labels()) live.addAll(at(label));
    return live;
  }
}
