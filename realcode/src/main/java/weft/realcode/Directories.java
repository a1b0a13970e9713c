package weft.realcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whole directories. */
final class Directories {
  private Directories() {}

  static void empty(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
      }
    }
    Files.createDirectories(directory);
  }

  static void unpack(Path jar, Path directory) throws IOException {
    empty(directory);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        if (entry.isDirectory()) continue;
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) throw new IOException("outside of the archive: " + entry.getName());
        Files.createDirectories(target.getParent());
        Files.copy(zip.getInputStream(entry), target);
      }
    }
  }

  /** Copies all but the Java files. */
  static void copyResources(Path from, Path to) throws IOException {
    List<Path> resources;
    try (Stream<Path> paths = Files.walk(from)) {
      resources = paths.filter(path -> Files.isRegularFile(path) && !path.toString().endsWith(".java")).toList();
    }
    for (Path resource : resources) {
      Path target = to.resolve(from.relativize(resource));
      Files.createDirectories(target.getParent());
      Files.copy(resource, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static List<Path> jarsIn(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
