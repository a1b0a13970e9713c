package weft.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

/** What is talked to, and what waits: as generators. */
public final class Talks {
  private Talks() {}

  /** Answers each number with the sum of all so far. */
  @Generator
  public static Coroutine<Long, Integer, Integer> sums() {
    long sum = 0;
    int count = 0;
    while (true) {
      Integer x = Gen.ask(sum);
      if (x == null) return Gen.end(count);
      sum += x;
      count++;
    }
  }

  /** The sum of what the stages have for values, which are awaited one after the other. */
  @Generator
  public static CompletableFuture<Long> total(List<CompletableFuture<Integer>> stages) {
    long sum = 0;
    for (CompletableFuture<Integer> stage : stages) sum += Gen.await(stage);
    return Gen.end(sum);
  }
}
