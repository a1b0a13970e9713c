package weft.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import weft.benchmarks.Members;

/** A linked list of 1,000 numbers. */
public class Links extends Workload {
  private Members.PrivateLink hidden;
  private Members.OpenLink open;

  public Links() {
    for (int i = 0; i < 1000; i++) {
      hidden = new Members.PrivateLink(i, hidden);
      open = new Members.OpenLink(i, open);
    }
  }

  @Benchmark
  public long byHand() {
    return sum(Members.PrivateLink.valuesByHand(hidden));
  }

  @Benchmark
  public long weft() {
    return sum(Members.OpenLink.values(open).iterator());
  }

  @Benchmark
  public long weftPrivate() {
    return sum(Members.PrivateLink.values(hidden).iterator());
  }
}
