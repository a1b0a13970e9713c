package weft.benchmarks;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Ten different iterators. */
public final class TenIterators {
  private TenIterators() {}

  public static List<Iterable<Integer>> all(int n) {
    return List.of(() -> new Zero(n),
        () -> new One(n),
        () -> new Two(n),
        () -> new Three(n),
        () -> new Four(n),
        () -> new Five(n),
        () -> new Six(n),
        () -> new Seven(n),
        () -> new Eight(n),
        () -> new Nine(n));
  }

  private static final class Zero implements Iterator<Integer> {
    private final int n;
    private int i;

    Zero(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 3;
    }
  }

  private static final class One implements Iterator<Integer> {
    private final int n;
    private int i;

    One(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 4;
    }
  }

  private static final class Two implements Iterator<Integer> {
    private final int n;
    private int i;

    Two(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 5;
    }
  }

  private static final class Three implements Iterator<Integer> {
    private final int n;
    private int i;

    Three(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 6;
    }
  }

  private static final class Four implements Iterator<Integer> {
    private final int n;
    private int i;

    Four(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 7;
    }
  }

  private static final class Five implements Iterator<Integer> {
    private final int n;
    private int i;

    Five(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 8;
    }
  }

  private static final class Six implements Iterator<Integer> {
    private final int n;
    private int i;

    Six(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 9;
    }
  }

  private static final class Seven implements Iterator<Integer> {
    private final int n;
    private int i;

    Seven(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 10;
    }
  }

  private static final class Eight implements Iterator<Integer> {
    private final int n;
    private int i;

    Eight(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 11;
    }
  }

  private static final class Nine implements Iterator<Integer> {
    private final int n;
    private int i;

    Nine(int n) {
      this.n = n;
    }

    @Override
    public boolean hasNext() {
      return i < n;
    }

    @Override
    public Integer next() {
      if (i >= n) throw new NoSuchElementException();
      return i++ * 12;
    }
  }
}
