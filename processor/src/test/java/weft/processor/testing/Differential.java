package weft.processor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The differential oracle: the source of a generator method is itself the specification of what the state machine does.
 * Compiled without the processor, above a {@code weft.Gen} that pushes, it runs as ordinary code; both must write the
 * same trace, drained in all ways, and closed after each number of elements, be it that the consumer throws then.
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
    compare(program, Integer.MAX_VALUE);
  }

  /** The same, but where there are many elements, closed only after about {@code closings} numbers of them. */
  public static void compare(Program program, int closings) {
    Throwable failure = failures(List.of(program), Map.of(), List.of("-Xlint:all"), UnaryOperator.identity(), closings).get(program);
    if (failure instanceof RuntimeException e) throw e;
    if (failure instanceof Error e) throw e;
    if (failure != null) throw new AssertionError(program.className() + " threw", failure);
  }

  /**
   * The same for programs of different names, which are compiled together: why some of them fail.
   *
   * @param beside the sources, by qualified name, of classes that the programs use
   * @param options what javac is told where it runs the processor
   * @param edit what is done to the source before that
   */
  public static Map<Program, Throwable> failures(
      List<Program> programs, Map<String, String> beside, List<String> options, UnaryOperator<String> edit) {
    return failures(programs, beside, options, edit, Integer.MAX_VALUE);
  }

  private static Map<Program, Throwable> failures(
      List<Program> programs, Map<String, String> beside, List<String> options, UnaryOperator<String> edit, int closings) {
    Batch<PushProgram> batch = new Batch<>(beside);
    for (PushProgram push : PushProgram.of(programs)) {
      Program program = push.program();
      if (push.rejection() == null) {
        batch.add(program, push);
      } else {
        batch.fail(program, new IllegalArgumentException(program.className() + " " + push.rejection()));
      }
    }
    InMemoryCompiler compiler = InMemoryCompiler.withProcessor().options(options.toArray(String[]::new));
    Compilation machine = batch.compile(compiler, push -> edit.apply(push.machineSource()));
    Compilation pushed = batch.compile(InMemoryCompiler.plain(), PushProgram::pushSource);
    batch.run(
        machine,
        pushed,
        (push, subject, oracle) -> new Comparison(push.program(), machine, oracle, subject).run(push, closings));
    return batch.failures();
  }

  /** The two forms of a program. */
  private record Comparison(Program program, Compilation machine, Program.Instance oracle, Program.Instance subject) {
    void run(PushProgram push, int closings) throws Throwable {
      PushKit.longestSinceAsked();
      String drained = oracle.trace("run");
      same("drained", drained, subject.trace("run"));
      int longest = PushKit.longestSinceAsked();
      for (Consumption way : push.canBeConsumed() ? Consumption.values() : new Consumption[0]) {
        if (way == Consumption.BY_NEXT && drained.contains("NoSuchElementException")) continue; // is it the end?
        same("consumed " + way, oracle.trace("run"), subject.trace("consumed", way.ordinal()));
      }
      int step = Math.max(1, longest / closings);
      for (int k = 0; push.canBeClosed() && k <= longest + 1; k += step) {
        closes("closed", push, k);
        closes("interrupted", push, k);
      }
    }

    /** Each run of the machine has one of the oracle: a program may have state of its own. */
    private void closes(String how, PushProgram push, int k) throws Throwable {
      String expected = oracle.trace("closed", k);
      String actual = subject.trace(how, k);
      boolean resourceFailed = PushKit.resourceFailedSinceAsked();
      if (PushKit.hasGoneOnSinceAsked() || resourceFailed && push.catchesAnything()) return;
      same(how + " after " + k, expected, actual);
    }

    private void same(String how, String expected, String actual) {
      Batch.same(how, program, expected, actual, machine);
    }
  }

  /** Why the oracle cannot judge a program, or null where it can. */
  public static String rejection(Program program) {
    return PushProgram.of(program).rejection();
  }

  /** Whether a program that the oracle can judge is also closed early. */
  public static boolean closes(Program program) {
    return PushProgram.of(program).canBeClosed();
  }

  /** A program as push code. */
  public static String pushSource(Program program) {
    return PushProgram.of(program).pushSource();
  }

  /** What a program writes as push code; {@code beside} are the sources of classes that it uses. */
  public static String trace(Program program, Map<String, String> beside) {
    Map<String, String> sources = new LinkedHashMap<>(beside);
    sources.put(program.qualifiedName(), pushSource(program));
    Compilation pushed = compilePush(sources);
    try {
      return program.trace(pushed);
    } catch (Error e) {
      throw e;
    } catch (Throwable thrown) {
      throw new AssertionError(program.className() + " threw", thrown);
    }
  }

  /** Compiles push code, by qualified name, together with the markers of the oracle. */
  public static Compilation compilePush(Map<String, String> sources) {
    return InMemoryCompiler.plain().compile(sources).checked().and(oracle());
  }

  static synchronized Compilation oracle() {
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
