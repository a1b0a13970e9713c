package weft.samples;

import java.util.HashMap;
import java.util.Map;
import weft.Gen;
import weft.Generator;
import weft.LongGeneratorIterator;
import weft.LongSequence;

/**
 * The prime numbers, without end, by an incremental sieve of Eratosthenes. A second run of the same generator supplies
 * the primes to sieve with. That run is as far as the square root of the first one, so the table of multiples is small.
 */
public final class PrimeSieve {
  private PrimeSieve() {}

  /** 2, 3, 5, 7, 11 and so on, unboxed. */
  @Generator
  public static LongSequence primes() {
    Gen.yield(2L);
    Gen.yield(3L);
    LongGeneratorIterator divisors = primes().iterator();
    divisors.nextLong(); // 2: only odd candidates are tried
    long divisor = divisors.nextLong();
    Map<Long, Long> stepAtMultiple = new HashMap<>();
    for (long candidate = 5; ; candidate += 2) {
      Long step = stepAtMultiple.remove(candidate);
      if (step == null) {
        if (candidate < divisor * divisor) {
          Gen.yield(candidate);
          continue;
        }
        step = 2 * divisor; // the candidate is the square of the divisor, where its multiples begin to count
        divisor = divisors.nextLong();
      }
      long multiple = candidate + step;
      while (stepAtMultiple.containsKey(multiple)) multiple += step;
      stepAtMultiple.put(multiple, step);
    }
  }

  /** Prints the first primes and the number of those below a million. */
  public static void main(String[] args) {
    StringBuilder line = new StringBuilder();
    primes().stream().limit(20).forEach(prime -> line.append(prime).append(' '));
    System.out.println(line + "...");

    long count = primes().stream().takeWhile(prime -> prime < 1_000_000).count();
    System.out.println(count + " of them are below 1,000,000.");
  }
}
