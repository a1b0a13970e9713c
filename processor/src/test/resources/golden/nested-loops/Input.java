package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Integer> products(int n) {
    for (int i = 1; i <= n; i++) {
      int row = i * 100;
      for (int j = 1; j <= i; j++) {
        Gen.yield(row + i * j);
      }
    }
    return Gen.end();
  }
}
