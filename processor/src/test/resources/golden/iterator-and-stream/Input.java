package golden;

import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import weft.Gen;
import weft.Generator;

final class Input implements Iterable<String> {
  String[] words = {"a", "b"};

  @Generator
  @Override
  public Iterator<String> iterator() {
    for (String word : words) Gen.yield(word);
    return Gen.end();
  }

  @Generator
  static Stream<String> repeated(String word, int times) {
    for (int i = 0; i < times; i++) Gen.yield(word);
    return Gen.end();
  }

  @Generator
  static IntStream evens() {
    for (int i = 0; ; i += 2) Gen.yield(i);
  }
}
