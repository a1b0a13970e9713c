package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  @Generator
  static Sequence<Integer> primes(int limit) {
    candidates:
    for (int n = 2; n < limit; n++) {
      for (int d = 2; d * d <= n; d++) {
        if (n % d == 0) continue candidates;
      }
      Gen.yield(n);
    }
    return Gen.end();
  }

  @Generator
  static Sequence<String> cells(int[][] rows) {
    rows:
    for (int[] row : rows) {
      for (int cell : row) {
        if (cell < 0) continue rows;
        if (cell == 0) break rows;
        Gen.yield("cell " + cell);
      }
      Gen.yield("end of row");
    }
    return Gen.end();
  }
}
