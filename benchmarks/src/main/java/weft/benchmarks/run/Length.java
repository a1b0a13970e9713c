package weft.benchmarks.run;

import java.util.List;

/** How long to measure. Forks matter more than long iterations: it is between them that HotSpot decides differently. */
enum Length {
  /** For the guard: some minutes. */
  GUARD(2, 4, 3, 0),
  /** To see whether everything runs. */
  QUICK(1, 2, 1, 0),
  /** For the published table: about twelve minutes on each JDK. */
  FULL(3, 4, 4, 2),
  /** Not at all: the report is written from what was measured before. */
  REPORT(3, 4, 4, 2);

  private final int forks;
  private final int warmups;
  private final int iterations;
  private final int compileRounds;

  Length(int forks, int warmups, int iterations, int compileRounds) {
    this.forks = forks;
    this.warmups = warmups;
    this.iterations = iterations;
    this.compileRounds = compileRounds;
  }

  List<String> options() {
    return List.of("-f", "" + forks, "-wi", "" + warmups, "-w", "150ms", "-i", "" + iterations, "-r", "100ms", "-foe", "false");
  }

  /** How often each compilation is timed; with 0, none is. */
  int compileRounds() {
    return compileRounds;
  }
}
