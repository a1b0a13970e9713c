package weft.runtime;

import java.util.List;
import java.util.stream.Stream;
import weft.DoubleSequence;
import weft.Sequence;

/** One use of each operation on {@code double} values. */
final class DoubleOperations {
  private DoubleOperations() {}

  /** Makes a sequence of a sequence. */
  private interface Chain {
    DoubleSequence of(DoubleSequence source, Operation.Calls calls);
  }

  /** The elements go through a run of a pipe of their own kind, and are boxed where that delivers them. */
  private static Operation of(String name, Chain chain, List<Double> result, Integer... asked) {
    return new Operation(
        "double " + name,
        (s, f) -> Sequence.from((Iterable<Double>) chain.of(s.mapToDouble(x -> x), f)),
        result,
        List.of(asked));
  }

  static Stream<Operation> all() {
    return Stream.of(
        of("map", (s, f) -> s.map(x -> f.in(-x)), List.of(-1.0, -2.0, -3.0, -4.0, -5.0, -6.0), 1, 2, 3, 4, 5, 6, 7),
        of("mapToObj", (s, f) -> s.mapToObj(x -> f.in("" + x)).mapToDouble(Double::parseDouble).limit(2),
            List.of(1.0, 2.0), 1, 2, 2),
        of("boxed", (s, f) -> s.boxed().filter(x -> x > 5).mapToDouble(x -> x), List.of(6.0), 6, 7),
        of("mapToInt", (s, f) -> s.mapToInt(x -> f.in((int) x)).mapToDouble(x -> (double) x).limit(2),
            List.of(1.0, 2.0), 1, 2, 2),
        of("mapToLong", (s, f) -> s.mapToLong(x -> f.in((long) x)).mapToDouble(x -> (double) x).limit(2),
            List.of(1.0, 2.0), 1, 2, 2),
        of("filter", (s, f) -> s.filter(x -> f.in(x % 2 == 0)), List.of(2.0, 4.0, 6.0), 2, 4, 6, 7),
        of("flatMap", (s, f) -> s.flatMap(x -> f.in(DoubleSequence.of(x, -x))).limit(5),
            List.of(1.0, -1.0, 2.0, -2.0, 3.0), 1, 1, 2, 2, 3, 3),
        of("flatMap to nothing", (s, f) -> s.flatMap(x -> f.in(DoubleSequence.of())), List.of(), 7),
        of("flatMap to infinity", (s, f) -> s.flatMap(x -> f.in(DoubleSequence.repeat(x))).limit(3),
            List.of(1.0, 1.0, 1.0), 1, 1, 1, 1),
        of("flatMap to chains", (s, f) -> s.flatMap(x -> f.in(DoubleSequence.iterate(x, y -> y + 1).filter(y -> y % 2 == 0).limit(1))),
            List.of(2.0, 2.0, 4.0, 4.0, 6.0, 6.0), 1, 2, 3, 4, 5, 6, 7),
        of("limit", (s, f) -> s.limit(2), List.of(1.0, 2.0), 1, 2, 2),
        of("limit nothing", (s, f) -> s.limit(0), List.of(), 0),
        of("limit before more", (s, f) -> s.limit(2).flatMap(x -> DoubleSequence.repeat(f.in(x)).limit(2)).map(x -> f.in(x)),
            List.of(1.0, 1.0, 2.0, 2.0), 1, 1, 2, 2, 2),
        of("skip", (s, f) -> s.skip(4), List.of(5.0, 6.0), 5, 6, 7),
        of("takeWhile", (s, f) -> s.takeWhile(x -> f.in(x < 3)), List.of(1.0, 2.0), 1, 2, 3),
        of("dropWhile", (s, f) -> s.dropWhile(x -> f.in(x < 5)), List.of(5.0, 6.0), 5, 6, 7),
        of("zip", (s, f) -> s.zip(DoubleSequence.of(10, 20), (x, y) -> f.in(x + y)), List.of(11.0, 22.0), 1, 2, 3),
        of("zip with more", (s, f) -> s.skip(4).zip(DoubleSequence.repeat(10), (x, y) -> f.in(x + y)),
            List.of(15.0, 16.0), 5, 6, 7),
        of("zip as the other", (s, f) -> DoubleSequence.of(10, 20).zip(s, (x, y) -> f.in(x + y)), List.of(11.0, 22.0), 1, 2, 2),
        of("scan", (s, f) -> s.limit(3).scan(10, (x, y) -> f.in(x + y)), List.of(10.0, 11.0, 13.0, 16.0), 0, 1, 2, 3, 3),
        of("distinct", (s, f) -> s.map(x -> f.in(x - x % 2)).distinct(), List.of(0.0, 2.0, 4.0, 6.0), 1, 2, 4, 6, 7),
        of("concat", (s, f) -> DoubleSequence.of(0).concat(s).limit(3), List.of(0.0, 1.0, 2.0), 0, 1, 2, 2),
        of("interleave", (s, f) -> s.interleave(DoubleSequence.of(10, 20)),
            List.of(1.0, 10.0, 2.0, 20.0, 3.0, 4.0, 5.0, 6.0), 1, 1, 2, 2, 3, 4, 5, 6, 7),
        of("interleave as the other", (s, f) -> DoubleSequence.of(0).interleave(s).limit(3),
            List.of(0.0, 1.0, 2.0), 0, 1, 2, 2),
        of("cycle", (s, f) -> s.limit(2).cycle().limit(5), List.of(1.0, 2.0, 1.0, 2.0, 1.0), 1, 2, 3, 4, 5, 5),
        of("cycle of nothing", (s, f) -> s.filter(x -> f.in(false)).cycle(), List.of(), 7),
        of("onEach", (s, f) -> s.onEach(x -> f.in(x)).limit(2), List.of(1.0, 2.0), 1, 2, 2));
  }
}
