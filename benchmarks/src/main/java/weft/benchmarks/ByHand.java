package weft.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/** The workloads as iterators that a careful person would write. */
public final class ByHand {
  private ByHand() {}

  public static final class Range implements Iterator<Integer> {
    private final int n;
    private int i;

    public Range(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++;
    }
  }

  public static final class IntRange implements PrimitiveIterator.OfInt {
    private final int n;
    private int i;

    public IntRange(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public int nextInt() {
      if (i >= n) throw new NoSuchElementException();
      return i++;
    }
  }

  public static final class Fibonacci implements Iterator<Long> {
    private final int n;
    private int i;
    private long a;
    private long b = 1;

    public Fibonacci(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Long next() {
      if (i >= n) throw new NoSuchElementException();
      long result = a;
      a = b;
      b += result;
      i++;
      return result;
    }
  }

  /** {@code i} is at the next element always. */
  public static final class Filter implements PrimitiveIterator.OfInt {
    private final int n;
    private int i;

    public Filter(int n) {
      this.n = n;
      move();
    }

    private void move() {
      while (i < n && i % 7 != 3) i++;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public int nextInt() {
      if (i >= n) throw new NoSuchElementException();
      int result = i++;
      move();
      return result;
    }

    @Override
    public Integer next() {
      return nextInt();
    }
  }

  /** What a stream can consume best: a plain loop. */
  public static final class FilterSpliterator extends Spliterators.AbstractSpliterator<Integer> {
    private final int n;
    private int i;

    public FilterSpliterator(int n) {
      super(Long.MAX_VALUE, ORDERED | NONNULL);
      this.n = n;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Integer> action) {
      while (i < n && i % 7 != 3) i++;
      if (i == n) return false;
      action.accept(i++);
      return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super Integer> action) {
      int n = this.n;
      int start = i;
      i = n;
      for (int i = start; i < n; i++) if (i % 7 == 3) action.accept(i);
    }
  }

  public static final class Nested implements PrimitiveIterator.OfInt {
    private final int n;
    private int i;
    private int j;

    public Nested(int n) {
      this.n = n;
      move();
    }

    private void move() {
      while (i < n) {
        while (j < i) {
          if (((i ^ j) & 3) == 0) return;
          j++;
        }
        i++;
        j = 0;
      }
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public int nextInt() {
      if (i >= n) throw new NoSuchElementException();
      int result = i * j++;
      move();
      return result;
    }

    @Override
    public Integer next() {
      return nextInt();
    }
  }

  public static final class Flatten implements Iterator<Integer> {
    private final Iterator<List<Integer>> lists;
    private Iterator<Integer> list = List.<Integer>of().iterator();

    public Flatten(List<List<Integer>> lists) {
      this.lists = lists.iterator();
    }

    @Override
    public boolean hasNext() {
      while (!list.hasNext()) {
        if (!lists.hasNext()) return false;
        list = lists.next().iterator();
      }
      return true;
    }

    @Override
    public Integer next() {
      if (!hasNext()) throw new NoSuchElementException();
      return list.next();
    }
  }

  /** Opens the file at once, and closes it behind the last line. */
  public static final class Lines implements Iterator<String> {
    private final BufferedReader reader;
    private String line;

    public Lines(Path file) throws IOException {
      reader = Files.newBufferedReader(file);
      read();
    }

    private void read() throws IOException {
      line = reader.readLine();
      if (line == null) reader.close();
    }

    @Override
    public boolean hasNext() {
      return line != null;
    }

    @Override
    public String next() {
      if (line == null) throw new NoSuchElementException();
      String result = line;
      try {
        read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return result;
    }
  }

  public static final class InOrder implements Iterator<Integer> {
    private final ArrayDeque<Tree> stack = new ArrayDeque<>();

    public InOrder(Tree tree) {
      push(tree);
    }

    private void push(Tree tree) {
      for (; tree != null; tree = tree.left()) stack.push(tree);
    }

    @Override
    public boolean hasNext() {
      return !stack.isEmpty();
    }

    @Override
    public Integer next() {
      Tree tree = stack.pop();
      push(tree.right());
      return tree.value();
    }
  }

  /** The recursion of {@link Generators#permutations}, with its variables in an array for each level. */
  public static final class Permutations implements Iterator<int[]> {
    private final int[] items;
    private final int[] swapped;
    private int level;
    private boolean ready;

    public Permutations(int[] items) {
      this.items = items;
      this.swapped = new int[items.length + 1];
      Arrays.fill(swapped, -1);
    }

    @Override
    public boolean hasNext() {
      if (!ready) ready = advance();
      return ready;
    }

    @Override
    public int[] next() {
      if (!hasNext()) throw new NoSuchElementException();
      ready = false;
      return items;
    }

    private boolean advance() {
      if (level == items.length) level--;
      while (level >= 0) {
        int i = swapped[level];
        if (i >= 0) Generators.swap(items, level, i);
        i = i < 0 ? level : i + 1;
        if (i == items.length) {
          swapped[level--] = -1;
          continue;
        }
        swapped[level] = i;
        Generators.swap(items, level, i);
        if (++level == items.length) return true;
      }
      return false;
    }
  }

  public static final class Squares implements Iterator<Integer> {
    private final Iterator<Integer> source;

    public Squares(Iterator<Integer> source) {
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    public Integer next() {
      int x = source.next();
      return x * x;
    }
  }

  public static final class Odd implements Iterator<Integer> {
    private final Iterator<Integer> source;
    private int next;
    private boolean ready;

    public Odd(Iterator<Integer> source) {
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      while (!ready && source.hasNext()) {
        next = source.next();
        ready = next % 2 != 0;
      }
      return ready;
    }

    @Override
    public Integer next() {
      if (!hasNext()) throw new NoSuchElementException();
      ready = false;
      return next;
    }
  }

  public static final class Twice implements Iterator<Integer> {
    private final Iterator<Integer> source;
    private int current;
    private boolean second;

    public Twice(Iterator<Integer> source) {
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      return second || source.hasNext();
    }

    @Override
    public Integer next() {
      if (second) {
        second = false;
        return -current / 2;
      }
      current = source.next();
      second = true;
      return current;
    }
  }

  /** Counts when it goes on, as {@link Generators#guarded} does. */
  public static final class Guarded implements Iterator<Integer> {
    private final int n;
    private final Generators.Counter left;
    private int i;
    private boolean inside;

    public Guarded(int n, Generators.Counter left) {
      this.n = n;
      this.left = left;
    }

    @Override
    public boolean hasNext() {
      if (inside) {
        left.count++;
        inside = false;
        i++;
      }
      return i < n;
    }

    @Override
    public Integer next() {
      if (!hasNext()) throw new NoSuchElementException();
      inside = true;
      return i;
    }
  }

  public static final class Objects implements Iterator<String> {
    private final String[] words;
    private int i;

    public Objects(String[] words) {
      this.words = words;
    }

    @Override
    public boolean hasNext() {
      return i < words.length;
    }

    @Override
    public String next() {
      if (i >= words.length) throw new NoSuchElementException();
      return words[i++];
    }
  }

  /** Up to two elements. */
  public static final class Few implements Iterator<Integer> {
    private final int count;
    private final int x;
    private final int y;
    private int i;

    public Few(int count, int x, int y) {
      this.count = count;
      this.x = x;
      this.y = y;
    }

    @Override
    public boolean hasNext() {
      return i < count;
    }

    @Override
    public Integer next() {
      if (i >= count) throw new NoSuchElementException();
      return i++ == 0 ? x : y;
    }
  }
}
