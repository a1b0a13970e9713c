package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that this process holds open, as Linux lists them; on other systems nothing is asserted. */
final class OpenFiles {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private OpenFiles() {}

  static void assertOpen(Path directory) throws IOException {
    if (Files.isDirectory(DESCRIPTORS)) assertFalse(below(directory).isEmpty(), "nothing is open in " + directory);
  }

  static void assertNoneOpen(Path directory) throws IOException {
    if (Files.isDirectory(DESCRIPTORS)) assertEquals(List.of(), below(directory));
  }

  private static List<Path> below(Path directory) throws IOException {
    Path real = directory.toRealPath();
    List<Path> open = new ArrayList<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        try {
          Path file = Files.readSymbolicLink(descriptor);
          if (file.startsWith(real)) open.add(file);
        } catch (NoSuchFileException closed) {
          // closed since the directory was listed
        }
      }
    }
    return open;
  }
}
