package weft.processor.split;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Region;

/** What lies directly in a region, or in none: blocks, and regions as wholes, with the loops that they form. */
final class Items {
  /** A block, or all blocks of {@code region}. */
  record Item(Region region, Set<Block> blocks) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** A loop of the source: all that may go round, suspended or not, to its head. */
  record Loop(Item head, Set<Item> members) {}

  private final List<Item> items;
  private final Map<Block, Item> itemOf = new HashMap<>();
  private final Map<Item, Integer> place = new HashMap<>();
  private final Map<Item, Map<Item, Integer>> edges = new HashMap<>();
  private final List<Loop> loops = new ArrayList<>();

  /** {@code blocks} lie in {@code region}, directly or not, in an order in which only loops go back. */
  Items(Region region, List<Block> blocks) {
    Map<Object, Item> found = new LinkedHashMap<>();
    for (Block block : blocks) {
      Region child = block.region() == region ? null : childOf(region, block);
      Object key = child == null ? block : child;
      Item item = found.computeIfAbsent(key, any -> new Item(child, new LinkedHashSet<>()));
      item.blocks.add(block);
      itemOf.put(block, item);
    }
    items = List.copyOf(found.values());
    for (int i = 0; i < items.size(); i++) place.put(items.get(i), i);
    for (Item item : items) edges.put(item, edgesFrom(item));
    findLoops();
  }

  private static Region childOf(Region region, Block block) {
    Region child = block.region();
    while (child.parent() != region) child = child.parent();
    return child;
  }

  private Map<Item, Integer> edgesFrom(Item item) {
    Map<Item, Integer> targets = new LinkedHashMap<>();
    for (Block block : item.blocks) {
      for (Block next : FlowGraph.flowFrom(block)) {
        Item target = itemOf.get(next);
        if (target != null && target != item) targets.merge(target, 1, Integer::sum);
      }
    }
    return targets;
  }

  /** In the order of the blocks. */
  List<Item> all() {
    return items;
  }

  /** The items that control goes to from {@code item}, with the number of jumps. */
  Map<Item, Integer> edges(Item item) {
    return edges.get(item);
  }

  Item of(Block block) {
    return itemOf.get(block);
  }

  List<Loop> loops() {
    return loops;
  }

  /** In how many loops each item is. */
  Map<Item, Integer> depths() {
    Map<Item, Integer> depths = new HashMap<>();
    for (Loop loop : loops) for (Item member : loop.members) depths.merge(member, 1, Integer::sum);
    return depths;
  }

  /** A jump that goes back in the order goes to the head of a loop; the loop is what leads there. */
  private void findLoops() {
    Map<Item, Set<Item>> tails = new LinkedHashMap<>();
    Map<Item, List<Item>> before = new HashMap<>();
    for (Item item : items) {
      for (Item next : edges.get(item).keySet()) {
        before.computeIfAbsent(next, any -> new ArrayList<>()).add(item);
        if (place.get(next) < place.get(item)) tails.computeIfAbsent(next, any -> new LinkedHashSet<>()).add(item);
      }
    }
    tails.forEach(
        (head, ends) -> {
          Set<Item> members = new LinkedHashSet<>(Set.of(head));
          Deque<Item> work = new ArrayDeque<>(ends);
          while (!work.isEmpty()) {
            Item item = work.pop();
            if (members.add(item)) work.addAll(before.getOrDefault(item, List.of()));
          }
          loops.add(new Loop(head, members));
        });
  }

  /** All blocks so that each comes before those it leads to, but for loops. */
  static List<Block> inOrder(FlowGraph graph) {
    List<Block> order = new ArrayList<>();
    Set<Block> seen = new HashSet<>(Set.of(graph.entry()));
    Deque<Deque<Block>> pending = new ArrayDeque<>();
    Deque<Block> path = new ArrayDeque<>();
    path.push(graph.entry());
    pending.push(successors(graph.entry()));
    while (!path.isEmpty()) {
      Block next = pending.peek().poll();
      if (next == null) {
        pending.pop();
        order.add(path.pop());
      } else if (seen.add(next)) {
        path.push(next);
        pending.push(successors(next));
      }
    }
    Collections.reverse(order);
    return order;
  }

  /** The last one first: what is visited last comes first. */
  private static Deque<Block> successors(Block block) {
    List<Block> next = new ArrayList<>(FlowGraph.flowFrom(block));
    next.sort(Comparator.comparingInt(Block::number).reversed());
    return new ArrayDeque<>(next);
  }
}
