package refusals;

import java.util.List;
import java.util.function.Supplier;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

class AskInExpression {
  static <T> T any(T t) {
    return t;
  }

  @Generator
  static Coroutine<Integer, Integer, Object> typeIsInferred() {
    int n = any(1) + Gen.<Integer>ask(1);
    //      ^ [YieldInExpression]
    return Gen.end(n);
  }

  @Generator
  static Coroutine<Integer, Integer, Object> choiceOfUnknownType(boolean b) {
    List<Integer> list = List.of(1);
    list.remove(b ? Gen.ask(1) : any(2));
    //            ^ [YieldInExpression]
    return Gen.end();
  }

  @Generator
  static Coroutine<Integer, Integer, Object> lambda() {
    Supplier<Integer> s = () -> Gen.ask(1);
    //                          ^ [YieldInLambda]
    return Gen.end(s);
  }

  @Generator
  static Coroutine<Integer, Integer, Object> arm(int k) {
    log(
        switch (k) {
     // ^ [YieldInExpression]
          case 1 -> Gen.<Integer>ask(1);
          default -> "x";
        });
    return Gen.end();
  }

  @Generator
  static Coroutine<Integer, Integer, Object> assertion() {
    assert Gen.<Integer>ask(1) == 1;
    //     ^ [YieldInExpression]
    return Gen.end();
  }

  @Generator
  static Coroutine<Integer, Integer, Object> resultOfUnknownType() {
    String o = "" + Gen.yieldAll(any(lambda()));
    //                           ^ [YieldInExpression]
    return Gen.end(o);
  }

  static class Node {
    int n;
  }

  @Generator
  static Coroutine<Integer, Integer, Object> placeOfUnknownType(Node node) {
    node.n += Gen.<Integer>ask(1);
 // ^ [YieldInExpression]
    int k = 0;
    log(k += Gen.<Integer>ask(1));
    //       ^ [YieldInExpression]
    return Gen.end();
  }

  static void log(Object o) {}
}
