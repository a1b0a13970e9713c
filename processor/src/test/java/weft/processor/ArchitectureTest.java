package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the packages of the processor know of each other, by their import lines. */
class ArchitectureTest {
  private static final Path ROOT = Path.of("src/main/java/weft/processor");
  private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+)", Pattern.MULTILINE);

  /** Each file of {@code folder} and below that imports something {@code unwanted}, with what it imports. */
  private static List<String> imports(String folder, Predicate<String> unwanted) {
    return files(folder)
        .flatMap(file -> IMPORT.matcher(text(file)).results()
            .map(match -> match.group(1))
            .filter(unwanted)
            .map(name -> ROOT.relativize(file) + ": " + name))
        .sorted()
        .toList();
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Predicate<String> of(String... packages) {
    return name -> Stream.of(packages).anyMatch(p -> name.startsWith(p + "."));
  }

  @Test
  void loweringAndEmissionDoNotKnowEachOther() {
    assertEquals(List.of(), imports("lower", of("weft.processor.emit")));
    assertEquals(List.of(), imports("emit", of("weft.processor.lower")));
  }

  @Test
  void theIntermediateRepresentationKnowsNothingElse() {
    assertEquals(List.of(), imports("flow", of("java.util").negate()));
  }

  @Test
  void layoutKnowsTheIntermediateRepresentationOnly() {
    assertEquals(List.of(), imports("layout", of("java.util", "weft.processor.flow").negate()));
  }

  @Test
  void loweringKnowsNeitherLayoutNorWeaving() {
    assertEquals(List.of(), imports("lower", of("weft.processor.layout", "weft.processor.weave")));
  }

  @Test
  void theSourceSideKnowsNothingBehindIt() {
    String[] behind = {"lower", "layout", "emit", "weave", "verify"};
    for (String name : behind) assertEquals(List.of(), imports("source", of("weft.processor." + name)));
  }

  @Test
  void verificationKnowsTheSourceSideOnly() {
    assertEquals(List.of(), imports("verify", of("weft.processor.lower", "weft.processor.layout", "weft.processor.emit")));
  }

  @Test
  void weavingKnowsNothingOfTheRest() {
    assertEquals(List.of(), imports("weave", of("weft.processor")));
    assertEquals(List.of(), imports("weave", of("com.sun.source.tree")));
  }

  @Test
  void textKnowsNothingElse() {
    assertEquals(List.of(), imports("text", of("java.util", "javax.lang.model").negate()));
  }

  /** The top package passes the name of a companion on. */
  @Test
  void onlyEmissionMakesText() {
    assertEquals(
        List.of(),
        imports("", of("weft.processor.text").and(name -> !name.equals("weft.processor.text.ClassName"))).stream()
            .filter(line -> !line.startsWith("emit"))
            .toList());
    for (String name : List.of("source", "flow", "lower", "layout", "split", "verify", "weave")) {
      assertEquals(List.of(), imports(name, of("weft.processor.text")));
    }
  }

  @Test
  void onlyWeavingKnowsAsm() {
    List<String> all = imports("", of("org.objectweb.asm"));
    assertEquals(imports("weave", of("org.objectweb.asm")), all);
  }

  /** It attributes a copy of the method: one class watches how often, and where it is not safe. */
  @Test
  void onlyTheTypeOracleAsksForScopes() {
    Pattern call = Pattern.compile("\\bgetScope\\(");
    List<String> callers =
        files("").filter(file -> call.matcher(text(file)).find()).map(file -> file.getFileName().toString()).toList();
    assertEquals(List.of("TypeOracle.java"), callers);
  }

  /** Only exported API of the compiler. */
  @Test
  void nothingKnowsTheCompilersInternals() {
    assertEquals(List.of(), imports("", of("com.sun.tools", "sun", "jdk.internal")));
  }

  /** A compiler without the tree API can load it, and is told so. */
  @Test
  void theProcessorClassKnowsNoTrees() {
    assertTrue(Files.exists(ROOT.resolve("GeneratorProcessor.java")));
    List<String> trees = imports("", of("com.sun.source"));
    assertEquals(List.of(), trees.stream().filter(line -> line.startsWith("GeneratorProcessor")).toList());
  }
}
