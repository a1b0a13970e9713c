package weft.processor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The differential oracle: the source of a generator method is itself the specification of what the state machine does.
 * Compiled without the processor, above a {@code weft.Gen} that pushes, it runs as ordinary code; both must write the
 * same trace, drained, and closed after each number of elements.
 */
public final class Differential {
  private static Compilation oracle;

  private Differential() {}

  /** Compares what {@code drain(expression)} does, and what {@code cut(expression, k)} does for each k. */
  public static void compare(String className, String members, String expression) {
    compare(new Program(className, members, "drain(" + expression + ");"));
  }

  /**
   * Compares what a program writes; where it can be closed, also with each {@code drain} replaced by a {@code cut}.
   *
   * @throws IllegalArgumentException if the oracle cannot judge the program
   * @throws AssertionError if state machine and source differ, or the program does not compile
   */
  public static void compare(Program program) {
    PushProgram push = new PushProgram(program);
    if (push.rejection() != null) throw new IllegalArgumentException(program.className() + " " + push.rejection());
    Compilation machine =
        InMemoryCompiler.withProcessor()
            .options("-Xlint:all")
            .compile(program.qualifiedName(), push.machineSource())
            .checked();
    Compilation pushed = compilePush(Map.of(program.qualifiedName(), push.pushSource()));
    try {
      Program.Instance subject = new Program.Instance(machine.loader(), program.qualifiedName());
      Program.Instance oracle = new Program.Instance(pushed.loader(), program.qualifiedName());
      PushKit.longestSinceAsked();
      same(program, machine, "drained", oracle.trace("run"), subject.trace("run"));
      int longest = PushKit.longestSinceAsked();
      for (int k = 0; push.canBeClosed() && k <= longest + 1; k++) {
        String expected = oracle.trace("closed", k);
        String actual = subject.trace("closed", k);
        if (PushKit.resourceFailedSinceAsked() && push.catchesAnything()) continue;
        same(program, machine, "closed after " + k, expected, actual);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable thrown) {
      throw new AssertionError(program.className() + " threw", thrown);
    }
  }

  private static void same(Program program, Compilation machine, String how, String expected, String actual) {
    if (expected.equals(actual)) return;
    throw new AssertionError(
        String.format(
            "%s, %s:%n  source:  %s%n  machine: %s%n%s%n%s",
            program.className(), how, expected, actual, program.source(), machine.report()));
  }

  /** Why the oracle cannot judge a program, or null where it can. */
  public static String rejection(Program program) {
    return new PushProgram(program).rejection();
  }

  /** Whether a program that the oracle can judge is also closed early. */
  public static boolean closes(Program program) {
    return new PushProgram(program).canBeClosed();
  }

  /** A program as push code. */
  public static String pushSource(Program program) {
    return new PushProgram(program).pushSource();
  }

  /** Compiles push code, by qualified name, together with the markers of the oracle. */
  public static Compilation compilePush(Map<String, String> sources) {
    return InMemoryCompiler.plain().compile(sources).checked().and(oracle());
  }

  private static synchronized Compilation oracle() {
    if (oracle == null) oracle = InMemoryCompiler.plain().compile("weft.Gen", gen()).checked();
    return oracle;
  }

  private static String gen() {
    try (InputStream in = Differential.class.getResourceAsStream("/oracle/Gen.java")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
