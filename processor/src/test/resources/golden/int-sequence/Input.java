package golden;

import java.util.PrimitiveIterator;
import weft.DoubleSequence;
import weft.Gen;
import weft.Generator;
import weft.IntSequence;
import weft.LongSequence;

final class Input {
  @Generator
  static IntSequence squares(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * i);
    return Gen.end();
  }

  @Generator
  static LongSequence powers() {
    for (long p = 1; p > 0; p *= 2) Gen.yield(p);
    return Gen.end();
  }

  @Generator
  static DoubleSequence halves(double x) {
    while (x > 1e-9) {
      Gen.yield(x);
      x /= 2;
    }
    return Gen.end();
  }

  @Generator
  static PrimitiveIterator.OfInt both(int n) {
    Gen.yieldAll(squares(n));
    Gen.yield(-1);
    return Gen.end();
  }
}
