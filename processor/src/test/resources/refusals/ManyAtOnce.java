package refusals;

import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class ManyAtOnce {
  private static class Secret {}

  @Generator
  static Sequence<Object> several(List<String> names, boolean b) {
    names.forEach(name -> Gen.yield(name));
    //                    ^ [YieldInLambda]
    synchronized (names) {
      Gen.yield(1);
   // ^ [YieldInSynchronized]
    }
    Gen.yield(new Secret());
    //            ^ [PrivateType]
    if (b) return null;
    //            ^ [ReturnNull]
    Sequence<Object> rest = Gen.end();
    //                      ^ [EndInExpression]
    return rest;
  }

  @Generator
  static List<Object> wrongType() {
  //     ^ [ReturnType]
    Gen.yield(1);
    return Gen.end();
  }

  static void outside() {
    Gen.yield(1);
 // ^ [YieldOutsideGenerator]
  }

  interface Walk {
    @Generator
    Sequence<Integer> steps();
    //                ^ [AbstractGenerator]
  }

  static Object local() {
    return new Object() {
      @Generator
      Sequence<Integer> one() {
      //                ^ [LocalOwner]
        Gen.yield(1);
        return Gen.end();
      }
    };
  }
}
