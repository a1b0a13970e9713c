package weft.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import weft.benchmarks.jmh.BalancedTree;
import weft.benchmarks.jmh.DeepTree;
import weft.benchmarks.jmh.VeryDeepTree;

/** Writes what was measured into {@code docs/performance.md}, between two markers, and the charts and figures beside it. */
final class Report {
  private static final String BEGIN = "<!-- measured -->";
  private static final String END = "<!-- end of measured -->";

  /** The columns; those of {@code int} elements are compared with an iterator of {@code int}. */
  private static final Map<String, String> IMPLEMENTATIONS = new LinkedHashMap<>();

  static {
    IMPLEMENTATIONS.put("loop", "bare loop");
    IMPLEMENTATIONS.put("byHand", "by hand");
    IMPLEMENTATIONS.put("weft", "**Weft**");
    IMPLEMENTATIONS.put("weftPrivate", "**Weft**, private members");
    IMPLEMENTATIONS.put("byHandInt", "by hand, `int`");
    IMPLEMENTATIONS.put("weftInt", "**Weft, `int`**");
    IMPLEMENTATIONS.put("kotlin", "Kotlin");
    IMPLEMENTATIONS.put("spliterator", "spliterator by hand");
    IMPLEMENTATIONS.put("stream", "stream");
    IMPLEMENTATIONS.put("streamIterator", "stream's iterator");
    IMPLEMENTATIONS.put("mug", "mug");
    IMPLEMENTATIONS.put("javaflow", "javaflow");
    IMPLEMENTATIONS.put("continuation", "Continuation");
    IMPLEMENTATIONS.put("virtualThread", "virtual thread");
    IMPLEMENTATIONS.put("thread", "thread");
  }

  private final Path repository;
  private final Results results;
  private final Length length;

  Report(Path repository, Results results, Length length) {
    this.repository = repository;
    this.results = results;
    this.length = length;
  }

  void write() throws IOException {
    Path page = repository.resolve("docs/performance.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    StringBuilder tables = new StringBuilder("\n\n");
    head(tables);
    for (Jdk jdk : results.jdks()) times(tables, jdk);
    targets(tables);
    facts(tables);
    Files.writeString(page, text.substring(0, begin) + tables + text.substring(end));
    for (Jdk jdk : results.jdks()) Charts.write(repository.resolve("docs"), results, jdk);
    new Figures(repository, results).write();
  }

  private void head(StringBuilder out) {
    List<String> jdks = results.jdks().stream().map(Jdk::version).toList();
    out.append("Measured on JDK ").append(String.join(" and ", jdks)).append(" with JMH and `").append(String.join(" ", length.options()))
        .append("`, by hand and Weft in two forks and the peers in one, on ").append(System.getProperty("os.arch")).append(" with ")
        .append(Runtime.getRuntime().availableProcessors()).append(" processors.\n\n");
  }

  private void times(StringBuilder out, Jdk jdk) {
    out.append("### JDK ").append(jdk.version()).append("\n\n");
    for (Workloads.Group group : Workloads.GROUPS) table(out, jdk, group);
  }

  private void table(StringBuilder out, Jdk jdk, Workloads.Group group) {
    List<String> workloads = new ArrayList<>(group.workloads().stream().map(Class::getSimpleName).toList());
    workloads.removeIf(name -> results.implementations(name).isEmpty());
    List<String> columns = new ArrayList<>(IMPLEMENTATIONS.keySet());
    columns.removeIf(column -> workloads.stream().allMatch(name -> results.time(jdk, name, column).isEmpty()));
    if (columns.isEmpty()) return;
    out.append("| ").append(group.title()).append(" |");
    for (String column : columns) out.append(' ').append(IMPLEMENTATIONS.get(column)).append(" |");
    out.append("\n| --- |").append(" ---: |".repeat(columns.size())).append('\n');
    for (String name : workloads) {
      out.append("| ").append(words(name)).append(" |");
      for (String column : columns) out.append(' ').append(cell(jdk, name, column)).append(" |");
      out.append('\n');
    }
    out.append('\n');
  }

  private String cell(Jdk jdk, String workload, String implementation) {
    Optional<Results.Ratio> ratio = results.ratio(jdk, workload, implementation, baseOf(implementation));
    if (ratio.isEmpty()) return "";
    String text = number(ratio.get().median());
    if (!implementation.startsWith("weft") && !implementation.startsWith("byHand")) return text;
    return text + " (" + number(ratio.get().lowest()) + " to " + number(ratio.get().highest()) + ")";
  }

  private static String baseOf(String implementation) {
    return implementation.equals("weftInt") || implementation.equals("byHandInt") ? "byHandInt" : "byHand";
  }

  private void targets(StringBuilder out) {
    out.append("### Targets\n\n| workload | | against | at most |");
    for (Jdk jdk : results.jdks()) out.append(" JDK ").append(jdk.feature()).append(" |");
    out.append("\n| --- | --- | --- | ---: |").append(" ---: |".repeat(results.jdks().size())).append('\n');
    for (Guard.Target target : Guard.TARGETS) {
      if (results.implementations(target.workload()).isEmpty()) continue;
      String titles = words(target.workload()) + " | " + title(target.implementation()) + " | " + IMPLEMENTATIONS.get(target.to());
      target(out, titles, target.factor(), jdk ->
          results.ratio(jdk, target.workload(), target.implementation(), target.to()).map(Results.Ratio::median));
    }
    target(out, "deep tree, an element | Weft | balanced tree, an element", 1.1, jdk -> perElement(jdk, "DeepTree", DeepTree.NODES));
    target(out, "very deep tree, an element | Weft | balanced tree, an element", 1.1, jdk ->
        perElement(jdk, "VeryDeepTree", VeryDeepTree.NODES));
    target(out, "compile time of 1,000 methods | Weft | by hand", 2, jdk -> factRatio(jdk, "compile methods 1000"));
    out.append('\n');
  }

  private void target(StringBuilder out, String titles, double factor, Function<Jdk, Optional<Double>> measured) {
    out.append("| ").append(titles).append(" | ").append(number(factor)).append(" |");
    for (Jdk jdk : results.jdks()) {
      out.append(' ').append(measured.apply(jdk).map(ratio -> number(ratio) + (ratio > factor ? " (missed)" : "")).orElse("")).append(" |");
    }
    out.append('\n');
  }

  private Optional<Double> perElement(Jdk jdk, String workload, int nodes) {
    Optional<Double> balanced = results.time(jdk, "BalancedTree", "weft").map(time -> time / BalancedTree.NODES);
    return results.time(jdk, workload, "weft").flatMap(time -> balanced.map(each -> time / nodes / each));
  }

  private Optional<Double> factRatio(Jdk jdk, String fact) {
    return results.fact(jdk, fact + " weft").flatMap(weft -> results.fact(jdk, fact + " by hand").map(byHand -> weft / byHand));
  }

  private void facts(StringBuilder out) {
    out.append("### Sizes and compile time\n\n| |");
    for (Jdk jdk : results.jdks()) out.append(" JDK ").append(jdk.feature()).append(" |");
    out.append("\n| --- |").append(" ---: |".repeat(results.jdks().size())).append('\n');
    for (String run : List.of("range", "fibonacci", "objects")) {
      row(out, "bytes of a run of `" + run + "`, by hand", "bytes " + run + " by hand");
      row(out, "bytes of a run of `" + run + "`, Weft", "bytes " + run + " weft");
    }
    row(out, "bytes of the jar of the runtime", "jar runtime");
    row(out, "bytes of the jar of the processor", "jar processor");
    row(out, "classes loaded by a program with an iterator, by hand", "classes all by hand");
    row(out, "the same with Weft", "classes all weft");
    row(out, "of these, not of the JDK, by hand", "classes weft by hand");
    row(out, "of these, not of the JDK, Weft", "classes weft weft");
    ratioRow(out, "javac in a process of its own, 1,000 methods", "compile process 1000");
    for (int methods : new int[] {250, 500, 1000, 2000}) {
      ratioRow(out, "javac, warm, " + methods + " methods", "compile methods " + methods);
    }
    ratioRow(out, "javac alone, warm, the same 1,000 methods with their companions generated before", "compile companions 1000");
    for (int variables : new int[] {125, 250, 500}) {
      String body = "javac, warm, one body of " + 4 * variables + " lines with " + variables + " `var`s, against the same as a plain method";
      ratioRow(out, body, "compile body " + variables);
      ratioRow(out, body + "; only javac knows their types", "compile flat body " + variables);
      ratioRow(out, body + "; only javac knows their types, half are in blocks of their own", "compile body of blocks " + variables);
    }
    out.append('\n');
  }

  private void row(StringBuilder out, String title, String fact) {
    if (isUnknown(fact)) return;
    out.append("| ").append(title).append(" |");
    for (Jdk jdk : results.jdks()) {
      out.append(' ').append(results.fact(jdk, fact).map(value -> String.format(Locale.ROOT, "%,.0f", value)).orElse("")).append(" |");
    }
    out.append('\n');
  }

  private boolean isUnknown(String fact) {
    return results.jdks().stream().allMatch(jdk -> results.fact(jdk, fact).isEmpty());
  }

  private void ratioRow(StringBuilder out, String title, String fact) {
    if (isUnknown(fact + " weft")) return;
    out.append("| ").append(title).append(" |");
    for (Jdk jdk : results.jdks()) {
      out.append(' ').append(factRatio(jdk, fact)
          .map(ratio -> String.format(Locale.ROOT, "%.1f times (%,.0f ms)", ratio, results.fact(jdk, fact + " weft").orElseThrow()))
          .orElse("")).append(" |");
    }
    out.append('\n');
  }

  static String title(String implementation) {
    return IMPLEMENTATIONS.get(implementation).replace("*", "");
  }

  /** "BalancedTree" is "balanced tree". */
  static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String number(double ratio) {
    String format = ratio < 0.01 ? "%.5f" : ratio < 0.1 ? "%.3f" : ratio < 10 ? "%.2f" : ratio < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, ratio);
  }
}
