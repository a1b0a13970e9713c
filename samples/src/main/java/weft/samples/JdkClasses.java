package weft.samples;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

/** Walks the tree of all class files of the running JDK, and counts them for each module. */
public final class JdkClasses {
  private JdkClasses() {}

  /** The directory that holds one directory for each module of the running JDK. */
  public static Path modules() {
    return FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
  }

  /**
   * The class files below {@code directory}. As many directories are open at a time as the current file is deep; all of
   * them are closed at the end, and by {@code close()}.
   */
  @Generator
  public static Sequence<Path> walk(Path directory) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          Gen.yieldAll(walk(child));
        } else if (child.toString().endsWith(".class")) {
          Gen.yield(child);
        }
      }
    }
    return Gen.end();
  }

  /** The number of class files of each module. */
  static Map<String, Integer> countByModule() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (Path file : walk(modules())) {
      counts.merge(file.getName(1).toString(), 1, Integer::sum);
    }
    return counts;
  }

  /** Prints the largest modules and the total. */
  public static void main(String[] args) throws IOException {
    Map<String, Integer> counts = countByModule();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(8)
        .forEach(module -> System.out.printf("%6d class files in %s%n", module.getValue(), module.getKey()));
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf("%6d in all %d modules of Java %s%n", total, counts.size(), Runtime.version().feature());
  }
}
