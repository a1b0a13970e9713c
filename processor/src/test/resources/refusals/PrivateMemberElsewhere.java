package refusals;

import java.awt.Point;
import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class PrivateMemberElsewhere {
  private int x;

  @Generator
  Sequence<Integer> assignedElsewhere(List<Point> points) {
    points.forEach(p -> p.x = x);
    //                  ^ [PrivateMember]
    points.forEach(p -> System.out.println(p.x));
    for (Point p : points) p.x = x;
    Gen.yield(points.get(0).x);
    return Gen.end();
  }

  static class Base {
    private String name() {
      return "private";
    }

    String name(Object o) {
      return "open";
    }

    private String name(String s) {
      return "private";
    }
  }

  static <T> T any() {
    return null;
  }

  @Generator
  static Sequence<String> ofASubclassElsewhere(List<Subclass> list) {
    Gen.yieldAll(list.stream().map(b -> b.name("s")));
    //                                  ^ [PrivateMember]
    for (Subclass b : list) Gen.yield(b.name("s"));
    return Gen.end();
  }

  @Generator
  static Sequence<String> ofAnyType() {
    Gen.yield(PrivateMemberElsewhere.<Base>any().name());
    Gen.yield(any().toString());
    //        ^ [PrivateMember]
    return Gen.end();
  }

  private String toString(int n) {
    return "" + n;
  }
}

class Subclass extends PrivateMemberElsewhere.Base {}
