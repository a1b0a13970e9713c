package weft.processor.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/**
 * The best division of items into groups of neighbours that are not too large: the one in which the fewest jumps go from
 * group to group, where a jump in a loop counts as many.
 */
final class Groups {
  /** So many items are nested deeply enough: javac reads nested statements by recursion. */
  private static final int MOST_ITEMS = 200;

  /** What a jump counts; what it counts more for each loop that it is in; what a group costs in itself. */
  private static final long JUMP = 2;
  private static final long LOOP = 4;
  private static final long GROUP = 3;

  private final List<Items.Item> items;
  private final int limit;
  private final int[] sizes;
  private final List<Map<Integer, Long>> jumps = new ArrayList<>();

  Groups(Items items, Sizes sizes, int limit) {
    this.items = items.all();
    this.limit = limit;
    this.sizes = new int[this.items.size()];
    Map<Items.Item, Integer> places = new HashMap<>();
    for (int i = 0; i < this.items.size(); i++) {
      places.put(this.items.get(i), i);
      this.sizes[i] = sizes.of(this.items.get(i).blocks());
      jumps.add(new HashMap<>());
    }
    Map<Items.Item, Integer> depths = items.depths();
    for (Items.Item item : this.items) {
      items.edges(item).forEach((next, count) -> {
        long weight = count * JUMP;
        int depth = Math.min(depths.getOrDefault(item, 0), depths.getOrDefault(next, 0));
        for (int i = 0; i < Math.min(depth, 8); i++) weight *= LOOP;
        int a = places.get(item);
        int b = places.get(next);
        jumps.get(Math.min(a, b)).merge(Math.max(a, b), weight, Long::sum);
      });
    }
  }

  /** By dynamic programming over where the last group begins. */
  List<List<Items.Item>> best() {
    int count = items.size();
    int[][] targets = new int[count][];
    long[][] weights = new long[count][];
    for (int i = 0; i < count; i++) {
      targets[i] = jumps.get(i).keySet().stream().mapToInt(Integer::intValue).toArray();
      weights[i] = jumps.get(i).values().stream().mapToLong(Long::longValue).toArray();
    }
    long[] best = new long[count + 1];
    int[] begin = new int[count + 1];
    for (int end = 1; end <= count; end++) {
      best[end] = Long.MIN_VALUE;
      long kept = 0;
      long size = 0;
      for (int first = end - 1; first >= 0; first--) {
        size += sizes[first];
        boolean fits = size <= limit && end - first <= MOST_ITEMS;
        if (!fits && first < end - 1) break;
        for (int i = 0; i < targets[first].length; i++) if (targets[first][i] < end) kept += weights[first][i];
        if (best[first] + kept - GROUP > best[end]) {
          best[end] = best[first] + kept - GROUP;
          begin[end] = first;
        }
      }
    }
    LinkedList<List<Items.Item>> groups = new LinkedList<>();
    for (int end = count; end > 0; end = begin[end]) groups.addFirst(items.subList(begin[end], end));
    return groups;
  }
}
