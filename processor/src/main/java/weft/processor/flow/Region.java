package weft.processor.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * A protected region: the blocks of a {@code try} body, or of a {@code synchronized} block. It is emitted as the native
 * statement, nested as in the source, so the virtual machine's own exception tables do the work.
 */
public final class Region {
  private final int number;
  private final Region parent;
  private final Block entry;
  private final List<Handler> handlers = new ArrayList<>();
  private final Code lock;

  /** {@code lock} is the monitor's expression, null for a {@code try}. */
  Region(int number, Region parent, FlowGraph graph, Code lock) {
    this.number = number;
    this.parent = parent;
    this.lock = lock;
    this.entry = graph.newBlock(this);
  }

  /** One {@code catch} clause; its entry belongs to the parent region. */
  public record Handler(Object types, Variable parameter, Block entry) {}

  public Region parent() {
    return parent;
  }

  /** The one block at which a fresh entry begins. */
  public Block entry() {
    return entry;
  }

  public List<Handler> handlers() {
    return handlers;
  }

  public Code lock() {
    return lock;
  }

  /** Whether {@code inner} is this region or lies within it. */
  public boolean encloses(Region inner) {
    for (Region region = inner; region != null; region = region.parent) {
      if (region == this) return true;
    }
    return false;
  }

  @Override
  public String toString() {
    return "R" + number;
  }
}
