package weft.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The test resources where they stand in the source tree, so that a test can rewrite what it expects. */
public final class Folders {
  private Folders() {}

  /** A folder of the test resources. */
  public static Path resources(String name) {
    return Path.of("src", "test", "resources", name);
  }

  /** What a folder holds, sorted by name. */
  public static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of a file without its last extension. */
  public static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
