package weft.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import weft.LongGeneratorIterator;

class PrimeSieveTest {
  @Test
  void beginsAsKnown() {
    long[] known = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};
    assertArrayEquals(known, PrimeSieve.primes().stream().limit(known.length).toArray());
  }

  @Test
  void findsTheTenThousandthPrime() {
    assertEquals(104_729, PrimeSieve.primes().stream().skip(9_999).findFirst().orElseThrow());
  }

  @Test
  void findsAllBelowAMillion() {
    assertEquals(78_498, PrimeSieve.primes().stream().takeWhile(prime -> prime < 1_000_000).count());
  }

  @Test
  void agreesWithAnotherTest() {
    LongGeneratorIterator primes = PrimeSieve.primes().iterator();
    long prime = primes.nextLong();
    for (long candidate = 2; candidate < 5_000; candidate++) {
      boolean isPrime = BigInteger.valueOf(candidate).isProbablePrime(40);
      assertEquals(isPrime, candidate == prime, "at " + candidate);
      if (isPrime) prime = primes.nextLong();
    }
  }
}
