package golden;

import java.util.List;
import java.util.function.IntSupplier;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<IntSupplier> suppliers(List<Integer> numbers, int offset) {
    for (int number : numbers) {
      int doubled = 2 * number;
      IntSupplier supplier = () -> doubled + number + offset;
      Gen.yield(supplier);
      Gen.yield((IntSupplier) () -> supplier.getAsInt() + 1);
    }
    return Gen.end();
  }
}
