package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.Sequence;

class FibonacciTest {
  @Test
  void beginsAsKnown() {
    List<Integer> first = Fibonacci.fibonacci().stream().limit(12).map(BigInteger::intValueExact).toList();
    assertEquals(List.of(0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89), first);
  }

  @Test
  void goesBeyondEveryPrimitiveType() {
    BigInteger number = Fibonacci.fibonacci().stream().skip(100).findFirst().orElseThrow();
    assertEquals(new BigInteger("354224848179261915075"), number);
  }

  @Test
  void beginsAgainAtEachIteration() {
    Sequence<BigInteger> numbers = Fibonacci.fibonacci();
    BigInteger thousandth = numbers.stream().skip(1000).findFirst().orElseThrow();
    assertEquals(thousandth, numbers.stream().skip(1000).findFirst().orElseThrow());
    assertEquals(BigInteger.ZERO, numbers.iterator().next());
  }
}
