package weft.processor.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The oracle for programs whose generator methods are talked to or wait: their source, compiled without the processor, and
 * run by {@link Threaded} on threads. So each generator method becomes one that makes a run, and one that is its body:
 *
 * <pre>
 * {@literal @}Generator Coroutine&lt;T, S, R&gt; g(A a) { B }
 *     Coroutine&lt;T, S, R&gt; g(A a) { return Threaded.coroutine(() -&gt; g__(a)); }
 *     Coroutine&lt;T, S, R&gt; g__(A a) { B }
 * </pre>
 *
 * The head of a method, and of a {@code catch} clause for all throwables, are expected in one line.
 */
public final class ThreadOracle {
  private static final Pattern METHOD =
      Pattern.compile(
          "@Generator (?<modifiers>(?:static |default )?(?:<[^(]*> )?)(?<type>[\\w.]+(?:<[^(]*>)?) (?<name>\\w+)"
              + "\\((?<parameters>[^()]*)\\)(?<checked> throws \\w+)? \\{");

  private static final Pattern CATCH_ALL = Pattern.compile("catch \\((?:final )?Throwable (\\w+)\\) \\{");

  private ThreadOracle() {}

  /**
   * Compiles programs of different names together, compares what they write, and answers why some of them fail.
   *
   * @param beside the sources, by qualified name, of classes that the programs use
   * @param options what javac is told where it runs the processor
   * @param edit what is done to the source before that
   */
  public static Map<Program, Throwable> failures(
      List<Program> programs, Map<String, String> beside, List<String> options, UnaryOperator<String> edit) {
    Batch<Program> batch = new Batch<>(beside);
    for (Program program : programs) batch.add(program, program);
    InMemoryCompiler compiler = InMemoryCompiler.withProcessor().options(options.toArray(String[]::new));
    Compilation machine = batch.compile(compiler, program -> edit.apply(program.source()));
    Compilation threaded = batch.compile(InMemoryCompiler.plain(), ThreadOracle::source);
    batch.run(
        machine,
        threaded,
        (program, subject, oracle) -> Batch.same("driven", program, run(oracle), run(subject), machine));
    return batch.failures();
  }

  /** What a program writes on threads. */
  public static String trace(Program program, Map<String, String> beside) {
    Map<String, String> sources = new LinkedHashMap<>(beside);
    sources.put(program.qualifiedName(), source(program));
    Compilation threaded = Differential.compilePush(sources);
    try {
      return run(new Program.Instance(threaded.loader(), program.qualifiedName()));
    } catch (Error e) {
      throw e;
    } catch (Throwable thrown) {
      throw new AssertionError(program.className() + " threw", thrown);
    }
  }

  private static String run(Program.Instance program) throws Throwable {
    Thread thread = Thread.currentThread();
    Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler((in, thrown) -> ThreadedAsync.report(thrown));
    try {
      return program.trace("run");
    } finally {
      thread.setUncaughtExceptionHandler(before);
      Fiber.dropAll();
    }
  }

  /** The program for the oracle. */
  public static String source(Program program) {
    Matcher method = METHOD.matcher(program.source());
    StringBuilder source = new StringBuilder();
    while (method.find()) method.appendReplacement(source, Matcher.quoteReplacement(twoMethods(method)));
    String closing = CATCH_ALL.matcher(method.appendTail(source)).replaceAll("$0 " + Threaded.class.getName() + ".notClosing($1);");
    return ResourceTries.in(closing);
  }

  private static String twoMethods(Matcher method) {
    String checked = method.group("checked") == null ? "" : method.group("checked");
    String head = method.group("modifiers") + method.group("type") + " " + method.group("name");
    String parameters = "(" + method.group("parameters") + ")" + checked + " {";
    String call = method.group("name") + "__(" + names(method.group("parameters")) + ")";
    String run = Threaded.class.getName() + "." + kind(method.group("type")) + "(() -> " + call + ")";
    return head + parameters + " return " + run + "; }\n" + head + "__" + parameters;
  }

  private static String kind(String type) {
    if (type.startsWith("Coroutine")) return "coroutine";
    if (type.startsWith("Flow.Publisher")) return "publisher";
    return type.startsWith("Complet") ? "future" : "sequence";
  }

  private static String names(String parameters) {
    String plain = parameters;
    for (String before = ""; !before.equals(plain); plain = plain.replaceAll("<[^<>]*>", "")) before = plain;
    return Stream.of(plain.split(",")).map(p -> p.substring(p.lastIndexOf(' ') + 1)).collect(Collectors.joining(", "));
  }
}
