package weft.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The same as {@link Talks}, by hand. */
public final class TalksByHand {
  private TalksByHand() {}

  /** What can be sent an {@code S}, and answers with a {@code T}. */
  @FunctionalInterface
  public interface Listener<T, S> {
    /** The answer. */
    T send(S x);
  }

  /** Answers each number with the sum of all so far. */
  public static Listener<Long, Integer> sums() {
    return new Sums();
  }

  private static final class Sums implements Listener<Long, Integer> {
    private long sum;
    private int count;

    @Override
    public Long send(Integer x) {
      sum += x;
      count++;
      return sum;
    }
  }

  /** The sum of what the stages have for values, which are awaited one after the other. */
  public static CompletableFuture<Long> total(List<CompletableFuture<Integer>> stages) {
    CompletableFuture<Long> total = CompletableFuture.completedFuture(0L);
    for (CompletableFuture<Integer> stage : stages) total = total.thenCompose(sum -> stage.thenApply(x -> sum + x));
    return total;
  }
}
