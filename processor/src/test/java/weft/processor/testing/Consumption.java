package weft.processor.testing;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import weft.Sequence;

/** Ways to consume a generator whole. Each writes what {@link Kit#drain} writes. */
public enum Consumption {
  /** By {@code next} alone, so that the end is an exception. */
  BY_NEXT {
    @Override
    void all(Iterator<?> it) {
      try {
        while (true) Kit.element(it.next());
      } catch (NoSuchElementException end) {
        return;
      }
    }
  },
  /** {@code hasNext} may be asked any number of times. */
  ASKS_TWICE {
    @Override
    void all(Iterator<?> it) {
      while (it.hasNext() && it.hasNext()) Kit.element(it.next());
    }
  },
  /** By {@code nextInt} and its like. */
  UNBOXED {
    @Override
    void all(Iterator<?> it) {
      while (it.hasNext()) Kit.element(unboxed(it));
    }
  },
  /** The first one alone, the rest by {@code forEachRemaining}. */
  REST {
    @Override
    void all(Iterator<?> it) {
      if (it.hasNext()) Kit.element(it.next());
      it.forEachRemaining(Kit::element);
    }
  },
  /** The same without boxes, and from the start. */
  UNBOXED_REST {
    @Override
    void all(Iterator<?> it) {
      if (it instanceof PrimitiveIterator.OfInt ints) {
        ints.forEachRemaining((IntConsumer) Kit::element);
      } else if (it instanceof PrimitiveIterator.OfLong longs) {
        longs.forEachRemaining((LongConsumer) Kit::element);
      } else if (it instanceof PrimitiveIterator.OfDouble doubles) {
        doubles.forEachRemaining((DoubleConsumer) Kit::element);
      } else {
        it.forEachRemaining(Kit::element);
      }
    }
  },
  /** By the sequence itself, of which there is an idle run, too. */
  FOR_EACH {
    @Override
    void all(Iterable<?> iterable) {
      iterable.iterator();
      iterable.forEach(Kit::element);
    }
  },
  STREAM {
    @Override
    void all(Iterable<?> iterable) {
      if (iterable instanceof Sequence<?> sequence) {
        sequence.stream().forEach(Kit::element);
      } else {
        super.all(iterable);
      }
    }
  };

  void all(Iterator<?> it) {
    it.forEachRemaining(Kit::element);
  }

  void all(Iterable<?> iterable) {
    all(iterable.iterator());
  }

  /** What {@code drain(generator)} becomes. */
  public static void consume(Object generator, int way) {
    Kit.guard(
        () -> {
          if (generator instanceof Iterable<?> iterable) {
            values()[way].all(iterable);
          } else {
            values()[way].all((Iterator<?>) generator);
          }
        });
    Kit.tok(".");
  }

  /** What the consumer throws when it has had enough. */
  private static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Consumes a generator by {@code forEachRemaining}, and closes it when the consumer has thrown after {@code n} elements. Writes what
   * {@link Kit#cut} writes.
   */
  public static void interrupt(Object generator, int n) {
    Iterator<?> it = generator instanceof Iterable<?> iterable ? iterable.iterator() : (Iterator<?>) generator;
    int[] steps = {0};
    try {
      if (n > 0) it.forEachRemaining(element -> take(element, ++steps[0] == n));
    } catch (Interruption interruption) {
      for (Throwable suppressed : interruption.getSuppressed()) Kit.tok(Kit.ex(suppressed));
      Kit.guard(((AutoCloseable) it)::close);
      Kit.step(it);
      return;
    } catch (Throwable thrown) {
      Kit.tok(Kit.ex(thrown));
      steps[0]++;
    }
    for (; steps[0] < n; steps[0]++) Kit.step(it);
    Kit.close((AutoCloseable) it);
    Kit.step(it);
  }

  private static void take(Object element, boolean isLast) {
    Kit.element(element);
    if (!isLast) return;
    Kit.tok("#");
    throw new Interruption();
  }

  private static Object unboxed(Iterator<?> it) {
    if (it instanceof PrimitiveIterator.OfInt ints) return ints.nextInt();
    if (it instanceof PrimitiveIterator.OfLong longs) return longs.nextLong();
    return it instanceof PrimitiveIterator.OfDouble doubles ? doubles.nextDouble() : it.next();
  }
}
