package golden;

import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  abstract static class Source {
    private final String name;

    Source(String name) {
      this.name = name;
    }

    abstract int next();
  }

  @Generator
  static Sequence<Integer> sums(List<Integer> values, int start) {
    var sum =
        new Object() {
          int total = start;

          void add(int value) {
            total += value;
          }
        };
    var calls =
        new Source("calls") {
          int count;

          @Override
          int next() {
            return ++count;
          }
        };
    for (int value : values) {
      sum.add(value);
      Gen.yield(sum.total);
      calls.next();
    }
    Gen.yield(calls.count);
    return Gen.end();
  }

  @Generator
  static Sequence<Object> either(boolean isNumber) {
    var value = isNumber ? 1 : "one";
    if (isNumber) {
      Gen.yield(value.hashCode());
    } else {
      Gen.yield(value + "!");
    }
    return Gen.end();
  }
}
