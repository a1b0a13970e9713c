package weft.processor.weave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import weft.Generator;

/** The command line, each time in a process of its own, because javac looks at its current directory. */
class DirectCallsOnDiskTest {
  @TempDir Path work;
  private Path sources;
  private Path output;

  private record Result(int exitCode, String text) {}

  @BeforeEach
  void makeDirectories() throws IOException {
    sources = Files.createDirectory(work.resolve("src"));
    output = Files.createDirectory(work.resolve("out"));
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs javac in {@code directory} with the weaving processor on its processor path. */
  private Result javac(Path directory, Object... arguments) throws Exception {
    String processorPath =
        Stream.of(WeavingProcessor.class, DirectCalls.class, ClassReader.class, Generator.class)
            .map(type -> home(type).toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("--processor-path", processorPath, "-Xlint:all,-processing,-path,-exports", "-Werror"));
    command.addAll(List.of("-processor", WeavingProcessor.class.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }

  private void compile(Path directory, Object... arguments) throws Exception {
    assertEquals(new Result(0, ""), javac(directory, arguments));
  }

  /** Writes the sources, and returns their paths. */
  private List<Path> write(Path root, Map<String, String> texts) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path path = root.resolve(text.getKey().replace('.', '/') + ".java");
      Files.createDirectories(path.getParent());
      paths.add(Files.writeString(path, text.getValue()));
    }
    return paths;
  }

  private static Object[] with(List<Path> paths, Object... options) {
    return Stream.concat(Stream.of(options), paths.stream()).toArray();
  }

  private static void assertWoven(Path classes, String packageName) throws Exception {
    URL[] path = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, DirectCallsOnDiskTest.class.getClassLoader())) {
      assertEquals("[0, 1, 2, 1]", WeavingProcessor.callNumbers(loader, packageName));
    }
  }

  @Test
  void weavesInTheOutputDirectory() throws Exception {
    List<Path> files = write(sources, WeavingProcessor.numbers("p.q"));
    compile(work, with(files, "-cp", home(Generator.class), "-d", output));
    assertWoven(output, "p.q");
  }

  /** The next build finds its own, woven class files: they are not taken for those of this build. */
  @Test
  void weavesOverThePreviousBuild() throws Exception {
    List<Path> files = write(sources, WeavingProcessor.numbers(""));
    compile(work, with(files, "-cp", home(Generator.class), "-d", output));
    byte[] first = Files.readAllBytes(output.resolve("Numbers.class"));
    compile(work, with(files, "-cp", home(Generator.class), "-d", output));
    assertWoven(output, "");
    assertArrayEquals(first, Files.readAllBytes(output.resolve("Numbers.class")));
  }

  @Test
  void weavesBesideTheSourcesWithoutAnOutputDirectory() throws Exception {
    List<Path> files = write(sources, WeavingProcessor.numbers("p"));
    Path other = Files.writeString(work.resolve("Numbers.class"), "of no concern");
    compile(work, with(files, "-cp", home(Generator.class)));
    assertWoven(sources, "p");
    assertEquals("of no concern", Files.readString(other));
  }

  @Test
  void weavesBesideTheSourcesOfTheUnnamedPackage() throws Exception {
    List<Path> files = write(sources, WeavingProcessor.numbers(""));
    compile(work, with(files, "-cp", home(Generator.class)));
    assertWoven(sources, "");
  }

  @Test
  void weavesInTheCurrentDirectory() throws Exception {
    write(sources, WeavingProcessor.numbers(""));
    compile(
        sources,
        "-cp",
        home(Generator.class),
        "Numbers.java",
        "NumbersGenerators.java",
        "Numbers_InnerGenerators.java");
    assertWoven(sources, "");
    assertFalse(Files.exists(work.resolve("Numbers.class")));
  }

  @Test
  void weavesInANamedModule() throws Exception {
    List<Path> files = write(sources, WeavingProcessor.numbers("p"));
    files.add(Files.writeString(sources.resolve("module-info.java"), "module m { requires weft; exports p; }"));
    files.add(Files.writeString(sources.resolve("p/package-info.java"), "package p;"));
    compile(work, with(files, "--module-path", home(Generator.class), "-d", output, "-Xpkginfo:always"));
    assertEquals("[0, 1, 2, 1]", WeavingProcessor.callNumbers(moduleLoader("m", output), "p"));
  }

  @Test
  void weavesInANamedModuleWithoutAnOutputDirectory() throws Exception {
    List<Path> files = write(sources, WeavingProcessor.numbers("p"));
    files.add(Files.writeString(sources.resolve("module-info.java"), "module m { requires weft; exports p; }"));
    compile(work, with(files, "--module-path", home(Generator.class)));
    assertEquals("[0, 1, 2, 1]", WeavingProcessor.callNumbers(moduleLoader("m", sources), "p"));
  }

  /** Both modules have a class of the same name, which packages that are not exported allow (JLS 7.4.3). */
  @Test
  void weavesInEachOfSeveralModules() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("one", "two")) {
      Path root = Files.createDirectory(sources.resolve(module));
      files.addAll(write(root, WeavingProcessor.numbers("p")));
      files.add(
          Files.writeString(root.resolve("module-info.java"), "module " + module + " { requires weft; opens p; }"));
    }
    compile(
        work, with(files, "--module-path", home(Generator.class), "--module-source-path", sources, "-d", output));
    for (String module : List.of("one", "two")) {
      assertWoven(output.resolve(module), "p");
    }
  }

  private static ClassLoader moduleLoader(String module, Path classes) {
    ModuleFinder finder = ModuleFinder.of(classes, home(Generator.class));
    Configuration configuration =
        ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), List.of(module));
    return ModuleLayer.boot()
        .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
        .findLoader(module);
  }

  /** An error that is reported after a class was generated still fails the compilation. */
  @Test
  void failsTheCompilation() throws Exception {
    List<Path> files = write(sources, WeavingProcessor.numbers("p"));
    Result result = javac(work, with(files, "-cp", home(Generator.class), "-d", output, "-Atest.intellij"));
    assertEquals(1, result.exitCode());
    assertTrue(result.text().contains("Numbers.java:2: error: [DirectCalls] "), result::text);
    assertTrue(result.text().contains("Numbers.java:8: error: [DirectCalls] "), result::text);
    assertTrue(result.text().contains("2 errors"), result::text);
  }

  @Test
  void doesNothingWithoutGeneration() throws Exception {
    List<Path> files = write(sources, WeavingProcessor.numbers("p"));
    compile(work, with(files, "-cp", home(Generator.class), "-d", output, "-proc:only"));
  }

  /** A policy by which javac generates what it can although there are errors: then it writes no class file. */
  @Test
  void addsNothingToErrorsInOtherClasses() throws Exception {
    List<Path> files = write(sources, WeavingProcessor.numbers("p"));
    compile(work, with(files, "-cp", home(Generator.class), "-d", output));
    byte[] previous = Files.readAllBytes(output.resolve("p/Numbers.class"));
    files.add(Files.writeString(sources.resolve("Wrong.java"), "class Wrong { int f() { int x; return x; } }"));
    Result result =
        javac(work, with(files, "-cp", home(Generator.class), "-d", output, "-XDshould-stop.ifError=GENERATE"));
    assertEquals(1, result.exitCode());
    assertTrue(result.text().contains("Wrong.java:1"), result::text);
    assertFalse(result.text().contains("DirectCalls"), result::text);
    assertArrayEquals(previous, Files.readAllBytes(output.resolve("p/Numbers.class")));
  }

  /** If no class file was written at all, there is no telling errors from a build tool that hides them: say both. */
  @Test
  void mentionsOtherErrorsIfNothingWasWritten() throws Exception {
    List<Path> files = new ArrayList<>();
    files.add(Files.writeString(sources.resolve("Wrong.java"), "class Wrong { int f() { int x; return x; } }"));
    files.addAll(write(sources, WeavingProcessor.numbers("p")));
    Result result =
        javac(work, with(files, "-cp", home(Generator.class), "-d", output, "-XDshould-stop.ifError=GENERATE"));
    assertEquals(1, result.exitCode());
    assertTrue(result.text().contains("Wrong.java:1"), result::text);
    assertTrue(result.text().contains("so if there is no other error, this build tool"), result::text);
    assertTrue(result.text().contains("2 errors"), result::text);
  }
}
