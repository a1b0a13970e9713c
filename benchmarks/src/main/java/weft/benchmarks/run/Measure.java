package weft.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Measures on one JDK after the other, and writes the report. Arguments: the directory of the repository; guard, quick,
 * full or report; a regular expression for the workloads; the homes of the JDKs.
 */
public final class Measure {
  private final Path results;
  private final Length length;

  private Measure(Path results, Length length) {
    this.results = results;
    this.length = length;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path repository = Path.of(args[0]).normalize();
    Length length = Length.valueOf(args[1].toUpperCase(Locale.ROOT));
    Path results = Files.createDirectories(repository.resolve("benchmarks/target/results"));
    Measure measure = new Measure(results, length);
    List<Jdk> jdks = jdks(args.length > 3 ? args[3] : "");
    for (Jdk jdk : jdks) {
      if (length == Length.REPORT) break;
      measure.benchmarks(jdk, workloads(args[2]));
      if (length != Length.GUARD) measure.facts(jdk);
    }
    if (length == Length.GUARD) {
      Guard.check(Results.of(results, jdks));
    } else {
      new Report(repository, Results.of(results, jdks), length).write();
    }
  }

  private static List<Jdk> jdks(String homes) throws IOException {
    List<Jdk> jdks = new ArrayList<>();
    for (String home : (homes.isBlank() ? System.getProperty("java.home") : homes).split(File.pathSeparator)) {
      jdks.add(Jdk.at(home));
    }
    return jdks;
  }

  private static String workloads(String only) {
    Pattern pattern = Pattern.compile(only);
    return Workloads.all().stream().map(Class::getSimpleName).filter(name -> pattern.matcher(name).matches()).collect(Collectors.joining("|"));
  }

  /** JMH writes what it measures to a file in its own format. */
  private void benchmarks(Jdk jdk, String workloads) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    String methods = length == Length.GUARD ? "(loop|spliterator|byHand|byHandInt|weft|weftInt|weftPrivate)" : "\\w+";
    arguments.add("weft\\.benchmarks\\.jmh\\.(" + workloads + ")\\." + methods + "$");
    if (jdk.feature() < 21) arguments.addAll(List.of("-e", "\\.(continuation|virtualThread)$"));
    arguments.addAll(length.options());
    arguments.addAll(List.of("-rf", "json", "-rff", Results.file(results, jdk).toString()));
    jdk.run(jdk.options(), org.openjdk.jmh.Main.class, arguments);
  }

  private void facts(Jdk jdk) throws IOException, InterruptedException {
    jdk.run(List.of("-Djdk.attach.allowAttachSelf"), Facts.class, List.of(results.toString(), "" + length.compileRounds()));
  }
}
