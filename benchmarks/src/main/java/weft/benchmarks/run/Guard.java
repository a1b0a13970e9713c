package weft.benchmarks.run;

import java.util.List;
import java.util.Locale;

/** The ratios that must hold. It prints what falls short, and fails then. */
final class Guard {
  /** {@code implementation} takes at most {@code factor} times what {@code to} takes. */
  record Target(String workload, String implementation, String to, double factor) {}

  static final List<Target> TARGETS = List.of(
      new Target("Range", "weft", "byHand", 1.1),
      new Target("Range", "weftInt", "byHandInt", 1.1),
      new Target("Fibonacci", "weft", "byHand", 1.1),
      new Target("Filter", "weft", "byHand", 1.1),
      new Target("Filter", "weftInt", "byHandInt", 1.1),
      new Target("Nested", "weft", "byHand", 1.2),
      new Target("Nested", "weftInt", "byHandInt", 1.1),
      new Target("Objects", "weft", "byHand", 1.1),
      new Target("ForEach", "weft", "loop", 1.1),
      new Target("ForEach", "weftInt", "loop", 1.1),
      new Target("StreamSum", "weft", "loop", 1.1),
      new Target("StreamSum", "weft", "spliterator", 1.1),
      new Target("StreamSum", "weftInt", "loop", 1.1),
      new Target("ChainOfThree", "weft", "byHand", 1.1),
      new Target("ChainOfThree", "weftInt", "byHandInt", 1.1),
      new Target("ChainOfFive", "weft", "byHand", 1.1),
      new Target("ChainOfFive", "weftInt", "byHandInt", 1.1),
      new Target("ChainOfTen", "weft", "byHand", 1.1),
      new Target("ChainOfTen", "weftInt", "byHandInt", 1.1),
      new Target("ChainOfThreeWhole", "weft", "byHand", 1.1),
      new Target("ChainOfThreeWhole", "weftInt", "byHandInt", 1.1),
      new Target("ChainOfFiveWhole", "weft", "byHand", 1.1),
      new Target("ChainOfFiveWhole", "weftInt", "byHandInt", 1.1),
      new Target("ChainOfTenWhole", "weft", "byHand", 1.1),
      new Target("ChainOfTenWhole", "weftInt", "byHandInt", 1.1),
      new Target("FieldsAndMethods", "weftPrivate", "weft", 1.1),
      new Target("Links", "weftPrivate", "weft", 1.1),
      new Target("BalancedTree", "weft", "byHand", 4),
      new Target("DeepTree", "weft", "byHand", 4),
      new Target("VeryDeepTree", "weft", "byHand", 4),
      new Target("Range", "weft", "kotlin", 1),
      new Target("Fibonacci", "weft", "kotlin", 1),
      new Target("Filter", "weft", "kotlin", 1),
      new Target("Nested", "weft", "kotlin", 1),
      new Target("Objects", "weft", "kotlin", 1),
      new Target("Flatten", "weft", "kotlin", 1),
      new Target("Lines", "weft", "kotlin", 1),
      new Target("ForEach", "weft", "kotlin", 1),
      new Target("StreamSum", "weft", "kotlin", 1),
      new Target("BalancedTree", "weft", "kotlin", 1),
      new Target("DeepTree", "weft", "kotlin", 0.01),
      new Target("Range", "weft", "continuation", 0.1),
      new Target("Filter", "weft", "continuation", 0.1),
      new Target("Nested", "weft", "continuation", 0.1),
      new Target("BalancedTree", "weft", "continuation", 0.1),
      new Target("DeepTree", "weft", "continuation", 0.1),
      new Target("Range", "weft", "virtualThread", 0.001),
      new Target("Range", "weft", "thread", 0.001),
      new Target("Nested", "weft", "thread", 0.001));

  /** For the noise of a short measurement. */
  private static final double TOLERANCE = 1.1;

  private Guard() {}

  static void check(Results results) {
    int missed = 0;
    for (Jdk jdk : results.jdks()) {
      for (Target target : TARGETS) {
        var ratio = results.ratio(jdk, target.workload(), target.implementation(), target.to());
        if (ratio.isEmpty() || ratio.get().median() <= target.factor() * TOLERANCE) continue;
        missed++;
        System.out.printf(Locale.ROOT, "JDK %s: %s, %s takes %.2f times %s (forks: %.2f to %.2f), and should take at most %s times%n",
            jdk.version(), target.workload(), target.implementation(), ratio.get().median(), target.to(), ratio.get().lowest(),
            ratio.get().highest(), target.factor());
      }
    }
    if (missed > 0) throw new IllegalStateException(missed + " ratios fall short");
    System.out.println("All ratios hold.");
  }
}
