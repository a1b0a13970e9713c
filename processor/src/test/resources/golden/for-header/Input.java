package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Object> header(int n) {
    int i = 0;
    for (Gen.yield("init"); i < n; Gen.yield("update " + i), i++) {
      Gen.yield(i);
    }
    return Gen.end();
  }
}
