package weft.processor.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a run lets go of what it does not need any more: a suspended generator keeps alive only what its rest can still
 * use. A field is set to null at the end of the block that uses it last, and at the latest where the run suspends or ends.
 */
public final class Releases {
  private final FlowGraph graph;
  private final Liveness liveness;
  private final Set<Variable> fields;
  private final Map<Block, Set<Variable>> held = new HashMap<>();
  private final Map<Block, Set<Variable>> released = new HashMap<>();

  private Releases(FlowGraph graph, Liveness liveness, Set<Variable> fields) {
    this.graph = graph;
    this.liveness = liveness;
    this.fields = fields;
  }

  /**
   * Adds the assignments to {@code graph}.
   *
   * @param arguments the fields that have a value from the beginning
   * @param fields all fields of reference type
   * @return what is to be released at each suspension, after its value has been evaluated, and at the end
   */
  public static Map<Block, Set<Variable>> add(
      FlowGraph graph, Liveness liveness, Set<Variable> arguments, Set<Variable> fields) {
    Releases releases = new Releases(graph, liveness, fields);
    releases.releaseWhereLastUsed();
    releases.releaseWhereSuspended(arguments);
    return releases.released;
  }

  private void releaseWhereLastUsed() {
    Set<Block> suspending = blocksBeforeSuspension();
    for (Block block : graph.blocks()) {
      boolean goesOn = block.terminator() instanceof Terminator.Goto || block.terminator() instanceof Terminator.Yield
          || block.terminator() instanceof Terminator.YieldAll || block.terminator() instanceof Terminator.Await || block.terminator() instanceof Terminator.Branch;
      if (!goesOn || block.steps().isEmpty() || !suspending.contains(block)) continue;
      Set<Variable> used = new LinkedHashSet<>();
      for (Step step : block.steps()) used.addAll(step.mentions());
      used.retainAll(fields);
      used.removeAll(liveAfter(block));
      if (block.terminator().code() != null) used.removeAll(block.terminator().code().mentions());
      for (Variable variable : used) block.steps().add(new Step.Assign(variable, Code.of("null"), false));
    }
  }

  private Set<Variable> liveAfter(Block block) {
    Set<Variable> live = new HashSet<>(liveness.across(block));
    for (Block next : block.terminator().successors()) live.addAll(liveness.at(next));
    for (Region.Handler handler : FlowGraph.handlersOf(block)) live.addAll(liveness.at(handler.entry()));
    return live;
  }

  /** Elsewhere the end of the run clears all fields soon enough. */
  private Set<Block> blocksBeforeSuspension() {
    Set<Block> found = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks()) {
        boolean suspends = !block.terminator().labels().isEmpty();
        if (suspends || FlowGraph.flowFrom(block).stream().anyMatch(found::contains)) changed |= found.add(block);
      }
    }
    return found;
  }

  private void releaseWhereSuspended(Set<Variable> arguments) {
    held.put(graph.entry(), new LinkedHashSet<>(arguments));
    held.get(graph.entry()).retainAll(fields);
    List<Block> work = new ArrayList<>(graph.blocks());
    while (!work.isEmpty()) {
      Block block = work.remove(work.size() - 1);
      Set<Variable> before = held.getOrDefault(block, Set.of());
      Set<Variable> after = heldAfter(block, before);
      Set<Variable> ever = new HashSet<>(before); // an exception may come before or after any of the steps
      ever.addAll(assignedIn(block));
      for (Region.Handler handler : FlowGraph.handlersOf(block)) flow(ever, handler.entry(), work);
      for (Block next : block.terminator().successors()) flow(after, next, work);
      List<Block> labels = block.terminator().labels();
      if (block.terminator() instanceof Terminator.Finish) released.put(block, after);
      if (labels.isEmpty()) continue;
      Set<Variable> dead = new LinkedHashSet<>(after);
      dead.removeAll(liveness.across(block));
      released.put(block, dead);
      after.removeAll(dead);
      for (Block label : labels) flow(after, label, work);
    }
  }

  private void flow(Set<Variable> variables, Block target, List<Block> work) {
    boolean isNew = !held.containsKey(target);
    boolean grows = held.computeIfAbsent(target, b -> new HashSet<>()).addAll(variables);
    if (isNew || grows) work.add(target);
  }

  private Set<Variable> heldAfter(Block block, Set<Variable> before) {
    Set<Variable> after = new LinkedHashSet<>(before);
    for (Step step : block.steps()) {
      Set<Variable> assigned = new LinkedHashSet<>(step.mentions());
      assigned.retainAll(fields);
      boolean isRelease = step instanceof Step.Assign a && a.value() != null && a.value().parts().equals(List.of("null"));
      if (isRelease) {
        after.remove(((Step.Assign) step).target());
      } else {
        after.addAll(assigned);
      }
    }
    if (block.terminator().code() != null) after.addAll(block.terminator().code().mentions());
    after.retainAll(fields);
    return after;
  }

  private Set<Variable> assignedIn(Block block) {
    Set<Variable> assigned = new LinkedHashSet<>();
    for (Step step : block.steps()) assigned.addAll(step.mentions());
    if (block.terminator().code() != null) assigned.addAll(block.terminator().code().mentions());
    assigned.retainAll(fields);
    return assigned;
  }
}
