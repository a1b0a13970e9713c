package weft.benchmarks.jmh;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.KotlinTalks;
import weft.benchmarks.Talks;
import weft.benchmarks.TalksByHand;

/** 1,000 stages, each of which completes when it has been waited for; they are made anew each time. */
public class AwaitIncomplete extends Workload {
  private int n = 1_000;

  private long total(Function<List<CompletableFuture<Integer>>, CompletableFuture<Long>> way) {
    List<CompletableFuture<Integer>> stages = Stream.generate(CompletableFuture<Integer>::new).limit(n).toList();
    CompletableFuture<Long> total = way.apply(stages);
    for (int i = 0; i < n; i++) stages.get(i).complete(i);
    return total.join();
  }

  @Benchmark
  public long byHand() {
    return total(TalksByHand::total);
  }

  @Benchmark
  public long weft() {
    return total(Talks::total);
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return total(KotlinTalks::total);
  }
}
