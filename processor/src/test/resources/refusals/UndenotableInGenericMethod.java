package refusals;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

class UndenotableInGenericMethod {
  @Generator
  static <T> Sequence<Object> patternOfAGenericMethod(T t) {
    class Box {
      T value() {
        return t;
      }
    }
    Object o = new Box();
    Gen.yield(o);
    if (o instanceof Box box) Gen.yield(box.value());
    //                   ^ [Undenotable]
    Gen.yield(new Box());
    return Gen.end();
  }

  @Generator
  static <T> Sequence<Object> staticContextOfAGenericMethod(T t) {
    class Box {
      T value() {
        return t;
      }
    }
    record Pair(Box one, Box two) {}
    //          ^ [Undenotable]
    //                   ^ [Undenotable]
    Gen.yield(new Pair(new Box(), null).one().value());
    Gen.yield(new Box());
    return Gen.end();
  }
}
