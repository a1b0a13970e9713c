package golden;

import java.util.concurrent.locks.Lock;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Integer> locked(Lock lock, int n) {
    lock.lock();
    try {
      for (int i = 0; i < n; i++) Gen.yield(i);
    } finally {
      lock.unlock();
    }
    Gen.yield(-1);
    return Gen.end();
  }
}
