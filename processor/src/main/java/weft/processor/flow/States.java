package weft.processor.flow;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of {@code state}: a number for each label. Those of a part follow each other, so a comparison finds it. */
public final class States {
  private final Map<Block, Integer> numbers = new LinkedHashMap<>();
  private final Map<Part, Integer> begins = new IdentityHashMap<>();
  private final Map<Part, Integer> ends = new IdentityHashMap<>();

  private States() {}

  /** Numbers the labels of {@code graph}; the entry, in the first of {@code parts}, is 0. */
  public static States of(FlowGraph graph, List<Part> parts) {
    States states = new States();
    List<Block> labels = new ArrayList<>(graph.labels());
    for (Part part : parts) states.number(part, labels);
    return states;
  }

  private void number(Part part, List<Block> labels) {
    begins.put(part, numbers.size());
    if (part instanceof Part.Guard guard) {
      for (Part inner : guard.parts()) number(inner, labels);
    } else if (part instanceof Part.Stretch stretch) {
      for (Block label : labels) if (stretch.blocks().contains(label)) numbers.put(label, numbers.size());
    }
    ends.put(part, numbers.size());
  }

  /** The state in which an activation enters at {@code label}. */
  public int of(Block label) {
    return numbers.get(label);
  }

  public boolean isLabel(Block block) {
    return numbers.containsKey(block);
  }

  /** All labels, in the order of their numbers. */
  public Set<Block> labels() {
    return numbers.keySet();
  }

  /** The first state of {@code part}. */
  public int begin(Part part) {
    return begins.get(part);
  }

  /** The state behind the last one of {@code part}. */
  public int end(Part part) {
    return ends.get(part);
  }
}
