package weft.processor.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes one method: the whole of a body, or where that is too large, a part of it. Execution goes on from part to
 * part by {@link Terminator.Continue}.
 */
public sealed interface Part {
  /** Blocks that lie in {@code region}, or in no region if it is null, with the regions in it that are whole. */
  record Stretch(Region region, Set<Block> blocks) implements Part {}

  /** A region that is too large itself: its native statement, around parts. */
  record Guard(Region region, List<Part> parts) implements Part {}

  /** A body that is one method. */
  static List<Part> whole(FlowGraph graph) {
    return List.of(new Stretch(null, new LinkedHashSet<>(graph.blocks())));
  }
}
