package weft.benchmarks;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;

/** Operations written by hand, as iterators over iterators. */
public final class IteratorChains {
  private IteratorChains() {}

  /** Three operations on the numbers below {@code n}. */
  public static Iterator<Integer> three(int n) {
    return new Mapped<>(new Filtered<>(new Mapped<>(new ByHand.Range(n), x -> x * 3), x -> x % 2 == 0), x -> x + 1);
  }

  /** Five operations on the numbers below {@code n}. */
  public static Iterator<Integer> five(int n) {
    return new Mapped<>(
        new Filtered<>(
            new Mapped<>(new Filtered<>(new Mapped<>(new ByHand.Range(n), x -> x + 1), x -> x % 2 != 0), x -> x * 3),
            x -> x % 5 != 0),
        x -> x ^ 0x55);
  }

  /** Ten operations on the numbers below {@code n}: these five, and five more. */
  public static Iterator<Integer> ten(int n) {
    return new Mapped<>(
        new Dropped<>(new Filtered<>(new Mapped<>(new Skipped<>(five(n), 10), x -> x - 7), x -> x % 3 != 0), x -> x < 100),
        x -> x / 2);
  }

  private static final class Mapped<T, R> implements Iterator<R> {
    private final Iterator<T> source;
    private final Function<T, R> function;

    Mapped(Iterator<T> source, Function<T, R> function) {
      this.source = source;
      this.function = function;
    }

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    public R next() {
      return function.apply(source.next());
    }
  }

  private static final class Filtered<T> implements Iterator<T> {
    private final Iterator<T> source;
    private final Predicate<T> predicate;
    private boolean isReady;
    private T next;

    Filtered(Iterator<T> source, Predicate<T> predicate) {
      this.source = source;
      this.predicate = predicate;
    }

    @Override
    public boolean hasNext() {
      if (isReady) return true;
      while (source.hasNext()) {
        next = source.next();
        if (predicate.test(next)) return isReady = true;
      }
      return false;
    }

    @Override
    public T next() {
      if (!hasNext()) throw new NoSuchElementException();
      isReady = false;
      return next;
    }
  }

  private static final class Skipped<T> implements Iterator<T> {
    private final Iterator<T> source;
    private int left;

    Skipped(Iterator<T> source, int count) {
      this.source = source;
      this.left = count;
    }

    @Override
    public boolean hasNext() {
      for (; left > 0 && source.hasNext(); left--) source.next();
      return source.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) throw new NoSuchElementException();
      return source.next();
    }
  }

  private static final class Dropped<T> implements Iterator<T> {
    private final Iterator<T> source;
    private final Predicate<T> predicate;
    private boolean isTaking;
    private boolean isReady;
    private T next;

    Dropped(Iterator<T> source, Predicate<T> predicate) {
      this.source = source;
      this.predicate = predicate;
    }

    @Override
    public boolean hasNext() {
      if (isTaking) return isReady || source.hasNext();
      while (source.hasNext()) {
        next = source.next();
        if (!predicate.test(next)) return isTaking = isReady = true;
      }
      return false;
    }

    @Override
    public T next() {
      if (!hasNext()) throw new NoSuchElementException();
      if (!isReady) return source.next();
      isReady = false;
      return next;
    }
  }
}
