package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import weft.Coroutine;
import weft.benchmarks.KotlinTalks;
import weft.benchmarks.Talks;
import weft.benchmarks.TalksByHand;

/** 10,000 numbers are sent, one after the other, to what answers with the sum of those before. */
public class Send extends Workload {
  private int n = 10_000;

  @Benchmark
  public long loop() {
    long answers = 0;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i;
      answers += sum;
    }
    return answers;
  }

  @Benchmark
  public long byHand() {
    var sums = TalksByHand.sums();
    long answers = 0;
    for (int i = 0; i < n; i++) answers += sums.send(i);
    return answers;
  }

  @Benchmark
  public long weft() {
    Coroutine<Long, Integer, Integer> sums = Talks.sums();
    long answers = sums.next();
    for (int i = 0; i < n; i++) answers += sums.send(i);
    return answers;
  }

  @Benchmark
  @Fork(PEER_FORKS)
  public long kotlin() {
    var sums = KotlinTalks.sums();
    long answers = 0;
    for (int i = 0; i < n; i++) answers += sums.send(i);
    return answers;
  }
}
