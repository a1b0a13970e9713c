package weft.benchmarks.run;

import java.util.List;

/**
 * How long to measure. Warmed up is a fork when HotSpot has compiled the loop that consumes, and what it calls, for the last
 * time; for some loops over objects that takes a second and more. In how many forks the full run measures stands at the workloads.
 */
enum Length {
  /** For the guard: some minutes. */
  GUARD("-f 2 -wi 5 -w 500ms -i 2 -r 150ms", 0),
  /** To see whether everything runs. */
  QUICK("-f 1 -wi 2 -w 150ms -i 1 -r 100ms", 0),
  /** For the published table: about twenty minutes on each JDK. */
  FULL("-wi 4 -w 400ms -i 2 -r 150ms", 2),
  /** Not at all: the report is written from what was measured before. */
  REPORT(FULL.options, FULL.compileRounds);

  private final String options;
  private final int compileRounds;

  Length(String options, int compileRounds) {
    this.options = options;
    this.compileRounds = compileRounds;
  }

  List<String> options() {
    return List.of((options + " -foe false").split(" "));
  }

  /** How often each compilation is timed; with 0, none is. */
  int compileRounds() {
    return compileRounds;
  }
}
