package refusals;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class ReturnType {
  interface Numbers extends Sequence<Integer> {}

  @Generator
  static void nothing() {
  //     ^ [ReturnType]
    Gen.yield(1);
  }

  @Generator
  static int number() {
  //     ^ [ReturnType]
    Gen.yield(1);
    return Gen.<Integer>end();
  }

  @Generator
  static List<Integer> list() {
  //     ^ [ReturnType]
    Gen.yield(1);
    return Gen.end();
  }

  @Generator
  Collection<Integer> collection() {
//^ [ReturnType]
    return Gen.end();
  }

  @Generator
  static Object object() {
  //     ^ [ReturnType]
    Gen.yield(1);
    return Gen.end();
  }

  @Generator
  static <S extends Sequence<Integer>> S typeVariable() {
  //                                   ^ [ReturnType]
    Gen.yield(1);
    return Gen.end();
  }

  @Generator
  static Numbers subtype() {
  //     ^ [ReturnType]
    Gen.yield(1);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer>[] array() {
  //     ^ [ReturnType]
    Gen.yield(1);
    return Gen.end();
  }

  @Generator
  static Optional<Integer> optional() {
  //     ^ [ReturnType]
    Gen.yield(1);
    return Gen.end();
  }

  @Generator
  static Spliterator<Integer> spliterator() {
  //     ^ [ReturnType]
    Gen.yield(1);
    return Gen.end();
  }
}
