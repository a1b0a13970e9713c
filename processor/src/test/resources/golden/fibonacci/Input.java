package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Integer> fibonacci(int n) {
    int a = 0, b = 1;
    for (int i = 0; i < n; i++) {
      Gen.yield(a);
      int next = a + b;
      a = b;
      b = next;
    }
    return Gen.end();
  }
}
