package refusals;

import java.util.ArrayList;
import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class Undenotable {
  @Generator
  static Sequence<Integer> diamondWithArguments(List<Integer> from) {
    var list =
    //  ^ [Undenotable]
        new ArrayList<>(from) {
          int n = 1;
        };
    Gen.yield(list.n);
    Gen.yield(list.n);
    return Gen.end();
  }

  @Generator
  static Sequence<Object> intersection(boolean isNumber) {
    var either = isNumber ? 1 : "one";
    //  ^ [Undenotable]
    Gen.yield(either);
    Gen.yield(either);
    return Gen.end();
  }

  @Generator
  static Sequence<Object> capturedIntersection(boolean isNumber) {
    var either = isNumber ? 1 : "one";
    //  ^ [Undenotable]
    class Shown {
      @Override
      public String toString() {
        return "shown " + either;
      }
    }
    Gen.yield(new Shown());
    Gen.yield(new Shown());
    return Gen.end();
  }

  @Generator
  static <T> Sequence<Object> exceptionOfAGenericMethod(T t) {
    class Failure extends Exception {
 // ^ [Undenotable]
      private static final long serialVersionUID = 1;

      T value() {
        return t;
      }
    }
    Gen.yield(new Failure().value());
    Gen.yield(new Failure().value());
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> notAcrossAYield() {
    var counter =
        new Object() {
          int n = 1;
        };
    Gen.yield(counter.n);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> elementOfAnAnonymousType() {
    for (var o : List.of(new Object() { int n = 1; })) {
    //       ^ [Undenotable]
      Gen.yield(o.n);
    }
    return Gen.end();
  }

  interface Coded {
    int code();
  }

  static class Lost extends Exception implements Coded {
    @Override
    public int code() {
      return 1;
    }
  }

  static class Late extends Exception implements Coded {
    @Override
    public int code() {
      return 2;
    }
  }

  static void send(boolean isLate) throws Lost, Late {
    if (isLate) throw new Late();
    throw new Lost();
  }

  @Generator
  static Sequence<Integer> exceptionsThatShareAnInterface() {
    try {
      send(true);
    } catch (Lost | Late e) {
    //                   ^ [Undenotable]
      Gen.yield(0);
      Gen.yield(e.code());
    }
    return Gen.end();
  }
}
