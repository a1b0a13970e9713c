package golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

/** In methods of about 130 bytecodes: a loop goes round from part to part, and a try statement stands around parts. */
class Input {
  static int parse(String word) throws IOException {
    if (word.isEmpty()) throw new IOException("empty");
    return word.length();
  }

  @Generator
  static Sequence<String> report(List<String> words) {
    int total = 0;
    List<String> lines = new ArrayList<>();
    for (String word : words) {
      Gen.yield("word " + word + " of " + words.size());
      try {
        total += parse(word);
        Gen.yield("so far " + total);
        lines.add(word + ": " + total + ", " + words.indexOf(word));
        Gen.yield("lines " + lines.size() + ", " + lines.get(lines.size() - 1));
      } catch (IOException e) {
        Gen.yield("skipped: " + e.getMessage());
      }
    }
    Gen.yield(String.join("; ", lines));
    return Gen.end();
  }
}
