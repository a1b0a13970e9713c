package golden;

import java.util.Comparator;
import java.util.Iterator;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class Input<A> {
  A first;

  @Generator
  static <T extends Comparable<? super T>> Sequence<T> rising(Iterable<? extends T> source) {
    T last = null;
    for (T element : source) {
      if (last == null || element.compareTo(last) > 0) {
        Gen.yield(element);
        last = element;
      }
    }
    return Gen.end();
  }

  @Generator
  <B extends A> Sequence<A> before(Iterator<B> rest, Comparator<? super A> order) {
    A current = first;
    while (rest.hasNext()) {
      B next = rest.next();
      if (order.compare(current, next) < 0) Gen.yield(current);
      current = next;
    }
    Gen.yield(current);
    return Gen.end();
  }
}
