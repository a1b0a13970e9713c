package refusals;

import java.util.List;
import java.util.function.IntFunction;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class PrivateSignature {
  private static class Hidden {
    int n = 1;

    String value() {
      return "v";
    }
  }

  private static Hidden hidden() {
    return new Hidden();
  }

  private static final List<Hidden> ALL = List.of();
  static final List<Hidden> OPEN = List.of();
  static Hidden shown = new Hidden();

  @Generator
  static Sequence<Object> signatures() {
    Gen.yield(hidden());
    //        ^ [PrivateType]
    Gen.yield(hidden().value());
    //        ^ [PrivateType]
    ALL.forEach(h -> System.out.println(h.n));
 // ^ [PrivateType]
    Gen.yield(ALL.size());
    //        ^ [PrivateType]
    Gen.yield(OPEN.size());
    Gen.yield(shown);
    Gen.yield(shown.n);
    //        ^ [PrivateType]
    Gen.yield(shown.value());
    //        ^ [PrivateType]
    Gen.yield(shown.value().length());
    //        ^ [PrivateType]
    Gen.yield(OPEN.get(0).n);
    //        ^ [PrivateType]
    return Gen.end();
  }

  @Generator
  static Sequence<Object> variables() {
    var v = shown;
    //  ^ [PrivateType]
    Gen.yield(1);
    Gen.yield(v);
    for (var h : OPEN) Gen.yield(h.n);
    //       ^ [PrivateType]
    //                           ^ [PrivateType]
    return Gen.end();
  }

  private Hidden own(Hidden h) {
    return h;
  }

  private Hidden own(int n, int m) {
    return null;
  }

  private String own(int n) {
    return "";
  }

  @Generator
  Sequence<Object> overloads() {
    Gen.yield(own(1));
    //        ^ [PrivateType]
    Gen.yield(own(1, 2));
    //        ^ [PrivateType]
    Gen.yield((IntFunction<Object>) this::own);
    //                              ^ [PrivateType]
    return Gen.end();
  }
}
