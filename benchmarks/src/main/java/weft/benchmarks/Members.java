package weft.benchmarks;

import java.util.Iterator;
import java.util.NoSuchElementException;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

/** The same bodies over private members and over such as the companion can name. */
public final class Members {
  private Members() {}

  /** Its members are private. */
  public static final class Private {
    private static int steps;
    private final int[] weights;
    private int total;

    public Private(int[] weights) {
      this.weights = weights;
    }

    private int step(int i) {
      steps++;
      return weights[i] ^ i;
    }

    @Generator
    public Sequence<Integer> totals() {
      total = 0;
      for (int i = 0; i < weights.length; i++) {
        total += step(i);
        Gen.yield(total);
      }
      return Gen.end();
    }

    public Iterator<Integer> totalsByHand() {
      total = 0;
      return new Iterator<>() {
        private int i;

        @Override
        public boolean hasNext() {
          return i < weights.length;
        }

        @Override
        public Integer next() {
          if (i >= weights.length) throw new NoSuchElementException();
          return total += step(i++);
        }
      };
    }
  }

  /** Its members are those of its package. */
  public static final class Open {
    static int steps;
    final int[] weights;
    int total;

    public Open(int[] weights) {
      this.weights = weights;
    }

    int step(int i) {
      steps++;
      return weights[i] ^ i;
    }

    @Generator
    public Sequence<Integer> totals() {
      total = 0;
      for (int i = 0; i < weights.length; i++) {
        total += step(i);
        Gen.yield(total);
      }
      return Gen.end();
    }
  }

  /** A list whose links are private. */
  public static final class PrivateLink {
    private final int value;
    private final PrivateLink next;

    public PrivateLink(int value, PrivateLink next) {
      this.value = value;
      this.next = next;
    }

    @Generator
    public static Sequence<Integer> values(PrivateLink first) {
      for (PrivateLink link = first; link != null; link = link.next) Gen.yield(link.value);
      return Gen.end();
    }

    public static Iterator<Integer> valuesByHand(PrivateLink first) {
      return new Iterator<>() {
        private PrivateLink link = first;

        @Override
        public boolean hasNext() {
          return link != null;
        }

        @Override
        public Integer next() {
          if (link == null) throw new NoSuchElementException();
          int value = link.value;
          link = link.next;
          return value;
        }
      };
    }
  }

  /** A list whose links are those of the package. */
  public static final class OpenLink {
    final int value;
    final OpenLink next;

    public OpenLink(int value, OpenLink next) {
      this.value = value;
      this.next = next;
    }

    @Generator
    public static Sequence<Integer> values(OpenLink first) {
      for (OpenLink link = first; link != null; link = link.next) Gen.yield(link.value);
      return Gen.end();
    }
  }
}
