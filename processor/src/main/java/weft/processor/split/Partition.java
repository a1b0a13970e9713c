package weft.processor.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Part;
import weft.processor.flow.Region;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;

/**
 * Divides a graph into parts that become methods of their own. What follows each other stays together, loops above all; a
 * loop that is in several parts goes round by way of the state, and so does every jump from part to part. A region that is
 * too large is a part around parts: its handlers catch what they throw.
 */
public final class Partition {
  private final FlowGraph graph;
  private final Sizes sizes;
  private final int limit;
  private final Map<Block, Part> partOf = new HashMap<>();

  /** The jumps, within a part or not, that go round a loop which is in several parts. */
  private final Map<Block, Set<Block>> severed = new HashMap<>();

  private Partition(FlowGraph graph, Sizes sizes, int limit) {
    this.graph = graph;
    this.sizes = sizes;
    this.limit = limit;
  }

  /** Divides {@code graph}, and changes it so that control goes from part to part by the state. */
  public static List<Part> of(FlowGraph graph, Sizes sizes, int limit) {
    Partition partition = new Partition(graph, sizes, limit);
    Chunks.cut(graph, sizes, Math.max(1, limit / 16), limit / 2);
    List<Part> parts = partition.divide(null, blocksToDivide(graph));
    for (Block block : List.copyOf(graph.blocks())) partition.leadOn(block);
    partition.landAll(parts);
    return parts;
  }

  /** About how many bytecodes the largest of {@code parts} has. */
  public static int largest(List<Part> parts, Sizes sizes) {
    int largest = 0;
    for (Part part : parts) {
      int size = part instanceof Part.Guard guard ? largest(guard.parts(), sizes) : sizes.of(((Part.Stretch) part).blocks());
      largest = Math.max(largest, size);
    }
    return largest;
  }

  /** The end of the sequence is wherever control goes there; a block of its own only where something leads an activation. */
  private static List<Block> blocksToDivide(FlowGraph graph) {
    List<Block> blocks = Items.inOrder(graph);
    Set<Block> entered = graph.labels();
    for (Block block : blocks) FlowGraph.handlersOf(block).forEach(handler -> entered.add(handler.entry()));
    blocks.removeIf(block -> isEnd(block) && !entered.contains(block));
    return blocks;
  }

  private List<Part> divide(Region region, List<Block> blocks) {
    Items items = new Items(region, blocks);
    List<Part> parts = new ArrayList<>();
    Map<Items.Item, Integer> groupOf = new HashMap<>();
    for (List<Items.Item> group : new Groups(items, sizes, limit).best()) {
      for (Items.Item item : group) groupOf.put(item, parts.size());
      parts.add(part(region, group, blocks));
    }
    for (Items.Loop loop : items.loops()) {
      boolean isWhole = loop.members().stream().map(groupOf::get).distinct().count() == 1;
      if (!isWhole) sever(loop, items);
    }
    return parts;
  }

  private Part part(Region region, List<Items.Item> group, List<Block> order) {
    Items.Item first = group.get(0);
    if (group.size() == 1 && first.region() != null && sizeOf(first) > limit) {
      List<Block> inside = order.stream().filter(first.blocks()::contains).toList();
      return new Part.Guard(first.region(), divide(first.region(), inside));
    }
    Set<Block> blocks = new LinkedHashSet<>();
    for (Items.Item item : group) blocks.addAll(item.blocks());
    Chunks.join(graph, blocks);
    Part.Stretch stretch = new Part.Stretch(region, blocks);
    for (Block block : blocks) partOf.put(block, stretch);
    return stretch;
  }

  private int sizeOf(Items.Item item) {
    return sizes.of(item.blocks());
  }

  private void sever(Items.Loop loop, Items items) {
    for (Items.Item member : loop.members()) {
      if (member == loop.head()) continue;
      for (Block block : member.blocks()) severed.computeIfAbsent(block, b -> new HashSet<>()).addAll(loop.head().blocks());
    }
  }

  /** The end of the sequence is not led to: it is wherever it is needed. */
  private void leadOn(Block block) {
    Terminator end = block.terminator();
    if (end.successors().isEmpty()) return;
    block.terminate(
        end.redirect(
            target -> {
              boolean isNear = partOf.get(block) == partOf.get(target) && !severed.getOrDefault(block, Set.of()).contains(target);
              if (isNear || isEnd(target)) return target;
              Block way = way(block.region(), target, partOf.get(block));
              if (end instanceof Terminator.Switch) moveBindings(target, way);
              return way;
            }));
  }

  /** What a case binds must be taken over where its labels are; no other way leads to it. */
  private static void moveBindings(Block from, Block to) {
    while (!from.steps().isEmpty() && from.steps().get(0) instanceof Step.Bind bind) {
      to.steps().add(bind);
      from.steps().remove(0);
    }
  }

  private static boolean isEnd(Block block) {
    return block.steps().isEmpty() && block.terminator() instanceof Terminator.Finish;
  }

  private Block way(Region region, Block target, Part from) {
    Block way = graph.newBlock(region);
    way.terminate(new Terminator.Continue(target));
    if (from instanceof Part.Stretch stretch) {
      stretch.blocks().add(way);
      partOf.put(way, from);
    }
    return way;
  }

  private void landAll(List<Part> parts) {
    for (Part part : parts) {
      if (part instanceof Part.Guard guard) {
        guard.region().handlers().replaceAll(handler -> land(handler, guard.region(), null));
        landAll(guard.parts());
      } else if (part instanceof Part.Stretch stretch) {
        for (Region region : regionsIn(stretch)) {
          region.handlers().replaceAll(
              handler -> partOf.get(handler.entry()) == stretch ? handler : land(handler, region, stretch));
        }
      }
    }
  }

  private static Set<Region> regionsIn(Part.Stretch stretch) {
    Set<Region> regions = new LinkedHashSet<>();
    for (Block block : stretch.blocks()) {
      for (Region region = block.region(); region != stretch.region(); region = region.parent()) regions.add(region);
    }
    return regions;
  }

  /** The handler goes on in another part. */
  private Region.Handler land(Region.Handler handler, Region region, Part in) {
    return new Region.Handler(handler.types(), handler.parameter(), way(region.parent(), handler.entry(), in));
  }
}
