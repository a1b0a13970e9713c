package weft.processor.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The yields that can be reached while a run is being closed: from an abandon point, or from a handler that catches what
 * a delegate threw when it was closed. Such a yield must throw; the run raises the exception at its resume point, so
 * only these resume points ask for one.
 */
public final class ClosingYields {
  private final Code rethrow;
  private final Set<Block> reached = new HashSet<>();
  private final Deque<Block> work = new ArrayDeque<>();

  private ClosingYields(Code rethrow) {
    this.rethrow = rethrow;
  }

  /** Puts {@code rethrow} at the resume point of each delegation, and of each yield that closing can reach. */
  public static void mark(FlowGraph graph, Code rethrow) {
    ClosingYields yields = new ClosingYields(rethrow);
    for (Block block : graph.blocks()) {
      if (block.terminator() instanceof Terminator.YieldAll delegation) {
        yields.raiseAt(delegation.resume());
        if (delegation.abandon() != null) yields.reach(delegation.abandon());
      } else if (block.terminator() instanceof Terminator.Yield yield && yield.abandon() != null) {
        yields.reach(yield.abandon());
      }
    }
    yields.propagate();
  }

  private void propagate() {
    while (!work.isEmpty()) {
      Block block = work.pop();
      for (Block next : block.terminator().successors()) reach(next);
      reachHandlers(block);
      if (block.terminator() instanceof Terminator.Yield yield) raiseAt(yield.resume());
      if (block.terminator() instanceof Terminator.YieldAll delegation) reach(delegation.resume());
    }
  }

  private void raiseAt(Block resume) {
    boolean known = !resume.steps().isEmpty() && resume.steps().get(0) instanceof Step.Perform p && p.code() == rethrow;
    if (!known) resume.steps().add(0, new Step.Perform(rethrow));
    reachHandlers(resume);
  }

  private void reachHandlers(Block block) {
    for (Region.Handler handler : FlowGraph.handlersOf(block)) reach(handler.entry());
  }

  private void reach(Block block) {
    if (reached.add(block)) work.push(block);
  }
}
