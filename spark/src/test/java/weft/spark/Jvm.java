package weft.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;

/** A JVM of its own, with the options that Spark's scripts give it. */
record Jvm(int status, String output) {
  static Jvm run(Map<String, String> environment, String classPath, String heap, String... mainAndArguments)
      throws IOException, InterruptedException {
    String home = System.getProperty("java.home");
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.addAll(List.of("-Xmx" + heap, "-cp", classPath));
    command.addAll(List.of(mainAndArguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", home);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Jvm(process.waitFor(), output);
  }

  /** The number that the line with that beginning ends with. */
  long number(String beginning) {
    String line = output.lines().filter(each -> each.startsWith(beginning)).findFirst().orElseThrow();
    return Long.parseLong(line.substring(beginning.length()));
  }
}
