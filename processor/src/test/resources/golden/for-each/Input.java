package golden;

import java.util.List;
import java.util.Map;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<String> list(List<String> names) {
    for (String name : names) {
      Gen.yield(name);
      Gen.yield(name.toUpperCase());
    }
    return Gen.end();
  }

  @Generator
  static Sequence<Long> array(int[] numbers) {
    for (long number : numbers) Gen.yield(number);
    return Gen.end();
  }

  @Generator
  static Sequence<String> entries(Map<String, ? extends List<Integer>> map) {
    for (var entry : map.entrySet()) {
      for (int number : entry.getValue()) Gen.yield(entry.getKey() + number);
    }
    return Gen.end();
  }
}
