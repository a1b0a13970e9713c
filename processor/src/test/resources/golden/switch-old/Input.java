package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<String> steps(int k) {
    switch (k) {
      case 0:
      case 1:
        Gen.yield("low");
        // falls through
      case 2:
        Gen.yield("middle");
        break;
      default:
        Gen.yield("high");
    }
    Gen.yield("done");
    return Gen.end();
  }
}
