package refusals;

import java.util.Iterator;
import java.util.stream.Stream;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class ReturnNull {
  @Generator
  static Sequence<Integer> plain() {
    Gen.yield(1);
    return null;
    //     ^ [ReturnNull]
  }

  @Generator
  static Iterator<Integer> parenthesized() {
    Gen.yield(1);
    return (null);
    //      ^ [ReturnNull]
  }

  @Generator
  Stream<Integer> early(boolean b) {
    if (b) return null;
    //            ^ [ReturnNull]
    Gen.yield(1);
    try {
      Gen.yield(2);
    } finally {
      return null;
      //     ^ [ReturnNull]
    }
  }

  @Generator
  static Sequence<Object> inALambdaItIsNoReturnOfTheGenerator() {
    java.util.function.Supplier<Object> nothing = () -> { return null; };
    Gen.yield(nothing.get());
    return Gen.end();
  }
}
