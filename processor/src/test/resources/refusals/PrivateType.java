package refusals;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

class PrivateType {
  private static class Secret {
    int n = 1;

    static int count() {
      return 1;
    }
  }

  private record Point(int x) {}

  private enum Color {
    RED
  }

  private static class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  static class Open {
    private static class Inner {}
  }

  @Generator
  static Sequence<Object> creation() {
    Gen.yield(new Secret());
    //            ^ [PrivateType]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> declaration(Object o) {
    Secret secret = null;
 // ^ [PrivateType]
    Gen.yield(secret.n);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> staticCall() {
    Gen.yield(Secret.count());
    //        ^ [PrivateType]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> pattern(Object o) {
    if (o instanceof Point p) Gen.yield(p.x());
    //               ^ [PrivateType]
    return Gen.end();
  }

  @Generator
  Sequence<Object> constant() {
    Gen.yield(Color.RED);
    //        ^ [PrivateType]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> caught() {
    try {
      Gen.yield(1);
    } catch (Failure e) {
    //       ^ [PrivateType]
      Gen.yield(2);
    }
    return Gen.end();
  }

  @Generator
  static Sequence<Object> qualified() {
    Gen.yield(new Open.Inner());
    //            ^ [PrivateType]
    return Gen.end();
  }

  @Generator
  static Sequence<Secret> returned() {
  //              ^ [PrivateType]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> parameter(Secret secret) {
  //                                 ^ [PrivateType]
    Gen.yield(secret.n);
    return Gen.end();
  }
}
