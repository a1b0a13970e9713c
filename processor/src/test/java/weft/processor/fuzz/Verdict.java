package weft.processor.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.processor.testing.Differential;
import weft.processor.testing.Program;

/**
 * What came of a program.
 *
 * @param detail tells one failure of a kind from another: the first error, without names and numbers
 */
record Verdict(Kind kind, String detail, String message) {
  /** How a program fails. */
  enum Kind {
    AGREES,
    /** The source itself does not compile: a fault of the generator of programs. */
    ILLEGAL,
    /** What javac makes of it cannot be loaded: with pattern variables, javac 17 is not always right about frames. */
    MISCOMPILED,
    /** The oracle cannot judge it. */
    REJECTED,
    NOT_COMPILED,
    WARNING,
    WRONG_TRACE,
    THROWS,
    HANGS
  }

  private static final Pattern ERROR = Pattern.compile("(?m)^\\S*:\\d+:\\d+: ERROR: (.*)$");
  private static final Pattern WARNING =
      Pattern.compile("(?m)^\\S*FuzzGenerators.java:\\d+:\\d+: (?:WARNING|MANDATORY_WARNING): (.*)$");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Compiles and runs a program. */
  static Verdict of(Program program) {
    AtomicReference<Verdict> verdict = new AtomicReference<>();
    Thread thread = new Thread(null, () -> verdict.set(judge(program)), "program", 64L << 20);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(LONGEST.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return verdict.get() != null ? verdict.get() : new Verdict(Kind.HANGS, "", "no end after " + LONGEST);
  }

  private static Verdict judge(Program program) {
    try {
      Differential.compare(program);
      return new Verdict(Kind.AGREES, "", "");
    } catch (IllegalArgumentException e) {
      return new Verdict(Kind.REJECTED, "", e.getMessage());
    } catch (AssertionError e) {
      return failed(program, e.getMessage());
    } catch (VerifyError e) {
      return new Verdict(Kind.MISCOMPILED, "VerifyError", e.getMessage());
    } catch (Throwable e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return new Verdict(Kind.THROWS, e.getClass().getSimpleName() + " " + firstLine(e), trace.toString());
    }
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("").replaceAll("\\d+", "0");
  }

  private static Verdict failed(Program program, String message) {
    if (message.startsWith("compilation failed")) {
      String illegal = whyIllegal(program);
      if (illegal != null) return new Verdict(Kind.ILLEGAL, first(ERROR, illegal), illegal);
      return new Verdict(Kind.NOT_COMPILED, first(ERROR, message), message);
    }
    if (message.startsWith("warnings")) return new Verdict(Kind.WARNING, first(WARNING, message), message);
    if (message.contains(" threw")) return new Verdict(Kind.THROWS, message.lines().findFirst().orElse(""), message);
    return new Verdict(Kind.WRONG_TRACE, message.contains(", drained:") ? "drained" : "closed", message);
  }

  /** The errors that the source itself has, or null. */
  static String whyIllegal(Program program) {
    try {
      Differential.compilePush(Map.of(program.qualifiedName(), Differential.pushSource(program)));
      return null;
    } catch (AssertionError e) {
      return e.getMessage();
    }
  }

  private static String first(Pattern problem, String message) {
    Matcher matcher = problem.matcher(message);
    if (!matcher.find()) return "";
    String error = matcher.group(1);
    if (error.startsWith("[") && error.contains("]")) return error.substring(0, error.indexOf(']') + 1);
    String nameless = error.replaceAll("(variable|resource|label|type of) \\w+", "$1 _");
    return nameless.replaceAll("g\\d+[a-z]\\(.*?\\)", "g()").replaceAll("\\d+", "0");
  }

  boolean isSameAs(Verdict other) {
    return kind == other.kind && detail.equals(other.detail);
  }

  boolean isFailure() {
    return kind != Kind.AGREES;
  }

  /** Whether it is the fault of somebody else: of the generator of programs, the oracle or javac. */
  boolean isUnjudged() {
    return kind == Kind.ILLEGAL || kind == Kind.REJECTED || kind == Kind.MISCOMPILED;
  }
}
