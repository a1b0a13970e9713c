package weft.samples.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ProGuard renames and removes all that it can: the rules in the runtime's jar keep what bodies reach by name. */
class ShrinkerTest {
  private static final String SOURCE =
      """
      package p;
      import java.util.List;
      import weft.*;
      public class Main {
        private int count = 3;
        private static int total;
        private String name(int i) { return "n" + i; }
        static class Node { private int value; private Node(int value) { this.value = value; } }
        static class Base { protected String shown() { return "base"; } }
        static class Nested extends Base {
          private final List<String> names = List.of("x", "y");
          private String prefix(String s) { return "-" + s; }
          @Override protected String shown() { return "nested"; }
          @Generator Sequence<Object> all() {
            for (String name : names) Gen.yield(prefix(name));
            Gen.yield(super.shown());
            Gen.yieldAll(names.stream().map(this::prefix));
            return Gen.end();
          }
        }
        @Generator Sequence<Object> all() {
          for (int i = 0; i < count; i++) { Gen.yield(name(i)); total += i; }
          Node node = new Node(5);
          node.value++;
          List.of(node).forEach(n -> n.value += 2);
          Gen.yield(node.value + total);
          Gen.yieldAll(new Nested().all());
          return Gen.end();
        }
        public static void main(String[] args) { for (Object o : new Main().all()) System.out.print(o + " "); }
      }
      """;

  @TempDir Path work;

  @Test
  void proguard() throws Exception {
    Commands.write(work.resolve("Main.java"), SOURCE);
    Commands.run(work, "javac", "--release", "17", "-cp", Commands.runtime().toString(), "--processor-path", Commands.processor().toString(),
        "-d", "classes", "Main.java");
    Commands.run(work, "jar", "--create", "--file", "main.jar", "-C", "classes", ".");
    Commands.run(work, "jar", "--extract", "--file", Commands.runtime().toString(), "META-INF/proguard/weft.pro");
    Commands.write(
        work.resolve("main.pro"),
        """
        -injars main.jar
        -injars %s
        -outjars shrunk.jar
        -libraryjars platform.jar
        -keep public class p.Main { public static void main(java.lang.String[]); }
        -include META-INF/proguard/weft.pro
        -dontwarn
        -dontnote
        """.formatted(Commands.runtime()));
    writePlatform(work.resolve("platform.jar"));
    String shrinker = String.join(":", proguardJars());
    Commands.run(work, "java", "-cp", shrinker, "proguard.ProGuard", "@main.pro");
    String expected = "n0 n1 n2 11 -x -y base -x -y ";
    assertEquals(expected, Commands.run(work, "java", "-cp", "classes:" + Commands.runtime(), "p.Main"));
    assertEquals(expected, Commands.run(work, "java", "-cp", "shrunk.jar", "p.Main"));
    assertFalse(Commands.run(work, "jar", "--list", "--file", "shrunk.jar").contains("p/Main_NestedGenerators$All.class"));
  }

  /** The packages {@code java} of the running JDK: not every JDK has files of its modules. */
  private static void writePlatform(Path jar) throws IOException {
    Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> classes = Files.walk(root.resolve("java"))) {
      out.setLevel(Deflater.BEST_SPEED);
      for (Path file : classes.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(root.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
  }

  private static List<String> proguardJars() {
    return List.of("proguard.ProGuard", "proguard.classfile.Clazz", "org.apache.logging.log4j.Logger", "org.apache.logging.log4j.core.LogEvent",
            "kotlin.Unit", "kotlin.metadata.KmClass", "com.google.gson.Gson", "org.json.JSONObject")
        .stream().map(name -> Commands.placeOf(name).toString()).toList();
  }
}
