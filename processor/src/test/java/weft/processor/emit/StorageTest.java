package weft.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.processor.testing.InMemoryCompiler;
import weft.runtime.Run;

class StorageTest {
  @ParameterizedTest
  @MethodSource("runs")
  void knowsTheFieldsOfRuns(Class<?> run) {
    for (Field field : List.of(run.getDeclaredFields())) {
      boolean isInScope = !field.isSynthetic() && !field.getName().equals("DEEPEST_PUSH"); // no name for a binding
      if (isInScope) assertTrue(Storage.isFieldOfRuns(field.getName()), field.getName());
    }
  }

  @Test
  void looksAtAllRuns() {
    Set<String> names = runs().map(Class::getSimpleName).collect(Collectors.toSet());
    assertEquals(
        Set.of("Run", "ObjectRun", "IntRun", "LongRun", "DoubleRun", "CoroutineRun", "AsyncRun", "FutureRun", "PublisherRun"),
        names);
  }

  /** What a generated class can extend. */
  static Stream<Class<?>> runs() {
    Path place = InMemoryCompiler.placeOf(Run.class);
    try {
      if (Files.isDirectory(place)) return in(place);
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return in(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Class<?>> in(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("weft/runtime"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Run.class"))
          .<Class<?>>map(StorageTest::load)
          .filter(type -> Run.class.isAssignableFrom(type) && Modifier.isPublic(type.getModifiers()))
          .toList()
          .stream();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName("weft.runtime." + file.substring(0, file.length() - ".class".length()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
