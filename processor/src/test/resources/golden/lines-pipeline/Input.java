package golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<String> lines(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line;
      while ((line = reader.readLine()) != null) {
        Gen.yield(line);
      }
    }
    return Gen.end();
  }

  @Generator
  static Sequence<String> matching(Iterable<String> lines, String word) {
    for (String line : lines) {
      // only whole words
      if (line.matches(".*\\b" + word + "\\b.*")) Gen.yield(line.strip());
    }
    return Gen.end();
  }
}
