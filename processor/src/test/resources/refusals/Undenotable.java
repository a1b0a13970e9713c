package refusals;

import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class Undenotable {
  @Generator
  static Sequence<Integer> anonymous() {
    var counter =
    //  ^ [Undenotable]
        new Object() {
          int n = 1;

          int next() {
            return n++;
          }
        };
    Gen.yield(counter.next());
    Gen.yield(counter.next());
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
      //     ^ [Undenotable]
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
      //                 ^ [Undenotable]
      Gen.yield(0);
      Gen.yield(e.code());
    }
    return Gen.end();
  }
}
