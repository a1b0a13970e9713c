package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.GeneratorIterator;

class JdkClassesTest {
  @Test
  void findsTheSameFilesAsFilesWalk() throws IOException {
    Path javaBase = JdkClasses.modules().resolve("java.base");
    Set<Path> expected;
    try (Stream<Path> files = Files.walk(javaBase)) {
      expected = files.filter(file -> file.toString().endsWith(".class")).collect(Collectors.toSet());
    }
    Set<Path> found = new HashSet<>();
    for (Path file : JdkClasses.walk(javaBase)) assertTrue(found.add(file), () -> file + " came twice");
    assertEquals(expected, found);
    assertTrue(found.size() > 5_000, () -> "only " + found.size());
    assertTrue(found.contains(javaBase.resolve("java/lang/Object.class")));
  }

  @Test
  void countsEveryModule() throws IOException {
    Map<String, Integer> counts = JdkClasses.countByModule();
    Set<String> modules = new HashSet<>();
    long files;
    try (Stream<Path> all = Files.list(JdkClasses.modules())) {
      all.forEach(module -> modules.add(module.getFileName().toString()));
    }
    try (Stream<Path> all = Files.walk(JdkClasses.modules())) {
      files = all.filter(file -> file.toString().endsWith(".class")).count();
    }
    assertEquals(modules, counts.keySet());
    assertEquals(files, counts.values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void closesItsDirectoriesWhenItIsStopped(@TempDir Path root) throws IOException {
    Path deep = Files.createDirectories(root.resolve("a/b/c"));
    Files.createFile(deep.resolve("First.class"));
    Files.createFile(deep.resolve("Second.class"));
    try (GeneratorIterator<Path> files = JdkClasses.walk(root).iterator()) {
      assertTrue(files.next().startsWith(deep));
      OpenFiles.assertOpen(root);
    }
    OpenFiles.assertNoneOpen(root);
  }

  @Test
  void failsWhereItIsAdvanced(@TempDir Path root) throws IOException {
    Iterator<Path> files = JdkClasses.walk(root.resolve("missing")).iterator();
    assertThrows(NoSuchFileException.class, files::hasNext);
    assertFalse(files.hasNext());
  }
}
