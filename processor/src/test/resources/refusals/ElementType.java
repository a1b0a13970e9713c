package refusals;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import weft.Gen;
import weft.Generator;
import weft.IntSequence;
import weft.Sequence;

class ElementType {
  @Generator
  static Sequence<Integer> integers(long wide, Object any) {
    Gen.yield(1.1);
    //        ^ [ElementType]
    Gen.yield("x");
    //        ^ [ElementType]
    Gen.yield(wide);
    //        ^ [ElementType]
    Gen.yield(any);
    //        ^ [ElementType]
    Gen.yield('c');
    //        ^ [ElementType]
    Gen.yield(1);
    Gen.yield(null);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> sources(Stream<String> stream, double[] doubles, Iterator<?> unknown) {
    Gen.yieldAll(List.of("x"));
    //           ^ [ElementType]
    Gen.yieldAll(stream);
    //           ^ [ElementType]
    Gen.yieldAll(doubles);
    //           ^ [ElementType]
    Gen.yieldAll(unknown);
    //           ^ [ElementType]
    Gen.yieldAll(new int[] {1});
    Gen.yieldAll(List.of(1));
    return Gen.end();
  }

  @Generator
  static Sequence<Long> longs() {
    Gen.yield(1);
    //        ^ [ElementType]
    Gen.yield(1L);
    return Gen.end();
  }

  @Generator
  static IntSequence primitive() {
    Gen.yield("x");
    //        ^ [ElementType]
    Gen.yield(1L);
    //        ^ [ElementType]
    Gen.yield(1);
    return Gen.end();
  }

  @Generator
  static <T> Sequence<T> variable(T t) {
    Gen.yield("x");
    //        ^ [ElementType]
    Gen.yield(t);
    return Gen.end();
  }

  @Generator
  static Stream<List<String>> parameterized() {
    Gen.yield(List.of(1));
    //        ^ [ElementType]
    Gen.yield(List.of("x"));
    return Gen.end();
  }

  @Generator
  static java.util.concurrent.Flow.Publisher<Integer> publisher() {
    Gen.yield("one");
    //        ^ [ElementType]
    return Gen.end();
  }

  @Generator
  static java.util.concurrent.Flow.Publisher<Integer> upstream(java.util.concurrent.Flow.Publisher<String> strings) {
    Gen.yieldAll(strings);
    //           ^ [ElementType]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> nobodyWaits(java.util.concurrent.Flow.Publisher<Integer> numbers) {
    Gen.yieldAll(numbers);
    //           ^ [AwaitInSequence]
    return Gen.end();
  }
}
