package weft.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the figures in {@code docs/guide.md}, between two markers: those of kinds of work, from the workloads of each. */
final class Figures {
  private static final String BEGIN = "<!-- figures -->";
  private static final String END = "<!-- end of figures -->";

  /** What is shown beside the generator is what one might write instead. */
  private record Row(String work, List<String> workloads, List<String> instead) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("a large loop, pulled one by one", List.of("Filter", "Nested"), List.of("streamIterator", "kotlin")),
          new Row("the same, next to no work for each element", List.of("Range", "Fibonacci", "Objects", "Flatten"),
              List.of("streamIterator", "kotlin")),
          new Row("stages over each other", List.of("Pipeline"), List.of("streamIterator", "kotlin")),
          new Row("the lines of a file", List.of("Lines"), List.of("streamIterator", "kotlin")),
          new Row("a large loop, consumed whole", List.of("ForEach"), List.of("loop", "stream")),
          new Row("only the first element", List.of("First"), List.of("streamIterator", "kotlin")),
          new Row("no element, or one, or two", List.of("NoElement", "OneElement", "TwoElements"), List.of("kotlin")),
          new Row("recursion, against a stack by hand", List.of("BalancedTree", "DeepTree", "VeryDeepTree"),
              List.of("mug", "kotlin", "virtualThread")),
          new Row("another thread for the producer", List.of("Range", "Filter", "Nested"), List.of("virtualThread")));

  private final Path repository;
  private final Results results;

  Figures(Path repository, Results results) {
    this.repository = repository;
    this.results = results;
  }

  void write() throws IOException {
    Path page = repository.resolve("docs/guide.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    Files.writeString(page, text.substring(0, begin) + "\n\n" + table() + "\n" + text.substring(text.indexOf(END)));
  }

  private String table() {
    StringBuilder out = new StringBuilder("| work | workloads |");
    for (Jdk jdk : results.jdks()) out.append(" generator, JDK ").append(jdk.feature()).append(" |");
    out.append(" instead |\n| --- | --- |").append(" ---: |".repeat(results.jdks().size())).append(" --- |\n");
    for (Row row : ROWS) {
      out.append("| ").append(row.work()).append(" | ");
      out.append(row.workloads().stream().map(Report::words).collect(Collectors.joining(", "))).append(" |");
      for (Jdk jdk : results.jdks()) out.append(' ').append(range(List.of(jdk), row, "weft")).append(" |");
      out.append(' ');
      out.append(row.instead().stream().map(each -> ofAll(row, each)).collect(Collectors.joining("; "))).append(" |\n");
    }
    return out.toString();
  }

  private String ofAll(Row row, String implementation) {
    return Report.title(implementation) + " " + range(results.jdks(), row, implementation);
  }

  private String range(List<Jdk> jdks, Row row, String implementation) {
    DoubleSummaryStatistics ratios = new DoubleSummaryStatistics();
    for (Jdk jdk : jdks) {
      for (String workload : row.workloads()) {
        results.ratio(jdk, workload, implementation, "byHand").ifPresent(ratio -> ratios.accept(ratio.median()));
      }
    }
    if (ratios.getCount() == 0) return "";
    String lowest = number(ratios.getMin());
    String highest = number(ratios.getMax());
    return lowest.equals(highest) ? lowest : lowest + " to " + highest;
  }

  private static String number(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%,.0f", ratio);
  }
}
