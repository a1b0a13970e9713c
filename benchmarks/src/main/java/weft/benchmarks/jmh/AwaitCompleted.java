package weft.benchmarks.jmh;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.benchmarks.KotlinTalks;
import weft.benchmarks.Talks;
import weft.benchmarks.TalksByHand;

/** 1,000 stages that are complete, awaited one after the other. */
public class AwaitCompleted extends Workload {
  private final List<CompletableFuture<Integer>> stages =
      IntStream.range(0, 1_000).mapToObj(CompletableFuture::completedFuture).toList();

  @Benchmark
  public long loop() {
    long sum = 0;
    for (CompletableFuture<Integer> stage : stages) sum += stage.join();
    return sum;
  }

  @Benchmark
  public long byHand() {
    return TalksByHand.total(stages).join();
  }

  @Benchmark
  public long weft() {
    return Talks.total(stages).join();
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    return KotlinTalks.total(stages).join();
  }
}
