package weft.processor.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the graph small: jumps to jumps are threaded, choices between equal targets vanish, blocks that follow each
 * other are joined, assignments to made-up variables that nobody reads are dropped, and small merge blocks are copied to
 * where an activation resumes, so that a resume falls into its loop head.
 */
public final class Simplifier {
  /** A merge block of more steps than this is not copied. */
  private static final int SMALL = 2;

  private final FlowGraph graph;
  private Block end;

  private Simplifier(FlowGraph graph) {
    this.graph = graph;
  }

  /** Simplifies {@code graph} in place. */
  public static void simplify(FlowGraph graph) {
    new Simplifier(graph).run();
  }

  private void run() {
    graph.removeUnreachable();
    boolean changed = true;
    while (changed) {
      changed = thread();
      changed |= dropDeadAssignments();
      graph.removeUnreachable();
      changed |= join();
      graph.removeUnreachable();
    }
    copySmallMerges();
    graph.removeUnreachable();
    join();
    dropDistantDeclarations();
    thread();
    graph.removeUnreachable();
  }

  /** A declaration without a value says nothing where the variable is used in other blocks: it is declared elsewhere. */
  private void dropDistantDeclarations() {
    Map<Variable, Integer> users = new HashMap<>();
    for (Block block : graph.blocks()) {
      Set<Variable> mentioned = new HashSet<>();
      for (Step step : block.steps()) mentioned.addAll(step.mentions());
      if (block.terminator().code() != null) mentioned.addAll(block.terminator().code().mentions());
      for (Variable variable : mentioned) users.merge(variable, 1, Integer::sum);
    }
    for (Block block : graph.blocks()) {
      block.steps().removeIf(
          step -> step instanceof Step.Assign a && a.declares() && a.value() == null && users.get(a.target()) > 1);
    }
  }

  /**
   * Jumps to a block that only jumps on go where that one goes. A resume point stays a block of its own, one for each
   * suspension: it tells where the body is suspended, and what is pending there.
   */
  private boolean thread() {
    boolean changed = false;
    for (Block block : graph.blocks()) {
      Terminator before = block.terminator();
      if (before.successors().isEmpty()) continue;
      Terminator after = withoutChoice(before.redirect(this::finalTarget));
      if (!after.equals(before)) {
        block.terminate(after);
        changed = true;
      }
    }
    return changed;
  }

  private Block finalTarget(Block from) {
    Set<Block> seen = new HashSet<>();
    Block block = from;
    while (isEmptyJump(block) && seen.add(block)) {
      block = ((Terminator.Goto) block.terminator()).target();
    }
    return isEnd(block) ? end(block) : block;
  }

  private static boolean isEnd(Block block) {
    return block.steps().isEmpty() && block.terminator() instanceof Terminator.Finish;
  }

  /** The end of the sequence is one place. */
  private Block end(Block block) {
    if (end == null) end = block;
    return end;
  }

  /** An entry of a region must stay: it is where the native statement begins. */
  private static boolean isEmptyJump(Block block) {
    return block.steps().isEmpty()
        && block.terminator() instanceof Terminator.Goto
        && (block.region() == null || block.region().entry() != block);
  }

  private static Terminator withoutChoice(Terminator end) {
    if (end instanceof Terminator.Switch s
        && isChoiceByCompletion(s)
        && s.cases().stream().allMatch(c -> c.target() == s.otherwise())) {
      return new Terminator.Goto(s.otherwise());
    }
    if (end instanceof Terminator.Switch s && isChoiceByCompletion(s)) {
      return grouped(s);
    }
    boolean isMadeUp = end instanceof Terminator.Branch && end.code().mentions().stream().allMatch(Simplifier::isSynthetic);
    if (isMadeUp && end instanceof Terminator.Branch b && b.whenTrue() == b.whenFalse() && onlyText(b.condition())) {
      return new Terminator.Goto(b.whenTrue());
    }
    return end;
  }

  /** A switch of the source may be over a variable of the graph, too, which keeps the selector; its labels are trees. */
  private static boolean isChoiceByCompletion(Terminator.Switch choice) {
    List<Object> parts = choice.selector().parts();
    boolean isMadeUp = choice.cases().stream().allMatch(c -> onlyText(c.labels()));
    return isMadeUp && parts.size() == 1 && parts.get(0) instanceof Variable variable && isSynthetic(variable);
  }

  /** A made-up choice has one case for each target. */
  private static Terminator grouped(Terminator.Switch choice) {
    Map<Block, List<String>> labels = new LinkedHashMap<>();
    for (Terminator.Case c : choice.cases()) {
      if (c.target() != choice.otherwise()) labels.computeIfAbsent(c.target(), t -> new ArrayList<>()).add(c.labels().toString());
    }
    List<Terminator.Case> cases = new ArrayList<>();
    labels.forEach((target, all) -> cases.add(new Terminator.Case(Code.of(String.join(", ", all)), target)));
    return cases.equals(choice.cases()) ? choice : new Terminator.Switch(choice.selector(), cases, choice.otherwise());
  }

  private static boolean isSynthetic(Variable variable) {
    return variable.kind() == Variable.Kind.SYNTHETIC;
  }

  /** No source text in it: nothing that could have an effect. */
  private static boolean onlyText(Code code) {
    return code.parts().stream().allMatch(part -> part instanceof String || part instanceof Variable)
        && code.parts().stream().noneMatch(part -> part instanceof String text && text.contains("("));
  }

  private boolean dropDeadAssignments() {
    Set<Variable> read = new LinkedHashSet<>();
    for (Block block : graph.blocks()) {
      for (Step step : block.steps()) read.addAll(step.reads());
      if (block.terminator().code() != null) read.addAll(block.terminator().code().reads());
    }
    boolean changed = false;
    for (Block block : graph.blocks()) {
      changed |=
          block.steps().removeIf(
              step ->
                  step instanceof Step.Assign assign
                      && isSynthetic(assign.target())
                      && assign.value() != null
                      && assign.value().parts().stream().allMatch(String.class::isInstance)
                      && !read.contains(assign.target()));
    }
    return changed;
  }

  /** A block that is entered only by the end of another one of its region continues it. */
  private boolean join() {
    Map<Block, Integer> entries = graph.entryCounts();
    boolean changed = false;
    for (Block block : List.copyOf(graph.blocks())) {
      while (block.terminator() instanceof Terminator.Goto jump
          && jump.target() != block
          && jump.target().region() == block.region()
          && entries.getOrDefault(jump.target(), 0) == 1
          && (block.region() == null || jump.target() != block.region().entry())) {
        block.steps().addAll(jump.target().steps());
        block.terminate(jump.target().terminator());
        jump.target().steps().clear();
        jump.target().terminate(new Terminator.Finish());
        changed = true;
      }
    }
    return changed;
  }

  /**
   * Where a resume point runs into a block that the loop around it shares, it gets a copy of its own: the loop then has
   * one entry, its head, and is emitted as a loop statement.
   */
  private void copySmallMerges() {
    Set<Block> labels = graph.labels();
    Map<Block, Integer> entries = graph.entryCounts();
    for (Block label : labels) {
      if (label == graph.entry()) continue;
      for (int i = 0; i < SMALL && label.terminator() instanceof Terminator.Goto jump; i++) {
        Block merge = jump.target();
        if (merge == label || labels.contains(merge) || entries.getOrDefault(merge, 0) < 2 || !isSmall(merge, label) || declaresInText(merge)) break;
        label.steps().addAll(merge.steps());
        label.terminate(merge.terminator());
      }
    }
  }

  /**
   * A binding or a local class that only one block mentions is declared there, by the text of a step: in two blocks it
   * could not be.
   */
  private boolean declaresInText(Block block) {
    return block.steps().stream()
        .flatMap(step -> step.mentions().stream())
        .anyMatch(variable -> isOfText(variable) && isMentionedOnlyIn(block, variable));
  }

  private static boolean isOfText(Variable variable) {
    return variable.kind() == Variable.Kind.BINDING || variable.kind() == Variable.Kind.LOCAL_CLASS;
  }

  private boolean isMentionedOnlyIn(Block block, Variable variable) {
    for (Block other : graph.blocks()) {
      Code end = other.terminator().code();
      boolean mentions = end != null && end.mentions().contains(variable)
          || other.steps().stream().anyMatch(step -> step.mentions().contains(variable));
      if (other != block && mentions) return false;
    }
    return true;
  }

  private static boolean isSmall(Block merge, Block into) {
    return merge.region() == into.region()
        && (merge.region() == null || merge.region().entry() != merge)
        && merge.steps().size() <= SMALL
        && !merge.steps().isEmpty()
        && merge.steps().stream().noneMatch(step -> step instanceof Step.Assign assign && assign.declares())
        && (merge.terminator() instanceof Terminator.Goto || merge.terminator() instanceof Terminator.Finish);
  }
}
