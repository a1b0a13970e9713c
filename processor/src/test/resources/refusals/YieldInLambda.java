package refusals;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class YieldInLambda {
  @Generator
  static Sequence<String> expression(List<String> names) {
    names.forEach(name -> Gen.yield(name));
    //                    ^ [YieldInLambda]
    return Gen.end();
  }

  @Generator
  static Sequence<String> block(List<String> names) {
    names.forEach(
        name -> {
          if (!name.isEmpty()) {
            Gen.yield(name);
         // ^ [YieldInLambda]
          }
        });
    return Gen.end();
  }

  @Generator
  static Sequence<String> nested(List<List<String>> groups) {
    groups.forEach(group -> group.forEach(name -> Gen.yield(name)));
    //                                            ^ [YieldInLambda]
    return Gen.end();
  }

  @Generator
  static Sequence<String> all(List<List<String>> groups) {
    groups.forEach(group -> Gen.yieldAll(group));
    //                      ^ [YieldInLambda]
    return Gen.end();
  }

  @Generator
  Sequence<Object> insideAYield() {
    Gen.yield((Runnable) () -> Gen.yield(1));
    //                         ^ [YieldInLambda]
    return Gen.end();
  }

  @Generator
  static Sequence<String> reference(List<String> names) {
    names.forEach(Gen::yield);
    //            ^ [YieldInLambda]
    return Gen.end();
  }

  @Generator
  static Sequence<String> twoInOneLambda() {
    Consumer<String> both = x -> { Gen.yield(x); Gen.yield(x + x); };
    //                             ^ [YieldInLambda]
    //                                           ^ [YieldInLambda]
    both.accept("a");
    return Gen.end();
  }

  @Generator
  static Sequence<String> lambdaOfALambda() {
    Supplier<Runnable> supplier = () -> () -> Gen.yield("deep");
    //                                        ^ [YieldInLambda]
    supplier.get().run();
    Gen.yield("outside");
    return Gen.end();
  }
}
