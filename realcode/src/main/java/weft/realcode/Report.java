package weft.realcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What came out, as a page in Markdown. */
final class Report {
  /**
   * One library.
   *
   * @param asWritten its methods as generators
   * @param opened the same, after its private nested types were made package-private; these are tested
   */
  record Entry(
      Library library,
      List<SourceFile> files,
      Converted asWritten,
      Converted opened,
      TestResults before,
      TestResults after) {

    int methods() {
      return files.stream().mapToInt(file -> file.methods().size()).sum();
    }

    int others() {
      return files.stream().mapToInt(SourceFile::others).sum();
    }

    Map<String, String> failuresOnlyAfter() {
      Map<String, String> failures = new TreeMap<>(after.failures());
      failures.keySet().removeAll(before.failures().keySet());
      return failures;
    }
  }

  private static final int LONGEST = 300;

  private final List<Entry> entries = new ArrayList<>();
  private final StringBuilder broken = new StringBuilder();

  void add(Entry entry) {
    entries.add(entry);
  }

  /** A library that could not be run at all. */
  void addFailure(Library library, String why) {
    broken.append("\n" + library.name() + " failed: " + why + "\n");
  }

  String text() {
    StringBuilder text = new StringBuilder("javac and java " + Runtime.version() + "\n\n### Methods\n\n");
    text.append("| library | methods | converted | refused | refused as written | not convertible |\n");
    text.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    entries.forEach(entry -> text.append(methods(entry)));
    text.append("\n### Tests\n\n");
    text.append("| library | passed before | passed after | failed before | failed after | failed only after |\n");
    text.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    entries.forEach(entry -> text.append(tests(entry)));
    entries.forEach(entry -> text.append(details(entry)));
    return text.append(broken).toString();
  }

  private static String methods(Entry entry) {
    return String.format(
        "| %s %s | %d | %d | %s | %s | %d |%n",
        entry.library().name(),
        entry.library().version(),
        entry.methods(),
        entry.methods() - entry.opened().refused(),
        share(entry.opened(), entry),
        share(entry.asWritten(), entry),
        entry.others());
  }

  private static String share(Converted converted, Entry entry) {
    return String.format(
        Locale.ROOT, "%d (%.2f %%)", converted.refused(), 100.0 * converted.refused() / entry.methods());
  }

  private static String tests(Entry entry) {
    return String.format(
        "| %s | %d | %d | %d | %d | %d |%n",
        entry.library().name(),
        entry.before().passed(),
        entry.after().passed(),
        entry.before().failures().size(),
        entry.after().failures().size(),
        entry.failuresOnlyAfter().size());
  }

  private static String details(Entry entry) {
    StringBuilder text = new StringBuilder("\n### " + entry.library().name() + "\n\n");
    text.append(refusals(entry));
    for (Map.Entry<String, List<String>> refusal : entry.opened().refusals().entrySet()) {
      text.append("\nRefused, `" + refusal.getKey() + "`:\n\n" + list(refusal.getValue()));
    }
    entry.library().excludedTests().forEach((test, why) -> text.append("\nLeft out: `" + test + "`. " + why + "\n"));
    text.append(failures("Failed before and after", withBoth(entry)));
    text.append(failures("Failed only before", without(entry.before().failures(), entry.after().failures())));
    text.append(failures("Failed only after", entry.failuresOnlyAfter()));
    for (String why : reasons(entry)) text.append("\n" + why + "\n");
    if (!entry.before().isWhole() || !entry.after().isWhole()) {
      text.append("\nNot finished: " + entry.before().unfinished() + ", " + entry.after().unfinished() + "\n");
    }
    return text.toString();
  }

  private static String refusals(Entry entry) {
    TreeSet<String> ids = new TreeSet<>(entry.asWritten().refusals().keySet());
    ids.addAll(entry.opened().refusals().keySet());
    if (ids.isEmpty()) return "No method is refused.\n";
    StringBuilder table = new StringBuilder("| id | refused | refused as written |\n| --- | ---: | ---: |\n");
    for (String id : ids) {
      int opened = entry.opened().refusals().getOrDefault(id, List.of()).size();
      int asWritten = entry.asWritten().refusals().getOrDefault(id, List.of()).size();
      table.append(String.format("| `%s` | %d | %d |%n", id, opened, asWritten));
    }
    return table.toString();
  }

  /** What is known of the tests that fail only after. */
  private static TreeSet<String> reasons(Entry entry) {
    TreeSet<String> reasons = new TreeSet<>();
    for (String test : entry.failuresOnlyAfter().keySet()) {
      entry.library().differences().forEach((name, why) -> {
        if (test.contains(name)) reasons.add("`" + name + "`: " + why);
      });
    }
    return reasons;
  }

  private static Map<String, String> withBoth(Entry entry) {
    Map<String, String> both = new TreeMap<>(entry.before().failures());
    both.keySet().retainAll(entry.after().failures().keySet());
    return both;
  }

  private static Map<String, String> without(Map<String, String> failures, Map<String, String> others) {
    Map<String, String> rest = new TreeMap<>(failures);
    rest.keySet().removeAll(others.keySet());
    return rest;
  }

  private static String failures(String title, Map<String, String> failures) {
    if (failures.isEmpty()) return "";
    List<String> lines =
        failures.entrySet().stream().map(f -> "`" + shortId(f.getKey()) + "`: `" + shorter(f.getValue()) + "`").toList();
    return "\n" + title + ":\n\n" + list(lines);
  }

  /** The class and the method of a test, without the engine and the kinds. */
  private static String shortId(String id) {
    return id.replaceAll("^\\[engine:[^]]*\\]/?", "").replaceAll("\\[[\\w-]+:|\\]", "");
  }

  private static String shorter(String failure) {
    String first = failure.split(" \\| ")[0].replace('`', '\'');
    return first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
  }

  private static String list(List<String> lines) {
    return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
  }
}
