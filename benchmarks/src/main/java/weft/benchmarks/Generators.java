package weft.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.IntSequence;
import weft.Sequence;

/** The workloads as generators. */
public final class Generators {
  private Generators() {}

  @Generator
  public static Sequence<Integer> range(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i);
    return Gen.end();
  }

  @Generator
  public static IntSequence intRange(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i);
    return Gen.end();
  }

  @Generator
  public static Sequence<Long> fibonacci(int n) {
    long a = 0;
    long b = 1;
    for (int i = 0; i < n; i++) {
      Gen.yield(a);
      long next = a + b;
      a = b;
      b = next;
    }
    return Gen.end();
  }

  @Generator
  public static Sequence<Integer> filter(int n) {
    for (int i = 0; i < n; i++) if (i % 7 == 3) Gen.yield(i);
    return Gen.end();
  }

  @Generator
  public static IntSequence intFilter(int n) {
    for (int i = 0; i < n; i++) if (i % 7 == 3) Gen.yield(i);
    return Gen.end();
  }

  @Generator
  public static Sequence<Integer> nested(int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (((i ^ j) & 3) == 0) Gen.yield(i * j);
      }
    }
    return Gen.end();
  }

  @Generator
  public static IntSequence intNested(int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (((i ^ j) & 3) == 0) Gen.yield(i * j);
      }
    }
    return Gen.end();
  }

  @Generator
  public static Sequence<Integer> flatten(List<List<Integer>> lists) {
    for (List<Integer> list : lists) Gen.yieldAll(list);
    return Gen.end();
  }

  @Generator
  public static Sequence<String> lines(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line; (line = reader.readLine()) != null; ) Gen.yield(line);
    }
    return Gen.end();
  }

  @Generator
  public static Sequence<Integer> inOrder(Tree tree) {
    if (tree == null) return Gen.end();
    Gen.yieldAll(inOrder(tree.left()));
    Gen.yield(tree.value());
    Gen.yieldAll(inOrder(tree.right()));
    return Gen.end();
  }

  /** The same array at each element, in the next order. */
  @Generator
  public static Sequence<int[]> permutations(int[] items, int from) {
    if (from == items.length) {
      Gen.yield(items);
      return Gen.end();
    }
    for (int i = from; i < items.length; i++) {
      swap(items, from, i);
      Gen.yieldAll(permutations(items, from + 1));
      swap(items, from, i);
    }
    return Gen.end();
  }

  public static void swap(int[] items, int one, int other) {
    int item = items[one];
    items[one] = items[other];
    items[other] = item;
  }

  @Generator
  public static Sequence<Integer> squares(Iterable<Integer> source) {
    for (int x : source) Gen.yield(x * x);
    return Gen.end();
  }

  @Generator
  public static Sequence<Integer> odd(Iterable<Integer> source) {
    for (int x : source) if (x % 2 != 0) Gen.yield(x);
    return Gen.end();
  }

  @Generator
  public static Sequence<Integer> twice(Iterable<Integer> source) {
    for (int x : source) {
      Gen.yield(x);
      Gen.yield(-x / 2);
    }
    return Gen.end();
  }

  /** How many tries have been left. */
  public static final class Counter {
    public int count;
  }

  @Generator
  public static Sequence<Integer> guarded(int n, Counter left) {
    for (int i = 0; i < n; i++) {
      try {
        Gen.yield(i);
      } finally {
        left.count++;
      }
    }
    return Gen.end();
  }

  @Generator
  public static Sequence<String> objects(String[] words) {
    for (String word : words) Gen.yield(word);
    return Gen.end();
  }

  @Generator
  public static Sequence<Integer> empty() {
    return Gen.end();
  }

  @Generator
  public static Sequence<Integer> one(int x) {
    Gen.yield(x);
    return Gen.end();
  }

  @Generator
  public static Sequence<Integer> two(int x, int y) {
    Gen.yield(x);
    Gen.yield(y);
    return Gen.end();
  }
}
