package weft.samples.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ProGuard renames and removes all that it can: the rules in the runtime's jar keep what bodies reach by name, and so do rules
 * made of what {@code -Aweft.nativeImage=true} writes for GraalVM.
 */
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
          Gen.yield(new Inner(1, 2).first(new String[][] {{"z"}}));
          Gen.yieldAll(new Inner().all());
          return Gen.end();
        }
        class Inner {
          private final int[] data = {7};
          private Inner(int... more) { data[0] += more.length; }
          private String first(String[][] names) { return names[0][0] + data[0]; }
          @Generator Sequence<Object> all() { Gen.yield(count + data[0]); return Gen.end(); }
        }
        public static void main(String[] args) { for (Object o : new Main().all()) System.out.print(o + " "); }
      }
      """;

  /** The types in calls of handles are not renamed with the classes. */
  private static final String NAMES_OF_CLASSES = "-keepnames class p.Main,p.Main$*\n";

  @TempDir Path work;

  @Test
  void proguard() throws Exception {
    Commands.write(work.resolve("Main.java"), SOURCE);
    Commands.run(work, "javac", "--release", "17", "-cp", Commands.runtime().toString(), "--processor-path", Commands.processor().toString(),
        "-Aweft.nativeImage=true", "-d", "classes", "Main.java");
    Commands.run(work, "jar", "--create", "--file", "main.jar", "-C", "classes", ".");
    Commands.run(work, "jar", "--extract", "--file", Commands.runtime().toString(), "META-INF/proguard/weft.pro");
    writePlatform(work.resolve("platform.jar"));
    String expected = "n0 n1 n2 11 -x -y base -x -y z9 10 ";
    assertEquals(expected, Commands.run(work, "java", "-cp", "classes:" + Commands.runtime(), "p.Main"));
    assertEquals(expected, runShrunk("-include META-INF/proguard/weft.pro"));
    assertEquals(expected, runShrunk(NAMES_OF_CLASSES + registered()));
    assertThrows(AssertionError.class, () -> runShrunk(NAMES_OF_CLASSES)); // ProGuard does rename what nothing keeps
  }

  private String runShrunk(String rules) throws Exception {
    Commands.write(
        work.resolve("main.pro"),
        """
        -injars main.jar
        -injars %s
        -outjars shrunk.jar
        -libraryjars platform.jar
        -keep public class p.Main { public static void main(java.lang.String[]); }
        -dontwarn
        -dontnote
        -forceprocessing
        %s
        """.formatted(Commands.runtime(), rules));
    String shrinker = String.join(":", proguardJars());
    Commands.run(work, "java", "-cp", shrinker, "proguard.ProGuard", "@main.pro");
    assertFalse(Commands.run(work, "jar", "--list", "--file", "shrunk.jar").contains("p/Main_NestedGenerators$All.class"));
    return Commands.run(work, "java", "-cp", "shrunk.jar", "p.Main");
  }

  /** Each member that is registered for native images, as a rule of ProGuard. */
  private String registered() throws IOException {
    StringBuilder rules = new StringBuilder();
    try (Stream<Path> files = Files.walk(work.resolve("classes/META-INF/native-image/weft"))) {
      for (Path file : files.filter(f -> f.endsWith("reflect-config.json")).sorted().toList()) {
        for (JsonElement each : JsonParser.parseString(Commands.read(file)).getAsJsonArray()) {
          JsonObject type = each.getAsJsonObject();
          String user = type.getAsJsonObject("condition").get("typeReachable").getAsString();
          assertTrue(Files.exists(work.resolve("classes/" + user.replace('.', '/') + ".class")), user);
          List<String> members = new ArrayList<>();
          if (type.has("allDeclaredFields")) members.add("<fields>");
          for (JsonElement field : array(type, "fields")) members.add("*** " + field.getAsJsonObject().get("name").getAsString());
          for (JsonElement method : array(type, "methods")) members.add(method(method.getAsJsonObject()));
          for (String member : members) {
            rules.append("-keepclassmembers,includedescriptorclasses class ").append(type.get("name").getAsString()).append(" { ").append(member).append("; }\n");
          }
        }
      }
    }
    return rules.toString();
  }

  private static Iterable<JsonElement> array(JsonObject type, String name) {
    return type.has(name) ? type.getAsJsonArray(name) : List.of();
  }

  private static String method(JsonObject method) {
    List<String> types = new ArrayList<>();
    for (JsonElement type : method.getAsJsonArray("parameterTypes")) types.add(type.getAsString());
    String name = method.get("name").getAsString();
    return (name.equals("<init>") ? name : "*** " + name) + "(" + String.join(", ", types) + ")";
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
