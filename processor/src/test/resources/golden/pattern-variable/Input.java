package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<String> describe(Iterable<?> values) {
    for (Object value : values) {
      if (value instanceof Integer number && number > 0) {
        Gen.yield("positive");
        Gen.yield("number " + number);
      } else if (!(value instanceof String text)) {
        Gen.yield("something");
      } else {
        Gen.yield("text");
        Gen.yield(text);
      }
    }
    return Gen.end();
  }
}
