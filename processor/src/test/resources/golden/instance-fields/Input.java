package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

class Input {
  private static int created;

  int step = 2;
  private int calls;

  private int next(int n) {
    calls++;
    return n + step;
  }

  @Generator
  Sequence<Integer> steps(int from) {
    created += 1;
    int n = from;
    while (n < 100) {
      Gen.yield(n);
      n = next(n);
      this.calls--;
    }
    Gen.yield(super.hashCode());
    return Gen.end();
  }
}
