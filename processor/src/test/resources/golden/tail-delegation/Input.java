package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Integer> countdown(int n) {
    Gen.yield(n);
    if (n == 0) return Gen.end();
    return countdown(n - 1);
  }
}
