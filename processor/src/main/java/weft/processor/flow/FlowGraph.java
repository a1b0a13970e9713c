package weft.processor.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The control-flow graph of one template method. */
public final class FlowGraph {
  private final Block entry;
  private final List<Block> blocks = new ArrayList<>();
  private final Set<Variable> declared = new LinkedHashSet<>();
  private final Set<Variable> untyped = new LinkedHashSet<>();
  private final List<Code> localClasses = new ArrayList<>();
  private final Map<Object, Code> substitutes = new IdentityHashMap<>();
  private int blockCount;
  private int regionCount;

  public FlowGraph() {
    entry = newBlock(null);
  }

  public Block entry() {
    return entry;
  }

  /** All blocks, in the order of the source once {@link #removeUnreachable()} has run. */
  public List<Block> blocks() {
    return blocks;
  }

  /** Records that the graph declares {@code variable}, and not a statement that stays whole. */
  public void declare(Variable variable) {
    declared.add(variable);
  }

  /** Whether the graph declares {@code variable}. */
  public boolean declares(Variable variable) {
    return declared.contains(variable);
  }

  /** The variables whose type is needed, and not known. */
  public Set<Variable> untyped() {
    return untyped;
  }

  /** The local classes that capture nothing: they are declared once, where all blocks see them. */
  public List<Code> localClasses() {
    return localClasses;
  }

  /** What is printed in place of parts of expressions: those that are evaluated before the rest is. */
  public Map<Object, Code> substitutes() {
    return substitutes;
  }

  public Block newBlock(Region region) {
    return add(new Block(blockCount++, region, false));
  }

  /** The rest of {@code block}, which is being cut. */
  public Block newChunk(Block block) {
    return add(new Block(blockCount++, block.region(), true));
  }

  private Block add(Block block) {
    blocks.add(block);
    return block;
  }

  /** A {@code try} region. */
  public Region newRegion(Region parent) {
    return new Region(regionCount++, parent, this, null);
  }

  /** A {@code synchronized} region. */
  public Region newMonitor(Region parent, Code lock) {
    return new Region(regionCount++, parent, this, lock);
  }

  /**
   * The blocks at which an activation may enter: the start, the resume points in source order, the abandon points; and
   * those at which the body goes on in another part.
   */
  public Set<Block> labels() {
    Set<Block> labels = new LinkedHashSet<>();
    labels.add(entry);
    List<Block> suspending = new ArrayList<>(blocks);
    suspending.removeIf(block -> block.terminator().position() == null);
    suspending.sort(Comparator.comparingLong(block -> block.terminator().position().line()));
    for (Block block : suspending) labels.add(block.terminator().labels().get(0));
    for (Block block : suspending) labels.addAll(block.terminator().labels());
    labels.addAll(continued());
    return labels;
  }

  /** The labels that execution reaches by going on, and not only by being resumed. */
  public Set<Block> continued() {
    Set<Block> continued = new LinkedHashSet<>();
    continued.add(entry);
    for (Block block : blocks) {
      if (block.terminator() instanceof Terminator.Continue c) continued.add(c.target());
    }
    return continued;
  }

  /** The handlers that an exception thrown in {@code block} may reach, innermost first. */
  public static List<Region.Handler> handlersOf(Block block) {
    List<Region.Handler> handlers = new ArrayList<>();
    for (Region region = block.region(); region != null; region = region.parent()) handlers.addAll(region.handlers());
    return handlers;
  }

  /** Where control may go from {@code block}: on, to a handler, or, in a later activation, to a label. */
  public static List<Block> flowFrom(Block block) {
    List<Block> all = new ArrayList<>(block.terminator().successors());
    all.addAll(block.terminator().labels());
    for (Region.Handler handler : handlersOf(block)) all.add(handler.entry());
    return all;
  }

  /** Drops the blocks that no flow from the entry reaches. */
  public void removeUnreachable() {
    Set<Block> reached = reachableFrom(List.of(entry));
    blocks.removeIf(block -> !reached.contains(block));
    blocks.sort(Comparator.comparingInt(Block::number));
  }

  private static Set<Block> reachableFrom(List<Block> roots) {
    Set<Block> reached = new LinkedHashSet<>(roots);
    Deque<Block> work = new ArrayDeque<>(roots);
    while (!work.isEmpty()) {
      for (Block next : flowFrom(work.pop())) {
        if (reached.add(next)) work.push(next);
      }
    }
    return reached;
  }

  /** How many jumps lead to each block; an entry by dispatch or exception counts as one. */
  public Map<Block, Integer> entryCounts() {
    Map<Block, Integer> counts = new HashMap<>();
    counts.merge(entry, 1, Integer::sum);
    Set<Region> regions = new LinkedHashSet<>();
    for (Block block : blocks) {
      for (Block next : block.terminator().successors()) counts.merge(next, 1, Integer::sum);
      for (Region r = block.region(); r != null; r = r.parent()) regions.add(r);
    }
    for (Block label : labels()) if (label != entry) counts.merge(label, 1, Integer::sum);
    for (Region region : regions) {
      for (Region.Handler handler : region.handlers()) counts.merge(handler.entry(), 1, Integer::sum);
    }
    return counts;
  }

  /** A dump for tests and for the curious. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      text.append(block);
      if (block.region() != null) text.append(" in ").append(block.region());
      text.append(":\n");
      for (Step step : block.steps()) text.append("  ").append(step).append('\n');
      text.append("  ").append(describe(block.terminator())).append('\n');
    }
    return text.toString();
  }

  static String describe(Terminator end) {
    if (end instanceof Terminator.Goto g) return "goto " + g.target();
    if (end instanceof Terminator.Branch b) {
      return "branch " + b.condition() + " ? " + b.whenTrue() + " : " + b.whenFalse();
    }
    if (end instanceof Terminator.Switch s) {
      StringBuilder text = new StringBuilder("switch " + s.selector());
      for (Terminator.Case c : s.cases()) text.append(" [").append(c.labels()).append(": ").append(c.target()).append("]");
      return s.otherwise() == null ? text.toString() : text.append(" else ").append(s.otherwise()).toString();
    }
    if (end instanceof Terminator.Yield y) {
      return "yield " + y.value() + " resume " + y.resume() + (y.abandon() == null ? "" : " abandon " + y.abandon());
    }
    if (end instanceof Terminator.YieldAll y) {
      return "yieldAll " + y.source() + " resume " + y.resume() + (y.abandon() == null ? "" : " abandon " + y.abandon());
    }
    if (end instanceof Terminator.Await a) {
      return "await resume " + a.resume() + (a.abandon() == null ? "" : " abandon " + a.abandon());
    }
    if (end instanceof Terminator.Continue c) return "continue " + c.target();
    if (end instanceof Terminator.Delegate d) return "delegate " + d.source();
    if (end instanceof Terminator.Throw t) return "throw " + t.thrown();
    return end == null ? "?" : "finish";
  }
}
