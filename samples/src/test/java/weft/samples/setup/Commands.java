package weft.samples.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Commands as a user would type them, in processes of their own, and what they find and leave. */
final class Commands {
  static final String VERSION = "0.1.0-SNAPSHOT";

  private static final String README = read(Path.of("../README.md"));

  private Commands() {}

  /** The text of the {@code number}th block of that language after {@code heading} in the README. */
  static String readme(String heading, String language, int number) {
    Pattern block = Pattern.compile("(?ms)^```(\\w*)$\\n(.*?)^```$");
    return block
        .matcher(README.substring(README.indexOf(heading)))
        .results()
        .filter(found -> found.group(1).equals(language))
        .map(found -> found.group(2))
        .skip(number)
        .findFirst()
        .orElseThrow();
  }

  /** The first program in the README, as a source file. */
  static String numbers() {
    return "import weft.*;\n" + readme("# Weft", "java", 0);
  }

  /** The jar, or folder, that {@code className} comes from. */
  static Path placeOf(String className) {
    try {
      return Path.of(Class.forName(className).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static Path runtime() {
    return placeOf("weft.Gen");
  }

  static Path processor() {
    return placeOf("weft.processor.GeneratorProcessor");
  }

  /** Runs {@code command} in {@code directory} with the JDK of this process, and answers what it prints. */
  static String run(Path directory, String... command) throws IOException, InterruptedException {
    String home = System.getProperty("java.home");
    Path ofJdk = Path.of(home, "bin", command[0]); // a command is looked up on the path of this process, not on that below
    if (Files.exists(ofJdk)) command[0] = ofJdk.toString();
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", home);
    environment.put("PATH", Path.of(home, "bin") + ":" + environment.get("PATH"));
    environment.keySet().removeIf(name -> name.equals("MAVEN_OPTS") || name.startsWith("MAVEN_CMD") || name.startsWith("JDK_JAVA"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + "\n" + text);
    return text;
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The files below {@code folder}, by their paths in it. */
  static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  static List<String> names(Path folder) throws IOException {
    return List.copyOf(files(folder).keySet());
  }
}
