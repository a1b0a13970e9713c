package weft.processor.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.processor.testing.Differential;
import weft.processor.testing.Kit;
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
    /** What javac makes of the source cannot be loaded: it is not always right about stack map frames and dead code. */
    MISCOMPILED,
    /** The oracle cannot judge it. */
    REJECTED,
    /** The processor refuses it, with an id. */
    REFUSED,
    NOT_COMPILED,
    WARNING,
    WRONG_TRACE,
    THROWS,
    HANGS
  }

  private static final Pattern ERROR = Pattern.compile("(?m)^\\S*:\\d+:\\d+: ERROR: (.*)$");
  private static final Pattern WARNING =
      Pattern.compile("(?m)^\\S*Generators.java:\\d+:\\d+: (?:WARNING|MANDATORY_WARNING): (.*)$");
  /** In a trace: javac's fault, too, where a class is loaded late. */
  private static final Pattern NOT_LOADED = Pattern.compile("!(VerifyError|NoClassDefFoundError)\\(");

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_FOR_EACH = Duration.ofSeconds(1);
  /** With all of javac's warnings. */
  static final List<String> STRICT = List.of("-Xlint:all");

  private static final Verdict AGREEMENT = new Verdict(Kind.AGREES, "", "");

  /** Compiles and runs a program. */
  static Verdict of(FuzzProgram program, List<String> options) {
    return of(List.of(program), options).get(program);
  }

  /** Compiles programs together, with options of javac, and runs each of them. */
  static Map<FuzzProgram, Verdict> of(List<FuzzProgram> programs, List<String> options) {
    AtomicReference<Map<FuzzProgram, Verdict>> verdicts = new AtomicReference<>();
    Thread thread = new Thread(null, () -> verdicts.set(judge(programs, options)), "programs", 64L << 20);
    thread.setDaemon(true);
    thread.start();
    if (ends(thread, LONGEST.plus(LONGEST_FOR_EACH.multipliedBy(programs.size())))) return verdicts.get();
    Kit.abandon(thread);
    if (programs.size() > 1) return apart(programs, options);
    return Map.of(programs.get(0), new Verdict(Kind.HANGS, "", "no end after " + LONGEST));
  }

  /** Waits as long as the thread does not use too much time of a processor: the machine may be busy. */
  private static boolean ends(Thread thread, Duration longest) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    try {
      do {
        thread.join(200);
      } while (thread.isAlive() && threads.getThreadCpuTime(thread.getId()) < longest.toNanos());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return !thread.isAlive();
  }

  /** In two halves, to find the one program that spoils all. */
  private static Map<FuzzProgram, Verdict> apart(List<FuzzProgram> programs, List<String> options) {
    int half = programs.size() / 2;
    Map<FuzzProgram, Verdict> verdicts = new LinkedHashMap<>(of(programs.subList(0, half), options));
    verdicts.putAll(of(programs.subList(half, programs.size()), options));
    return verdicts;
  }

  private static Map<FuzzProgram, Verdict> judge(List<FuzzProgram> programs, List<String> options) {
    Map<Program, Throwable> failures;
    Map<FuzzProgram, Program> texts = new LinkedHashMap<>();
    for (FuzzProgram program : programs) texts.put(program, program.program());
    try {
      failures = FuzzProgram.failures(texts, options);
    } catch (Throwable thrown) { // the compiler has crashed
      if (programs.size() > 1) return apart(programs, options);
      failures = Map.of(texts.get(programs.get(0)), thrown);
    }
    Map<FuzzProgram, Verdict> verdicts = new LinkedHashMap<>();
    for (FuzzProgram program : programs) {
      Throwable failure = failures.get(texts.get(program));
      verdicts.put(program, failure == null ? AGREEMENT : of(program, failure));
    }
    return verdicts;
  }

  private static Verdict of(FuzzProgram program, Throwable failure) {
    if (failure instanceof IllegalArgumentException) return new Verdict(Kind.REJECTED, "", failure.getMessage());
    if (failure instanceof AssertionError) return failed(program, failure.getMessage());
    if (failure instanceof LinkageError) return notLoaded(program, failure);
    return new Verdict(Kind.THROWS, failure.getClass().getSimpleName() + " " + firstLine(failure), trace(failure));
  }

  /** Javac's fault where the source on its own cannot be loaded either. */
  private static Verdict notLoaded(FuzzProgram program, Throwable failure) {
    try {
      String trace = program.trace(FuzzProgram.beside());
      if (NOT_LOADED.matcher(trace).find()) return new Verdict(Kind.MISCOMPILED, "late", trace);
    } catch (LinkageError e) {
      return new Verdict(Kind.MISCOMPILED, e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    } catch (AssertionError e) {
      // The source on its own can be loaded; what it throws is no matter here.
    }
    return new Verdict(Kind.THROWS, failure.getClass().getSimpleName() + " of the machine", trace(failure));
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("").replaceAll("\\d+", "0");
  }

  private static Verdict failed(FuzzProgram program, String message) {
    if (message.startsWith("compilation failed")) {
      String illegal = whyIllegal(program);
      if (illegal != null) return new Verdict(Kind.ILLEGAL, first(ERROR, illegal), illegal);
      String error = first(ERROR, message);
      boolean isRefusal = error.startsWith("[") && !error.equals("[Defect]");
      return new Verdict(isRefusal ? Kind.REFUSED : Kind.NOT_COMPILED, error, message);
    }
    if (message.startsWith("warnings")) return new Verdict(Kind.WARNING, first(WARNING, message), message);
    String source = message.substring(0, Math.max(0, message.indexOf("%n  machine: ".formatted())));
    if (NOT_LOADED.matcher(source).find()) return new Verdict(Kind.MISCOMPILED, "late", message);
    String how = message.replaceAll("(?s)^\\w+, (drained|consumed \\w+|closed|driven).*", "$1");
    return new Verdict(Kind.WRONG_TRACE, how, message);
  }

  /** The errors that the source itself has, or null. */
  static String whyIllegal(FuzzProgram program) {
    try {
      Map<String, String> sources = new LinkedHashMap<>(FuzzProgram.beside());
      sources.put(program.program().qualifiedName(), program.oracleSource());
      Differential.compilePush(sources);
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

  /** Whether the state machine is wrong, or should be there. */
  boolean isFailure() {
    return kind != Kind.AGREES && !isUnjudged();
  }

  /** Whether the generator of programs, the oracle or javac cannot do it, or the processor does not want to. */
  boolean isUnjudged() {
    return kind == Kind.ILLEGAL || kind == Kind.REJECTED || kind == Kind.MISCOMPILED || kind == Kind.REFUSED;
  }
}
