package golden;

import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Object> parse(List<String> words, StringBuilder log) {
    for (String word : words) {
      try {
        Gen.yield(Integer.parseInt(word));
        if (word.equals("0")) break;
      } catch (NumberFormatException e) {
        Gen.yield(e.getMessage());
      } finally {
        log.append(word);
        Gen.yield("after " + word);
      }
    }
    return Gen.end();
  }
}
