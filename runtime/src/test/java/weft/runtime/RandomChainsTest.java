package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.GeneratorIterator;
import weft.Sequence;

/** Random chains of operations deliver what the same operations on streams and lists do, and close what they open. */
class RandomChainsTest {
  private static final int CHAINS = 5_000;

  /** A chain, what it delivers, and what was done to make it. */
  private static final class Chain {
    final List<Probe> probes = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    private final Random random;
    Sequence<Integer> sequence;
    List<Integer> expected;

    Chain(Random random, int depth) {
      this.random = random;
      int length = random.nextInt(7);
      Probe probe = new Probe(length);
      probes.add(probe);
      sequence = random.nextBoolean() ? probe.generator() : probe.foreign();
      expected = IntStream.rangeClosed(1, length).boxed().toList();
      text.append(length);
      Sequence<Integer> source = sequence;
      for (int i = random.nextInt(6); i > 0; i--) add(random.nextInt(18), depth);
      if (sequence == source) set(Sequence.from((Iterable<Integer>) source), expected.stream()); // a chain closes it
    }

    private Chain another(int depth) {
      Chain other = new Chain(random, depth - 1);
      probes.addAll(other.probes);
      text.append(" (").append(other.text).append(")");
      return other;
    }

    private void add(int operation, int depth) {
      int n = random.nextInt(4);
      text.append(" ").append(operation).append(":").append(n);
      Sequence<Integer> s = sequence;
      List<Integer> e = expected;
      switch (operation) {
        case 0 -> set(s.map(x -> x + n), e.stream().map(x -> x + n));
        case 1 -> set(s.filter(x -> x % 4 != n), e.stream().filter(x -> x % 4 != n));
        case 2 -> set(s.limit(n), e.stream().limit(n));
        case 3 -> set(s.skip(n), e.stream().skip(n));
        case 4 -> set(s.takeWhile(x -> x % 5 != n), e.stream().takeWhile(x -> x % 5 != n));
        case 5 -> set(s.dropWhile(x -> x % 5 != n), e.stream().dropWhile(x -> x % 5 != n));
        case 6 -> set(s.distinct(), e.stream().distinct());
        case 7 -> set(s.onEach(x -> {}), e.stream());
        case 8 ->
            set(
                s.withIndex().map(x -> (int) x.index() + x.value()),
                IntStream.range(0, e.size()).mapToObj(i -> i + e.get(i)));
        case 9 -> set(s.chunked(n + 1).map(List::hashCode), windows(e, n + 1, n + 1, true).map(List::hashCode));
        case 10 -> set(s.windowed(n + 1, 2).map(List::hashCode), windows(e, n + 1, 2, false).map(List::hashCode));
        case 11 ->
            set(
                s.scan(n, Integer::sum),
                IntStream.rangeClosed(0, e.size()).mapToObj(i -> n + e.stream().limit(i).mapToInt(x -> x).sum()));
        case 12 ->
            set(
                s.cycle().limit(2 * n),
                e.isEmpty() ? Stream.of() : Stream.generate(() -> e).limit(2 * n).flatMap(List::stream).limit(2 * n));
        case 13 ->
            set(
                s.flatMap(x -> Sequence.iterate(x, y -> y + 1).limit(n)),
                e.stream().flatMap(x -> IntStream.range(x, x + n).boxed()));
        default -> addAnother(operation, depth);
      }
    }

    private void addAnother(int operation, int depth) {
      if (depth == 0 || expected.size() > 50) return;
      Sequence<Integer> s = sequence;
      List<Integer> e = expected;
      Chain other = another(depth);
      List<Integer> o = other.expected;
      int shorter = Math.min(e.size(), o.size());
      switch (operation) {
        case 14 ->
            set(
                s.zip(other.sequence, (x, y) -> 3 * x + y),
                IntStream.range(0, shorter).mapToObj(i -> 3 * e.get(i) + o.get(i)));
        case 15 -> set(s.concat(other.sequence), Stream.concat(e.stream(), o.stream()));
        case 16 ->
            set(
                s.interleave(other.sequence),
                IntStream.range(0, Math.max(e.size(), o.size()))
                    .boxed()
                    .flatMap(i -> Stream.concat(e.stream().skip(i).limit(1), o.stream().skip(i).limit(1))));
        default ->
            set(
                s.flatMap(x -> other.sequence.map(y -> x - y)),
                e.stream().flatMap(x -> o.stream().map(y -> x - y)));
      }
    }

    private void set(Sequence<Integer> sequence, Stream<Integer> expected) {
      this.sequence = sequence;
      this.expected = expected.toList();
    }

    private static Stream<List<Integer>> windows(List<Integer> list, int size, int step, boolean all) {
      return IntStream.iterate(0, i -> i < list.size(), i -> i + step)
          .filter(i -> all || i + size <= list.size())
          .mapToObj(i -> list.subList(i, Math.min(i + size, list.size())));
    }

    void assertClosed() {
      for (Probe probe : probes) assertEquals(probe.opened, probe.closed, this::toString);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  @Test
  void deliverWhatStreamsDeliver() {
    for (int seed = 0; seed < CHAINS; seed++) {
      Random random = new Random(seed);
      Chain chain = new Chain(random, 2);
      List<Integer> pulled = new ArrayList<>();
      pull(chain.sequence, pulled);
      assertEquals(chain.expected, pulled, chain::toString);
      assertEquals(chain.expected, chain.sequence.toList(), chain::toString);
      assertEquals(chain.expected, chain.sequence.stream().toList(), chain::toString);
      chain.assertClosed();
      leave(chain, random.nextInt(chain.expected.size() + 1), random.nextBoolean());
      fail(chain, random);
    }
  }

  private static void pull(Sequence<Integer> sequence, List<Integer> elements) {
    try (GeneratorIterator<Integer> run = sequence.iterator()) {
      while (run.hasNext()) elements.add(run.next());
    }
  }

  private static void leave(Chain chain, int k, boolean isPushed) {
    GeneratorIterator<Integer> run = chain.sequence.iterator();
    for (int i = 0; i < k; i++) assertEquals(chain.expected.get(i), run.next(), chain::toString);
    if (isPushed) {
      List<Integer> rest = new ArrayList<>();
      run.forEachRemaining(rest::add);
      assertEquals(chain.expected.subList(k, chain.expected.size()), rest, chain::toString);
    }
    run.close();
    chain.assertClosed();
  }

  /** Whatever fails, what came before is right, and everything is closed. */
  private static void fail(Chain chain, Random random) {
    for (Probe probe : chain.probes) probe.failsAt = random.nextInt(8);
    List<Integer> elements = new ArrayList<>();
    try {
      if (random.nextBoolean()) {
        chain.sequence.forEach(elements::add);
      } else {
        pull(chain.sequence, elements);
      }
      assertEquals(chain.expected, elements, chain::toString);
    } catch (Runs.Boom expected) {
      assertTrue(elements.size() <= chain.expected.size(), chain::toString);
      assertEquals(chain.expected.subList(0, elements.size()), elements, chain::toString);
    }
    chain.assertClosed();
  }
}
