package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/** Depth and number: what would overflow the stack, keep every frame, or be quadratic. */
class ScaleTest {
  private static String trace(String members, String run) throws Throwable {
    Program program = new Program("Scale", members, run);
    return program.trace(program.compile(InMemoryCompiler.withProcessor()).checked());
  }

  @Test
  void delegationAMillionDeep() throws Throwable {
    String members =
        """
        @Generator static Sequence<Integer> down(int n) {
          Gen.yield(n);
          if (n > 0) Gen.yieldAll(down(n - 1));
          Gen.yield(-n);
          return Gen.end();
        }
        """;
    String run =
        """
        long sum = 0, count = 0;
        for (int n : down(1_000_000)) { sum += n; count++; }
        log(sum, count);
        """;
    assertEquals("0 2000002", trace(members, run));
  }

  /** Each element is delivered at the full depth. */
  @Test
  void manyElementsAtDepth() throws Throwable {
    String members =
        """
        @Generator static Sequence<Integer> deep(int depth, int n) {
          if (depth > 0) {
            Gen.yieldAll(deep(depth - 1, n));
          } else {
            for (int i = 0; i < n; i++) Gen.yield(i);
          }
          return Gen.end();
        }
        """;
    String run =
        """
        long sum = 0;
        for (int i : deep(100_000, 1_000_000)) sum += i;
        log(sum);
        """;
    assertEquals("499999500000", trace(members, run));
  }

  @Test
  void exceptionThroughAMillionDelegations() throws Throwable {
    String members =
        """
        static int finals;
        @Generator static Sequence<Integer> down(int n) {
          try {
            if (n == 0) boom("bottom");
            Gen.yieldAll(down(n - 1));
          } finally {
            finals++;
          }
          return Gen.end();
        }
        """;
    assertEquals("!Boom(bottom) . 1000001", trace(members, "drain(down(1_000_000)); log(finals);"));
  }

  @Test
  void closeOfAMillionDelegations() throws Throwable {
    String members =
        """
        static int finals;
        @Generator static Sequence<Integer> down(int n) {
          try {
            if (n == 0) Gen.yield(1); else Gen.yieldAll(down(n - 1));
          } finally {
            finals++;
          }
          return Gen.end();
        }
        """;
    assertEquals("<1> # . 1000001", trace(members, "cut(down(1_000_000), 1); log(finals);"));
  }

  @Test
  void tailDelegationOfAMillion() throws Throwable {
    String members =
        """
        @Generator static Sequence<Integer> countdown(int n) {
          Gen.yield(n);
          if (n == 0) return Gen.end();
          return countdown(n - 1);
        }
        @Generator static Sequence<Integer> silent(int n) {
          if (n > 0) return silent(n - 1);
          Gen.yield(n);
          return Gen.end();
        }
        """;
    String run =
        """
        long sum = 0;
        for (int n : countdown(1_000_000)) sum += n;
        log(sum);
        drain(silent(1_000_000));
        """;
    assertEquals("500000500000 <0> .", trace(members, run));
  }

  /** The frames of a tail recursion are gone: two megabytes each would not fit otherwise. */
  @Test
  void tailDelegationKeepsNoFrame() throws Throwable {
    String members =
        """
        @Generator static Sequence<Integer> chain(byte[] frame, int n) {
          Gen.yield(frame.length);
          if (n == 0) return Gen.end();
          return chain(new byte[frame.length], n - 1);
        }
        """;
    String run =
        """
        long megabytes = Runtime.getRuntime().maxMemory() >> 20, bytes = 0;
        for (int n : chain(new byte[2 << 20], (int) Math.min(megabytes, 20_000))) bytes += n;
        log(bytes > Runtime.getRuntime().maxMemory() || megabytes > 20_000);
        """;
    assertEquals("true", trace(members, run));
  }

  @Test
  void tenMillionElements() throws Throwable {
    String members =
        """
        @Generator static Sequence<Integer> range(int n) { for (int i = 0; i < n; i++) Gen.yield(i); return Gen.end(); }
        @Generator static IntSequence ints(int n) { for (int i = 0; i < n; i++) Gen.yield(i); return Gen.end(); }
        """;
    String run =
        """
        long sum = 0;
        for (int i : range(10_000_000)) sum += i;
        log(sum, ints(10_000_000).stream().asLongStream().sum());
        """;
    assertEquals("49999995000000 49999995000000", trace(members, run));
  }

  @Test
  void hundredThousandOpenGenerators() throws Throwable {
    String members =
        """
        static int open;
        @Generator static Sequence<Integer> g(int id) {
          open++;
          try {
            Gen.yield(id);
            Gen.yield(-id);
          } finally {
            open--;
          }
          return Gen.end();
        }
        """;
    String run =
        """
        var all = new ArrayList<GeneratorIterator<Integer>>();
        for (int i = 0; i < 100_000; i++) all.add(g(i).iterator());
        long sum = 0;
        for (var it : all) sum += it.next();
        log(sum, open);
        for (var it : all.subList(0, 50_000)) sum += it.next();
        for (var it : all) it.close();
        log(sum, open);
        """;
    assertEquals("4999950000 100000 3749975000 0", trace(members, run));
  }
}
