package refusals;

import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class YieldInSynchronized {
  static final Object LOCK = new Object();

  @Generator
  static Sequence<Integer> block() {
    synchronized (LOCK) {
      Gen.yield(1);
   // ^ [YieldInSynchronized]
    }
    return Gen.end();
  }

  @Generator
  Sequence<Integer> deeper(List<Integer> numbers) {
    Gen.yield(0);
    synchronized (this) {
      for (int n : numbers) {
        try {
          Gen.yield(n);
       // ^ [YieldInSynchronized]
        } finally {
          Gen.yieldAll(numbers);
       // ^ [YieldInSynchronized]
        }
      }
    }
    return Gen.end();
  }

  @Generator
  synchronized Sequence<Integer> method() {
  //                             ^ [YieldInSynchronized]
    Gen.yield(1);
    return Gen.end();
  }

  @Generator
  static synchronized Sequence<Integer> staticMethod() {
  //                                    ^ [YieldInSynchronized]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> withoutYieldsInside() {
    int n;
    synchronized (LOCK) {
      n = LOCK.hashCode();
    }
    Gen.yield(n);
    return Gen.end();
  }
}
