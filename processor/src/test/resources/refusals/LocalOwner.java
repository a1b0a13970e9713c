package refusals;

import java.util.Iterator;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class LocalOwner {
  static final Iterable<Integer> FIELD =
      new Iterable<>() {
        @Generator
        @Override
        public Iterator<Integer> iterator() {
        //                       ^ [LocalOwner]
          Gen.yield(1);
          return Gen.end();
        }
      };

  static Sequence<Integer> local() {
    class Counter {
      @Generator
      Sequence<Integer> count() {
      //                ^ [LocalOwner]
        Gen.yield(1);
        return Gen.end();
      }
    }
    return new Counter().count();
  }

  static Sequence<Integer> localRecord() {
    record Point(int x) {
      @Generator
      Sequence<Integer> one() {
      //                ^ [LocalOwner]
        Gen.yield(x);
        return Gen.end();
      }
    }
    return new Point(1).one();
  }

  static class MemberOfALocal {
    static Object make() {
      class Outer {
        class Inner {
          @Generator
          Sequence<Integer> count() {
          //                ^ [LocalOwner]
            Gen.yield(1);
            return Gen.end();
          }
        }
      }
      return new Outer();
    }
  }

  enum Shape {
    SQUARE {
      @Generator
      @Override
      Sequence<Integer> sides() {
      //                ^ [LocalOwner]
        Gen.yield(4);
        return Gen.end();
      }
    };

    abstract Sequence<Integer> sides();
  }

  @Generator
  static Sequence<Object> insideAGenerator() {
    Gen.yield(
        new Object() {
          @Generator
          Sequence<Integer> count() {
          //                ^ [LocalOwner]
            Gen.yield(1);
            return Gen.end();
          }
        });
    return Gen.end();
  }
}
