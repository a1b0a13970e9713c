package refusals;

import java.util.Objects;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class EndInExpression {
  @Generator
  static Sequence<Integer> initializer() {
    Gen.yield(1);
    Sequence<Integer> rest = Gen.end();
    //                       ^ [EndInExpression]
    return rest;
  }

  @Generator
  static Sequence<Integer> conditional(boolean more) {
    Gen.yield(1);
    return more ? initializer() : Gen.end();
    //                            ^ [EndInExpression]
  }

  @Generator
  static Sequence<Integer> argument() {
    return Objects.requireNonNull(Gen.end());
    //                            ^ [EndInExpression]
  }

  @Generator
  static Sequence<Integer> statement() {
    Gen.yield(1);
    Gen.end();
 // ^ [EndInExpression]
    return Gen.end();
  }

  @Generator
  static Sequence<Object> element() {
    Gen.yield(Gen.end());
    //        ^ [EndInExpression]
    return Gen.end();
  }

  @Generator
  Sequence<Integer> assignment(Sequence<Integer> rest) {
    rest = Gen.end();
    //     ^ [EndInExpression]
    return rest;
  }

  @Generator
  static Sequence<Integer> parenthesizedIsFine() {
    Gen.yield(1);
    return (Gen.end());
  }
}
