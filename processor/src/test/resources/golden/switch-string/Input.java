package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  static final String STOP = "stop";

  @Generator
  static Sequence<String> commands(Iterable<String> words) {
    final String go = "go";
    for (String word : words) {
      switch (word) {
        case STOP:
          return Gen.end();
        case go:
          Gen.yield("going");
          continue;
        default:
          Gen.yield("what is " + word + "?");
      }
      Gen.yield("next");
    }
    return Gen.end();
  }
}
