package refusals;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

class BesideAGoodOne {
  @Generator
  static Sequence<Integer> good(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> refused() {
    Gen.yieldAll(good(3));
    return null;
    //     ^ [ReturnNull]
  }

  static int sum() {
    int sum = 0;
    for (int i : good(3)) sum += i;
    return sum;
  }
}
