package weft.realcode;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How the tests of a library ended.
 *
 * @param failures what was thrown, by the id of the test or of the class around it
 * @param unfinished tests that were running when the time was up
 */
record TestResults(int passed, int skipped, Map<String, String> failures, List<String> unfinished) {

  static final TestResults NONE = new TestResults(0, 0, Map.of(), List.of());

  /** Runs the tests in {@code testClasses} on {@code classPath}, in {@code directory}; see {@link TestRun}. */
  static void run(
      Library library, Path testClasses, Collection<Path> classPath, Path directory, Path results, int minutes)
      throws IOException, InterruptedException {
    Files.deleteIfExists(results);
    String excluded = library.excludedTests().keySet().stream().collect(Collectors.joining("|", "(.*[.])?(", ")([$].*)?"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-ea", "-Xss64m", "-Xmx3g", "-Duser.language=en", "-Duser.region=US"));
    for (String name : library.opened()) command.addAll(List.of("--add-opens", name + "=ALL-UNNAMED"));
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", Compiler.joined(classPath), TestRun.class.getName()));
    command.addAll(List.of(testClasses.toString(), results.toString(), excluded));
    File log = new File(results + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    if (!process.waitFor(minutes, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
  }

  boolean isWhole() {
    return unfinished.isEmpty();
  }

  static TestResults read(Path results) throws IOException {
    int passed = 0;
    int skipped = 0;
    Map<String, String> failures = new LinkedHashMap<>();
    Map<String, String> running = new LinkedHashMap<>();
    running.put("the process", "");
    for (String line : Files.readAllLines(results)) {
      String[] parts = line.split("\t", -1);
      if (parts[0].equals("STARTED")) {
        running.put(parts[1], "");
        continue;
      }
      if (parts[0].equals(TestRun.END)) {
        running.remove("the process");
        continue;
      }
      running.remove(parts[1]);
      switch (parts[0]) {
        case "SUCCESSFUL" -> passed++;
        case "FAILED" -> failures.put(parts[1], parts[2]);
        default -> skipped++;
      }
    }
    return new TestResults(passed, skipped, failures, List.copyOf(running.keySet()));
  }
}
