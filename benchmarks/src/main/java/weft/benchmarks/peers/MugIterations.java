package weft.benchmarks.peers;

import com.google.mu.util.stream.Iteration;
import java.util.stream.Stream;
import weft.benchmarks.Tree;

/** The workloads with mug's {@code Iteration}, in which a loop is a recursion through closures. */
public final class MugIterations {
  private MugIterations() {}

  public static Stream<Integer> range(int n) {
    return new Range().from(0, n).iterate();
  }

  public static Stream<Long> fibonacci(int n) {
    return new Fibonacci().from(0, 1, n).iterate();
  }

  public static Stream<Integer> filter(int n) {
    return new Filter().from(0, n).iterate();
  }

  public static Stream<Integer> inOrder(Tree tree) {
    return new InOrder().walk(tree).iterate();
  }

  private static final class Range extends Iteration<Integer> {
    Range from(int i, int n) {
      if (i < n) {
        this.yield(i);
        this.yield(() -> from(i + 1, n));
      }
      return this;
    }
  }

  private static final class Fibonacci extends Iteration<Long> {
    Fibonacci from(long a, long b, int n) {
      if (n > 0) {
        this.yield(a);
        this.yield(() -> from(b, a + b, n - 1));
      }
      return this;
    }
  }

  private static final class Filter extends Iteration<Integer> {
    Filter from(int i, int n) {
      while (i < n && i % 7 != 3) i++;
      int found = i;
      if (found < n) {
        this.yield(found);
        this.yield(() -> from(found + 1, n));
      }
      return this;
    }
  }

  private static final class InOrder extends Iteration<Integer> {
    InOrder walk(Tree tree) {
      if (tree != null) {
        this.yield(() -> walk(tree.left()));
        this.yield(tree.value());
        this.yield(() -> walk(tree.right()));
      }
      return this;
    }
  }
}
