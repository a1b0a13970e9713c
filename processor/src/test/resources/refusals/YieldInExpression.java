package refusals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class YieldInExpression {
  static <T> T any(T t) {
    return t;
  }

  static <T> T got(Supplier<T> t) {
    return t.get();
  }

  static void log(Object o) {}

  @Generator
  static Sequence<Integer> varOfInferredType(int k) {
    var n =
        switch (k) {
     // ^ [YieldInExpression]
          case 1 -> {
            Gen.yield(1);
            yield any(2);
          }
          default -> 0;
        };
    Gen.yield(n);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> varOfCharAndInt(int k) {
    var n = switch (k) { case 1 -> { Gen.yield(1); yield 'a'; } default -> 0; };
    //      ^ [YieldInExpression]
    log(n);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> argumentOfTwoTypes(int k) {
    log(switch (k) { case 1 -> { Gen.yield(1); yield 2; } default -> 3.0; });
    //  ^ [YieldInExpression]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> operandOfInferredType(int k) {
    int n = 1 + switch (k) { case 1 -> { Gen.yield(1); yield any(2); } default -> 3; };
    //          ^ [YieldInExpression]
    Gen.yield(n);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> behindInferredType(int k) {
    int n = any(1) + switch (k) { case 1 -> { Gen.yield(1); yield 2; } default -> 3; };
    //      ^ [YieldInExpression]
    Gen.yield(n);
    return Gen.end();
  }

  static class Node {
    byte b;
  }

  @Generator
  static Sequence<Integer> placeOfUnknownType(Node node, int k) {
    got(() -> node).b = switch (k) { case 1 -> { Gen.yield(1); yield 2; } default -> 3; };
 // ^ [YieldInExpression]
    //                  ^ [YieldInExpression]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> delegation(int k) {
    Gen.yieldAll(switch (k) { case 1 -> { Gen.yield(1); yield List.of(2); } default -> new ArrayList<Integer>(); });
    //           ^ [YieldInExpression]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> assertion(int k) {
    assert switch (k) { case 1 -> { Gen.yield(1); yield true; } default -> false; };
    //                              ^ [YieldInExpression]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> message(int k) {
    assert k > 0 : switch (k) { default -> { for (;;) { if (k == 2) Gen.yield(k); yield 1; } } };
    //                                                              ^ [YieldInExpression]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> anonymous(int k) {
    Object o = new Object() { int n = switch (k) { case 1 -> { Gen.yield(1); yield 2; } default -> 3; }; };
    //                                                         ^ [YieldInNestedClass]
    Gen.yield(o.hashCode());
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> synchronizedAround(int k) {
    synchronized (YieldInExpression.class) {
      int n = switch (k) { case 1 -> { Gen.yield(1); yield 2; } default -> 3; };
      //                               ^ [YieldInSynchronized]
      log(n);
    }
    return Gen.end();
  }
}
