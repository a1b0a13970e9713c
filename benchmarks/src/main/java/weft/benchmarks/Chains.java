package weft.benchmarks;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import weft.IntSequence;
import weft.Sequence;

/** Chains of operations on sequences, and the same on streams. */
public final class Chains {
  private Chains() {}

  /** Three operations on the numbers below {@code n}. */
  public static Sequence<Integer> three(int n) {
    return Generators.range(n).map(x -> x * 3).filter(x -> x % 2 == 0).map(x -> x + 1);
  }

  public static IntSequence intThree(int n) {
    return Generators.intRange(n).map(x -> x * 3).filter(x -> x % 2 == 0).map(x -> x + 1);
  }

  public static Stream<Integer> streamThree(int n) {
    return IntStream.range(0, n).boxed().map(x -> x * 3).filter(x -> x % 2 == 0).map(x -> x + 1);
  }

  /** Five operations on the numbers below {@code n}. */
  public static Sequence<Integer> five(int n) {
    return Generators.range(n)
        .map(x -> x + 1)
        .filter(x -> x % 2 != 0)
        .map(x -> x * 3)
        .filter(x -> x % 5 != 0)
        .map(x -> x ^ 0x55);
  }

  public static IntSequence intFive(int n) {
    return Generators.intRange(n)
        .map(x -> x + 1)
        .filter(x -> x % 2 != 0)
        .map(x -> x * 3)
        .filter(x -> x % 5 != 0)
        .map(x -> x ^ 0x55);
  }

  public static Stream<Integer> streamFive(int n) {
    return IntStream.range(0, n)
        .boxed()
        .map(x -> x + 1)
        .filter(x -> x % 2 != 0)
        .map(x -> x * 3)
        .filter(x -> x % 5 != 0)
        .map(x -> x ^ 0x55);
  }

  /** Ten operations on the numbers below {@code n}: these five, and five more. */
  public static Sequence<Integer> ten(int n) {
    return five(n)
        .skip(10)
        .map(x -> x - 7)
        .filter(x -> x % 3 != 0)
        .dropWhile(x -> x < 100)
        .map(x -> x / 2);
  }

  public static IntSequence intTen(int n) {
    return intFive(n)
        .skip(10)
        .map(x -> x - 7)
        .filter(x -> x % 3 != 0)
        .dropWhile(x -> x < 100)
        .map(x -> x / 2);
  }

  public static Stream<Integer> streamTen(int n) {
    return streamFive(n)
        .skip(10)
        .map(x -> x - 7)
        .filter(x -> x % 3 != 0)
        .dropWhile(x -> x < 100)
        .map(x -> x / 2);
  }
}
