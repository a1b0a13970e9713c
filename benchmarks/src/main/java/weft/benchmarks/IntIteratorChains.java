package weft.benchmarks;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Operations written by hand, as iterators over iterators of {@code int}. */
public final class IntIteratorChains {
  private IntIteratorChains() {}

  /** Three operations on the numbers below {@code n}. */
  public static PrimitiveIterator.OfInt three(int n) {
    return new Mapped(new Filtered(new Mapped(new ByHand.IntRange(n), x -> x * 3), x -> x % 2 == 0), x -> x + 1);
  }

  /** Five operations on the numbers below {@code n}. */
  public static PrimitiveIterator.OfInt five(int n) {
    return new Mapped(
        new Filtered(
            new Mapped(new Filtered(new Mapped(new ByHand.IntRange(n), x -> x + 1), x -> x % 2 != 0), x -> x * 3),
            x -> x % 5 != 0),
        x -> x ^ 0x55);
  }

  /** Ten operations on the numbers below {@code n}: these five, and five more. */
  public static PrimitiveIterator.OfInt ten(int n) {
    return new Mapped(
        new Dropped(new Filtered(new Mapped(new Skipped(five(n), 10), x -> x - 7), x -> x % 3 != 0), x -> x < 100),
        x -> x / 2);
  }

  private static final class Mapped implements PrimitiveIterator.OfInt {
    private final PrimitiveIterator.OfInt source;
    private final IntUnaryOperator function;

    Mapped(PrimitiveIterator.OfInt source, IntUnaryOperator function) {
      this.source = source;
      this.function = function;
    }

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    public int nextInt() {
      return function.applyAsInt(source.nextInt());
    }
  }

  private static final class Filtered implements PrimitiveIterator.OfInt {
    private final PrimitiveIterator.OfInt source;
    private final IntPredicate predicate;
    private boolean isReady;
    private int next;

    Filtered(PrimitiveIterator.OfInt source, IntPredicate predicate) {
      this.source = source;
      this.predicate = predicate;
    }

    @Override
    public boolean hasNext() {
      if (isReady) return true;
      while (source.hasNext()) {
        next = source.nextInt();
        if (predicate.test(next)) return isReady = true;
      }
      return false;
    }

    @Override
    public int nextInt() {
      if (!hasNext()) throw new NoSuchElementException();
      isReady = false;
      return next;
    }
  }

  private static final class Skipped implements PrimitiveIterator.OfInt {
    private final PrimitiveIterator.OfInt source;
    private int left;

    Skipped(PrimitiveIterator.OfInt source, int count) {
      this.source = source;
      this.left = count;
    }

    @Override
    public boolean hasNext() {
      for (; left > 0 && source.hasNext(); left--) source.nextInt();
      return source.hasNext();
    }

    @Override
    public int nextInt() {
      if (!hasNext()) throw new NoSuchElementException();
      return source.nextInt();
    }
  }

  private static final class Dropped implements PrimitiveIterator.OfInt {
    private final PrimitiveIterator.OfInt source;
    private final IntPredicate predicate;
    private boolean isTaking;
    private boolean isReady;
    private int next;

    Dropped(PrimitiveIterator.OfInt source, IntPredicate predicate) {
      this.source = source;
      this.predicate = predicate;
    }

    @Override
    public boolean hasNext() {
      if (isTaking) return isReady || source.hasNext();
      while (source.hasNext()) {
        next = source.nextInt();
        if (!predicate.test(next)) return isTaking = isReady = true;
      }
      return false;
    }

    @Override
    public int nextInt() {
      if (!hasNext()) throw new NoSuchElementException();
      if (!isReady) return source.nextInt();
      isReady = false;
      return next;
    }
  }
}
