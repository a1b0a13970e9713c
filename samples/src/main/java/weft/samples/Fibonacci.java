package weft.samples;

import java.math.BigInteger;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

/** The Fibonacci numbers, without end and of any size. */
public final class Fibonacci {
  private Fibonacci() {}

  /** 0, 1, 1, 2, 3, 5 and so on. The consumer decides when it has seen enough. */
  @Generator
  public static Sequence<BigInteger> fibonacci() {
    BigInteger a = BigInteger.ZERO;
    BigInteger b = BigInteger.ONE;
    while (true) {
      Gen.yield(a);
      BigInteger next = a.add(b);
      a = b;
      b = next;
    }
  }

  /** Prints the first twenty, and the first one of a thousand digits. */
  public static void main(String[] args) {
    StringBuilder line = new StringBuilder();
    int shown = 0;
    for (BigInteger number : fibonacci()) {
      if (shown++ == 20) break;
      line.append(number).append(' ');
    }
    System.out.println(line + "...");

    BigInteger thousandDigits = BigInteger.TEN.pow(999);
    int index = 0;
    for (BigInteger number : fibonacci()) {
      if (number.compareTo(thousandDigits) >= 0) break;
      index++;
    }
    System.out.println("The first one of 1000 digits is number " + index + ".");
  }
}
