package weft.processor.fuzz;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import weft.processor.fuzz.Verdict.Kind;

/** Drops statements from a failing program as long as it stays legal Java and fails in the same way. */
final class Shrinker {
  private final Verdict failure;
  private final List<String> options;
  private final long end;
  private final Set<String> tried = new HashSet<>();

  private Shrinker(Verdict failure, List<String> options, Duration atMost) {
    this.failure = failure;
    this.options = options;
    this.end = System.nanoTime() + atMost.toNanos();
  }

  /** {@code options} are what javac was told. */
  static FuzzProgram shrink(FuzzProgram program, Verdict failure, List<String> options, Duration atMost) {
    if (failure.kind() == Kind.HANGS) return program;
    return new Shrinker(failure, options, atMost).shrink(program);
  }

  private FuzzProgram shrink(FuzzProgram program) {
    FuzzProgram smallest = program.imports() && fails(program.alone()) ? program.alone() : program;
    for (FuzzProgram smaller = smallest; smaller != null; smaller = next(smallest)) smallest = smaller;
    return smallest;
  }

  private FuzzProgram next(FuzzProgram program) {
    Stream<FuzzProgram> candidates = program.smaller().filter(smaller -> tried.add(smaller.toString()));
    return candidates
        .takeWhile(smaller -> System.nanoTime() < end)
        .filter(this::fails)
        .findFirst()
        .orElse(null);
  }

  private boolean fails(FuzzProgram program) {
    boolean isLegal = failure.kind() == Kind.ILLEGAL || !program.isRejected() && Verdict.whyIllegal(program) == null;
    return isLegal && Verdict.of(program, options).isSameAs(failure);
  }
}
