package weft.benchmarks.jmh;

import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A workload is a class, and an implementation a method of it. All methods of a class give the same number. By hand and Weft
 * are measured in some forks, since HotSpot decides anew in each; for the peers one is enough.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
public abstract class Workload {
  static final int PEER_FORKS = 1;

  /** JMH runs one method in a process, so that these loops see the iterator of that method only. */
  static long sum(Iterator<Integer> elements) {
    long sum = 0;
    while (elements.hasNext()) sum += elements.next();
    return sum;
  }

  static long sumOfInts(PrimitiveIterator.OfInt elements) {
    long sum = 0;
    while (elements.hasNext()) sum += elements.nextInt();
    return sum;
  }

  static long sumOfLongs(Iterator<Long> elements) {
    long sum = 0;
    while (elements.hasNext()) sum += elements.next();
    return sum;
  }

  static long lengths(Iterator<String> elements) {
    long sum = 0;
    while (elements.hasNext()) sum += elements.next().length();
    return sum;
  }
}
