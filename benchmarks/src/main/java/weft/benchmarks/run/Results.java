package weft.benchmarks.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was measured on some JDKs. Times are of one call of a benchmark, in nanoseconds, one for each fork. */
final class Results {
  /** The time in relation to another one: the medians of the forks, and how far single forks are from that. */
  record Ratio(double median, double lowest, double highest) {}

  private final Map<Jdk, Map<String, Map<String, SortedForks>>> times = new LinkedHashMap<>();
  private final Map<Jdk, Properties> facts = new LinkedHashMap<>();

  private record SortedForks(List<Double> times) {
    double median() {
      return (times.get((times.size() - 1) / 2) + times.get(times.size() / 2)) / 2;
    }
  }

  static Path file(Path directory, Jdk jdk) {
    return directory.resolve("jmh-" + jdk.feature() + ".json");
  }

  static Path factsFile(Path directory, int feature) {
    return directory.resolve("facts-" + feature + ".properties");
  }

  static Results of(Path directory, List<Jdk> jdks) throws IOException {
    Results results = new Results();
    for (Jdk jdk : jdks) {
      results.times.put(jdk, read(file(directory, jdk)));
      Properties facts = new Properties();
      Path file = factsFile(directory, jdk.feature());
      if (Files.exists(file)) {
        try (var reader = Files.newBufferedReader(file)) {
          facts.load(reader);
        }
      }
      results.facts.put(jdk, facts);
    }
    return results;
  }

  private static Map<String, Map<String, SortedForks>> read(Path file) throws IOException {
    Map<String, Map<String, SortedForks>> workloads = new TreeMap<>();
    JsonArray benchmarks = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
    for (JsonElement each : benchmarks) {
      JsonObject benchmark = each.getAsJsonObject();
      String[] name = benchmark.get("benchmark").getAsString().split("\\.");
      List<Double> forks = new ArrayList<>();
      for (JsonElement fork : benchmark.getAsJsonObject("primaryMetric").getAsJsonArray("rawData")) {
        forks.add(fork.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).average().orElseThrow());
      }
      forks.sort(null);
      workloads.computeIfAbsent(name[name.length - 2], k -> new TreeMap<>()).put(name[name.length - 1], new SortedForks(forks));
    }
    return workloads;
  }

  List<Jdk> jdks() {
    return List.copyOf(times.keySet());
  }

  /** The implementations that were measured of a workload, on whatever JDK. */
  SortedSet<String> implementations(String workload) {
    SortedSet<String> all = new TreeSet<>();
    times.values().forEach(each -> all.addAll(each.getOrDefault(workload, Map.of()).keySet()));
    return all;
  }

  /** The median, in nanoseconds. */
  Optional<Double> time(Jdk jdk, String workload, String implementation) {
    return forks(jdk, workload, implementation).map(SortedForks::median);
  }

  Optional<Ratio> ratio(Jdk jdk, String workload, String implementation, String to) {
    Optional<Double> base = time(jdk, workload, to);
    Optional<SortedForks> forks = forks(jdk, workload, implementation);
    if (base.isEmpty() || forks.isEmpty()) return Optional.empty();
    List<Double> all = forks.get().times();
    return Optional.of(new Ratio(forks.get().median() / base.get(), all.get(0) / base.get(), all.get(all.size() - 1) / base.get()));
  }

  private Optional<SortedForks> forks(Jdk jdk, String workload, String implementation) {
    return Optional.ofNullable(times.get(jdk).getOrDefault(workload, Map.of()).get(implementation));
  }

  /** What was found beside the times of benchmarks: see {@link Facts}. */
  Optional<Double> fact(Jdk jdk, String name) {
    return Optional.ofNullable(facts.get(jdk).getProperty(name)).map(Double::valueOf);
  }
}
