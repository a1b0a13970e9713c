package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Integer> range(int lo, int hi) {
    for (int i = lo; i < hi; i++) if (i % 7 == 3) Gen.yield(i);
    return Gen.end();
  }
}
