package refusals;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

class YieldInNestedClass {
  @Generator
  static Sequence<Integer> anonymous() {
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            Gen.yield(1);
         // ^ [YieldInNestedClass]
          }
        };
    task.run();
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> local() {
    class Counter {
      void count() {
        Gen.yield(1);
     // ^ [YieldInNestedClass]
        Gen.yieldAll(new int[] {2});
     // ^ [YieldInNestedClass]
      }
    }
    new Counter().count();
    return Gen.end();
  }

  @Generator
  Sequence<Integer> initializer() {
    new Object() {
      int n;

      {
        n = 1;
        Gen.yield(n);
     // ^ [YieldInNestedClass]
      }
    };
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> recordsConstructor() {
    record Point(int x) {
      Point {
        Gen.yield(x);
     // ^ [YieldInNestedClass]
      }
    }
    Gen.yield(new Point(1).x());
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> lambdaInAClass() {
    Object o =
        new Object() {
          final Runnable task = () -> Gen.yield(1);
          //                          ^ [YieldInLambda]
        };
    Gen.yield(o.hashCode());
    return Gen.end();
  }
}
