package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Integer> steps(int k) {
    switch (k) {
      case 0 -> Gen.yield(0);
      case 1, 2 -> {
        Gen.yield(k);
        Gen.yield(k + 1);
      }
      default -> throw new IllegalArgumentException("k = " + k);
    }
    return Gen.end();
  }
}
