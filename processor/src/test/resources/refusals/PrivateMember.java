package refusals;

import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class PrivateMember {
  static class Made {
    private Made() {}
  }

  @Generator
  static Sequence<Made> anonymousSubclass() {
    Gen.yield(new Made());
    Gen.yield(new Made() {});
    //        ^ [PrivateMember]
    return Gen.end();
  }

  static class Texts {
    private String sum = "";
  }

  static class Numbers {
    private int sum;
  }

  static <T> T first(List<? extends T> list) {
    return list.get(0);
  }

  @Generator
  static Sequence<String> severalTypes(List<Texts> texts, List<Numbers> numbers) {
    texts.forEach(t -> t.sum += "a");
    //                 ^ [PrivateMember]
    Gen.yield(first(texts).sum);
    Texts explicit = first(texts);
    explicit.sum += "b";
    Gen.yield(explicit.sum);
    return Gen.end();
  }

  class Inner {
    private Inner() {}
  }

  @Generator
  static Sequence<Object> innerOfWhat(List<PrivateMember> list) {
    Gen.yield(list.get(0).new Inner());
    Gen.yield(first(list).new Inner());
    //        ^ [PrivateMember]
    return Gen.end();
  }

  private void wait(String s) {}

  @Generator
  static Sequence<Runnable> likeEveryObject(PrivateMember m, List<PrivateMember> list) {
    m.wait("");
    Gen.yield((Runnable) () -> m.wait(""));
    list.forEach(o -> o.wait(""));
    //                ^ [PrivateMember]
    return Gen.end();
  }

  static class Hiding extends java.io.FilterReader {
    private String in;

    Hiding() {
      super(new java.io.StringReader(""));
    }

    @Generator
    Sequence<Object> hidden() {
      Gen.yield(in);
      Gen.yield(super.in);
      //        ^ [PrivateMember]
      Gen.yield(lock);
      return Gen.end();
    }
  }

  static class Box<T> {
    private T content;

    @Generator
    static Sequence<Integer> ofATypeParameter(Box<Integer> box, List<Box<Integer>> boxes) {
      box.content += 1;
      box.content++;
   // ^ [PrivateMember]
      boxes.get(0).content += 1;
   // ^ [PrivateMember]
      boxes.forEach(b -> b.content -= 1);
      //                 ^ [PrivateMember]
      boxes.forEach(b -> ++b.content);
      //                 ^ [PrivateMember]
      Gen.yield(box.content);
      return Gen.end();
    }
  }
}
