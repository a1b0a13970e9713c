package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Integer> digits(int n) {
    do {
      if (n % 10 == 9) continue;
      Gen.yield(n % 10);
    } while ((n /= 10) > 0);
    return Gen.end();
  }
}
