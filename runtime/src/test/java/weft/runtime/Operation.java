package weft.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import weft.Indexed;
import weft.Sequence;

/**
 * One use of an operation, on the numbers 1 to 6.
 *
 * @param chain makes the sequence
 * @param result its elements
 * @param asked how many elements of the source are asked for until the first, the second... element and the end are known
 */
record Operation(String name, Chain chain, List<?> result, List<Integer> asked) {
  /** Makes a sequence of a sequence. Its functions tell {@code calls} that they are called. */
  interface Chain {
    Sequence<?> of(Sequence<Integer> source, Calls calls);
  }

  /** Counts calls of functions, and throws instead of a certain one of them. */
  static final class Calls {
    int count;
    int failsAt = -1;

    /** Answers {@code value}. */
    <T> T in(T value) {
      if (count++ == failsAt) throw new Runs.Boom("call " + failsAt);
      return value;
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static Operation of(String name, Chain chain, List<?> result, Integer... asked) {
    return new Operation(name, chain, result, List.of(asked));
  }

  static Stream<Operation> all() {
    return Stream.of(onObjects(), IntOperations.all(), LongOperations.all(), DoubleOperations.all()).flatMap(all -> all);
  }

  private static Stream<Operation> onObjects() {
    return Stream.of(
        of("from", (s, f) -> Sequence.from((Iterable<Integer>) s), List.of(1, 2, 3, 4, 5, 6), 1, 2, 3, 4, 5, 6, 7),
        of("map", (s, f) -> s.map(x -> f.in(-x)), List.of(-1, -2, -3, -4, -5, -6), 1, 2, 3, 4, 5, 6, 7),
        of("map to null", (s, f) -> s.map(x -> f.in(null)).limit(2), Arrays.asList(null, null), 1, 2, 2),
        of("filter", (s, f) -> s.filter(x -> f.in(x % 2 == 0)), List.of(2, 4, 6), 2, 4, 6, 7),
        of("filter nothing", (s, f) -> s.filter(x -> f.in(false)), List.of(), 7),
        of("flatMap", (s, f) -> s.flatMap(x -> f.in(List.of(x, -x))).limit(5), List.of(1, -1, 2, -2, 3), 1, 1, 2, 2, 3, 3),
        of("flatMap to nothing", (s, f) -> s.flatMap(x -> f.in(List.of())), List.of(), 7),
        of("flatMap to infinity", (s, f) -> s.flatMap(x -> f.in(Sequence.repeat(x))).limit(3), List.of(1, 1, 1), 1, 1, 1, 1),
        of("flatMap to chains", (s, f) -> s.flatMap(x -> f.in(Sequence.range(0, x).map(y -> 10 * x + y).limit(2))),
            List.of(10, 20, 21, 30, 31, 40, 41, 50, 51, 60, 61), 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7),
        of("limit", (s, f) -> s.limit(2), List.of(1, 2), 1, 2, 2),
        of("limit nothing", (s, f) -> s.limit(0), List.of(), 0),
        of("limit more", (s, f) -> s.limit(9), List.of(1, 2, 3, 4, 5, 6), 1, 2, 3, 4, 5, 6, 7),
        of("limit before more", (s, f) -> s.limit(2).flatMap(x -> Sequence.repeat(f.in(x)).limit(2)).map(x -> f.in(x)),
            List.of(1, 1, 2, 2), 1, 1, 2, 2, 2),
        of("skip", (s, f) -> s.skip(4), List.of(5, 6), 5, 6, 7),
        of("skip all", (s, f) -> s.skip(9), List.of(), 7),
        of("takeWhile", (s, f) -> s.takeWhile(x -> f.in(x < 3)), List.of(1, 2), 1, 2, 3),
        of("dropWhile", (s, f) -> s.dropWhile(x -> f.in(x < 5)), List.of(5, 6), 5, 6, 7),
        of("zip", (s, f) -> s.zip(List.of("a", "b"), (x, y) -> f.in(x + y)), List.of("1a", "2b"), 1, 2, 3),
        of("zip with more", (s, f) -> s.skip(4).zip(Sequence.repeat("a"), (x, y) -> f.in(x + y)), List.of("5a", "6a"), 5, 6, 7),
        of("zip as the other", (s, f) -> Sequence.of("a", "b").zip(s, (x, y) -> f.in(x + y)), List.of("a1", "b2"), 1, 2, 2),
        of("withIndex", (s, f) -> s.skip(4).withIndex(), List.of(new Indexed<>(0, 5), new Indexed<>(1, 6)), 5, 6, 7),
        of("chunked", (s, f) -> s.chunked(4), List.of(List.of(1, 2, 3, 4), List.of(5, 6)), 4, 7, 7),
        of("chunked without rest", (s, f) -> s.chunked(3), List.of(List.of(1, 2, 3), List.of(4, 5, 6)), 3, 6, 7),
        of("chunked and limit", (s, f) -> s.chunked(4).map(x -> f.in(x)).limit(1), List.of(List.of(1, 2, 3, 4)), 4, 4),
        of("windowed", (s, f) -> s.windowed(5), List.of(List.of(1, 2, 3, 4, 5), List.of(2, 3, 4, 5, 6)), 5, 6, 7),
        of("windowed with gaps", (s, f) -> s.windowed(2, 3), List.of(List.of(1, 2), List.of(4, 5)), 2, 5, 7),
        of("scan", (s, f) -> s.limit(3).scan("", (x, y) -> f.in(x + y)), List.of("", "1", "12", "123"), 0, 1, 2, 3, 3),
        of("scan of scan", (s, f) -> s.limit(2).scan(10, Integer::sum).scan(0, (x, y) -> f.in(x + y)),
            List.of(0, 10, 21, 34), 0, 0, 1, 2, 2),
        of("distinct", (s, f) -> s.map(x -> f.in(x / 4)).distinct(), List.of(0, 1), 1, 4, 7),
        of("concat", (s, f) -> Sequence.of(0).concat(s).limit(3), List.of(0, 1, 2), 0, 1, 2, 2),
        of("concat before", (s, f) -> s.limit(1).concat(Sequence.repeat(f.in(0))).limit(3), List.of(1, 0, 0), 1, 1, 1, 1),
        of("interleave", (s, f) -> s.interleave(List.of(10, 20)), List.of(1, 10, 2, 20, 3, 4, 5, 6), 1, 1, 2, 2, 3, 4, 5, 6, 7),
        of("interleave as the other", (s, f) -> Sequence.of(0).interleave(s).limit(3), List.of(0, 1, 2), 0, 1, 2, 2),
        of("cycle", (s, f) -> s.limit(2).cycle().limit(5), List.of(1, 2, 1, 2, 1), 1, 2, 3, 4, 5, 5),
        of("cycle of nothing", (s, f) -> s.filter(x -> f.in(false)).cycle(), List.of(), 7),
        of("onEach", (s, f) -> s.onEach(f::in).limit(2), List.of(1, 2), 1, 2, 2),
        of("ten", (s, f) -> s.map(x -> f.in(x)).filter(x -> f.in(x > 1)).skip(1).map(x -> x * 2).onEach(f::in)
            .takeWhile(x -> x < 12).withIndex().map(Indexed::value).dropWhile(x -> x < 8).limit(9), List.of(8, 10), 4, 5, 6));
  }
}
