package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.Gen;
import weft.processor.testing.InMemoryCompiler;

/** Named modules that open nothing: bodies reach private members, and protected ones of another module. */
class ModulesTest {
  private static final Map<String, String> BASE =
      Map.of(
          "module-info.java", "module base { exports base; }",
          "base/Base.java",
          """
          package base;
          public class Base {
            protected int held = 1;
            protected String named(String s) { return "base " + s; }
          }
          """);

  private static final Map<String, String> APPLICATION =
      Map.of(
          "module-info.java", "module application { requires weft; requires base; }",
          "application/Main.java",
          """
          package application;
          import java.util.List;
          import java.util.function.Function;
          import java.util.stream.Collectors;
          import weft.Gen;
          import weft.Generator;
          import weft.Sequence;
          public class Main extends base.Base {
            static final class Node {
              private int value;
              private Node left;
              private Node(int value) { this.value = value; }
              private String show(Object... more) { return "node " + value + more.length; }
            }
            private static int made;
            @Override protected String named(String s) { return "main " + s; }
            @Generator Sequence<Object> all() {
              Node node = new Node(++made);
              node.left = new Node(5);
              node.left.value += 2;
              Gen.yield(node.left.value++ + node.left.value);
              Gen.yield(node.show(1, 2));
              Function<String, String> above = super::named;
              Gen.yield(above.apply("x") + " " + super.named("y") + " " + named("z"));
              held <<= 3;
              Gen.yield(held);
              Gen.yield(List.of(node, node.left).stream().map(n -> n.value + n.show()).collect(Collectors.toList()));
              return Gen.end();
            }
            public static void main(String[] arguments) {
              System.out.print(Main.class.getModule().getName());
              for (Object o : new Main().all()) System.out.print("|" + o);
            }
          }
          """);

  @TempDir Path work;

  private Path compile(String module, Map<String, String> sources, Path... modules) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve("src").resolve(module).resolve(source.getKey());
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    Path output = Files.createDirectories(work.resolve(module));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter report = new StringWriter();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      List<String> options = List.of("-Xlint:all,-missing-explicit-ctor", "-Werror", "-d", output.toString(), "--module-path", path(modules));
      JavacTask task =
          (JavacTask) javac.getTask(report, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new GeneratorProcessor()));
      assertTrue(task.call(), report::toString);
    }
    return output;
  }

  private static String path(Path... entries) {
    return String.join(File.pathSeparator, List.of(entries).stream().map(Path::toString).toList());
  }

  @Test
  void nothingNeedsToBeOpened() throws Exception {
    Path runtime = InMemoryCompiler.placeOf(Gen.class);
    Path base = compile("base", BASE, runtime);
    Path application = compile("application", APPLICATION, runtime, base);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path", path(runtime, base, application), "--module", "application/application.Main")
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("application|15|node 12|base x base y main z|8|[1node 10, 8node 80]", output);
    assertEquals(0, java.waitFor());
  }
}
