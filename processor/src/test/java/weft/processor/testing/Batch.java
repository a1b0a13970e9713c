package weft.processor.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Programs that are compiled together, in two forms, and then run. One that fails is left out of what follows.
 *
 * @param <F> what is known of each program
 */
final class Batch<F> {
  private final Map<String, String> beside;
  private final Map<Program, F> left = new LinkedHashMap<>();
  private final Map<Program, Throwable> failures = new LinkedHashMap<>();

  /** {@code beside} are the sources, by qualified name, of classes that the programs use. */
  Batch(Map<String, String> beside) {
    this.beside = beside;
  }

  void add(Program program, F form) {
    left.put(program, form);
  }

  void fail(Program program, Throwable failure) {
    failures.put(program, failure);
  }

  /** Why programs have failed. */
  Map<Program, Throwable> failures() {
    return failures;
  }

  /** Compiles what is left; a program with an error fails, and the others are compiled again without it. */
  Compilation compile(InMemoryCompiler compiler, Function<F, String> source) {
    while (!left.isEmpty()) {
      Map<String, String> sources = new LinkedHashMap<>(beside);
      left.forEach((program, form) -> sources.put(program.qualifiedName(), source.apply(form)));
      Compilation compilation = compiler.compile(sources);
      if (compilation.isClean()) return compilation;
      Map<Program, Throwable> wrong = new LinkedHashMap<>();
      for (Program program : left.keySet()) {
        try {
          compilation.of(program.className()).checked();
        } catch (AssertionError e) {
          wrong.put(program, e);
        }
      }
      if (wrong.isEmpty()) return compilation.checked();
      failures.putAll(wrong);
      left.keySet().removeAll(wrong.keySet());
      if (compilation.succeeded()) return compilation;
    }
    return null;
  }

  /** What is done with the two forms of a program. */
  interface Comparison<F> {
    void compare(F form, Program.Instance subject, Program.Instance oracle) throws Throwable;
  }

  void run(Compilation machine, Compilation source, Comparison<F> comparison) {
    if (left.isEmpty()) return;
    ClassLoader machines = machine.loader();
    ClassLoader sources = source.and(Differential.oracle()).loader();
    left.forEach(
        (program, form) -> {
          try {
            Program.Instance oracle = new Program.Instance(sources, program.qualifiedName());
            Program.Instance subject = new Program.Instance(machines, program.qualifiedName());
            comparison.compare(form, subject, oracle);
          } catch (Throwable thrown) {
            failures.put(program, thrown);
          }
        });
  }

  /** @throws AssertionError if the traces differ */
  static void same(String how, Program program, String expected, String actual, Compilation machine) {
    if (expected.equals(actual)) return;
    throw new AssertionError(
        String.format(
            "%s, %s:%n  source:  %s%n  machine: %s%n%s%n%s",
            program.className(), how, expected, actual, program.source(), machine.of(program.className()).report()));
  }
}
