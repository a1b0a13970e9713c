package refusals;

import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class YieldInExpression {
  @Generator
  static Sequence<Integer> initializer(int k) {
    int n =
        switch (k) {
          case 1 -> {
            Gen.yield(1);
         // ^ [YieldInExpression]
            yield 2;
          }
          default -> 0;
        };
    Gen.yield(n);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> argument(int k) {
    Gen.yield(
        switch (k) {
          case 1:
            Gen.yield(1);
         // ^ [YieldInExpression]
            Gen.yieldAll(List.of(2));
         // ^ [YieldInExpression]
          default:
            yield 3;
        });
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> condition(int k) {
    while (switch (k) { case 1 -> { Gen.yield(1); yield false; } default -> true; }) {
    //                              ^ [YieldInExpression]
      Gen.yield(k);
      k--;
    }
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> selector(int k) {
    switch (switch (k) { default -> { Gen.yield(1); yield 1; } }) {
    //                                ^ [YieldInExpression]
      case 1 -> Gen.yield(1);
      default -> {}
    }
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> returned(int k) {
    return switch (k) {
      case 1 -> {
        Gen.yield(1);
     // ^ [YieldInExpression]
        yield initializer(k);
      }
      default -> argument(k);
    };
  }

  @Generator
  static Sequence<Integer> statementInsideAnExpression(int k) {
    int n =
        switch (k) {
          default -> {
            for (int i = 0; i < k; i++) {
              if (i == 2) Gen.yield(i);
              //          ^ [YieldInExpression]
            }
            yield 1;
          }
        };
    Gen.yield(n);
    return Gen.end();
  }
}
