package weft.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** An installed JDK, on which programs of this module are run. */
record Jdk(Path home, String version) {
  static Jdk at(String home) throws IOException {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(Path.of(home, "release"))) {
      release.load(reader);
    }
    return new Jdk(Path.of(home), release.getProperty("JAVA_VERSION").replace("\"", ""));
  }

  int feature() {
    return Runtime.Version.parse(version).feature();
  }

  List<String> options() {
    return feature() < 21 ? List.of() : List.of("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED");
  }

  /** Runs a main class on the class path of this process, and waits for it. */
  void run(List<String> options, Class<?> main, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) throw new IOException(main.getName() + " fails on JDK " + version);
  }
}
