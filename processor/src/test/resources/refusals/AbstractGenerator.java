package refusals;

import weft.Generator;
import weft.Sequence;

abstract class AbstractGenerator {
  @Generator
  abstract Sequence<Integer> withoutBody();
  //                         ^ [AbstractGenerator]

  @Generator
  native Sequence<Integer> elsewhere();
  //                       ^ [AbstractGenerator]

  interface Walk {
    @Generator
    Sequence<Integer> steps();
    //                ^ [AbstractGenerator]
  }

  enum Shape {
    SQUARE {
      @Override
      Sequence<Integer> sides() {
        return null;
      }
    };

    @Generator
    abstract Sequence<Integer> sides();
    //                         ^ [AbstractGenerator]
  }
}
