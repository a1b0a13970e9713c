package weft.runtime;

import java.util.List;
import java.util.stream.Stream;
import weft.LongSequence;
import weft.Sequence;

/** One use of each operation on {@code long} values. */
final class LongOperations {
  private LongOperations() {}

  /** Makes a sequence of a sequence. */
  private interface Chain {
    LongSequence of(LongSequence source, Operation.Calls calls);
  }

  /** The elements go through a run of a pipe of their own kind, and are boxed where that delivers them. */
  private static Operation of(String name, Chain chain, List<Long> result, Integer... asked) {
    return new Operation(
        "long " + name,
        (s, f) -> Sequence.from((Iterable<Long>) chain.of(s.mapToLong(x -> x), f)),
        result,
        List.of(asked));
  }

  static Stream<Operation> all() {
    return Stream.of(
        of("map", (s, f) -> s.map(x -> f.in(-x)), List.of(-1L, -2L, -3L, -4L, -5L, -6L), 1, 2, 3, 4, 5, 6, 7),
        of("mapToObj", (s, f) -> s.mapToObj(x -> f.in("" + x)).mapToLong(Long::parseLong).limit(2), List.of(1L, 2L), 1, 2, 2),
        of("boxed", (s, f) -> s.boxed().filter(x -> x > 5).mapToLong(x -> x), List.of(6L), 6, 7),
        of("mapToInt", (s, f) -> s.mapToInt(x -> f.in((int) x)).mapToLong(x -> (long) x).limit(2), List.of(1L, 2L), 1, 2, 2),
        of("mapToDouble", (s, f) -> s.mapToDouble(x -> f.in((double) x)).mapToLong(x -> (long) x).limit(2),
            List.of(1L, 2L), 1, 2, 2),
        of("filter", (s, f) -> s.filter(x -> f.in(x % 2 == 0)), List.of(2L, 4L, 6L), 2, 4, 6, 7),
        of("flatMap", (s, f) -> s.flatMap(x -> f.in(LongSequence.of(x, -x))).limit(5),
            List.of(1L, -1L, 2L, -2L, 3L), 1, 1, 2, 2, 3, 3),
        of("flatMap to nothing", (s, f) -> s.flatMap(x -> f.in(LongSequence.of())), List.of(), 7),
        of("flatMap to infinity", (s, f) -> s.flatMap(x -> f.in(LongSequence.repeat(x))).limit(3),
            List.of(1L, 1L, 1L), 1, 1, 1, 1),
        of("flatMap to chains", (s, f) -> s.flatMap(x -> f.in(LongSequence.iterate(x, y -> y + 1).filter(y -> y % 2 == 0).limit(1))),
            List.of(2L, 2L, 4L, 4L, 6L, 6L), 1, 2, 3, 4, 5, 6, 7),
        of("limit", (s, f) -> s.limit(2), List.of(1L, 2L), 1, 2, 2),
        of("limit nothing", (s, f) -> s.limit(0), List.of(), 0),
        of("limit before more", (s, f) -> s.limit(2).flatMap(x -> LongSequence.repeat(f.in(x)).limit(2)).map(x -> f.in(x)),
            List.of(1L, 1L, 2L, 2L), 1, 1, 2, 2, 2),
        of("skip", (s, f) -> s.skip(4), List.of(5L, 6L), 5, 6, 7),
        of("takeWhile", (s, f) -> s.takeWhile(x -> f.in(x < 3)), List.of(1L, 2L), 1, 2, 3),
        of("dropWhile", (s, f) -> s.dropWhile(x -> f.in(x < 5)), List.of(5L, 6L), 5, 6, 7),
        of("zip", (s, f) -> s.zip(LongSequence.of(10, 20), (x, y) -> f.in(x + y)), List.of(11L, 22L), 1, 2, 3),
        of("zip with more", (s, f) -> s.skip(4).zip(LongSequence.repeat(10), (x, y) -> f.in(x + y)),
            List.of(15L, 16L), 5, 6, 7),
        of("zip as the other", (s, f) -> LongSequence.of(10, 20).zip(s, (x, y) -> f.in(x + y)), List.of(11L, 22L), 1, 2, 2),
        of("scan", (s, f) -> s.limit(3).scan(10, (x, y) -> f.in(x + y)), List.of(10L, 11L, 13L, 16L), 0, 1, 2, 3, 3),
        of("distinct", (s, f) -> s.map(x -> f.in(x - x % 2)).distinct(), List.of(0L, 2L, 4L, 6L), 1, 2, 4, 6, 7),
        of("concat", (s, f) -> LongSequence.of(0).concat(s).limit(3), List.of(0L, 1L, 2L), 0, 1, 2, 2),
        of("interleave", (s, f) -> s.interleave(LongSequence.of(10, 20)),
            List.of(1L, 10L, 2L, 20L, 3L, 4L, 5L, 6L), 1, 1, 2, 2, 3, 4, 5, 6, 7),
        of("interleave as the other", (s, f) -> LongSequence.of(0).interleave(s).limit(3), List.of(0L, 1L, 2L), 0, 1, 2, 2),
        of("cycle", (s, f) -> s.limit(2).cycle().limit(5), List.of(1L, 2L, 1L, 2L, 1L), 1, 2, 3, 4, 5, 5),
        of("cycle of nothing", (s, f) -> s.filter(x -> f.in(false)).cycle(), List.of(), 7),
        of("onEach", (s, f) -> s.onEach(x -> f.in(x)).limit(2), List.of(1L, 2L), 1, 2, 2));
  }
}
