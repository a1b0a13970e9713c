package refusals;

import java.util.List;
import weft.Gen;
import weft.Sequence;

class YieldOutsideGenerator {
  final Runnable field = () -> Gen.yield(1);
  //                           ^ [YieldOutsideGenerator]

  static final Object EMPTY = Gen.end();
  //                          ^ [YieldOutsideGenerator]

  static {
    Gen.yield(2);
 // ^ [YieldOutsideGenerator]
  }

  {
    Gen.yieldAll(List.of(3));
 // ^ [YieldOutsideGenerator]
  }

  YieldOutsideGenerator() {
    Gen.yield(4);
 // ^ [YieldOutsideGenerator]
  }

  static void method() {
    for (int i = 0; i < 3; i++) Gen.yield(i);
    //                          ^ [YieldOutsideGenerator]
  }

  static Sequence<Integer> forgotten() {
    return Gen.end();
    //     ^ [YieldOutsideGenerator]
  }

  static Runnable lambda() {
    return () -> Gen.yield(5);
    //           ^ [YieldOutsideGenerator]
  }

  static Runnable anonymous() {
    return new Runnable() {
      @Override
      public void run() {
        Gen.yield(6);
     // ^ [YieldOutsideGenerator]
      }
    };
  }

  record Point(int x) {
    Point {
      Gen.yield(x);
   // ^ [YieldOutsideGenerator]
    }
  }

  interface Shape {
    default void corners() {
      Gen.yield(7);
   // ^ [YieldOutsideGenerator]
    }
  }
}

class YieldInAnotherClassOfTheFile {
  void method() {
    Gen.yield(8);
 // ^ [YieldOutsideGenerator]
  }
}
