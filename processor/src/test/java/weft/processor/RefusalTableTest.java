package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import weft.processor.testing.InMemoryCompiler;

/** {@code docs/refusals.md} lists what the processor can report, and nothing else, and the test of each. */
class RefusalTableTest {
  private static final Path PAGE = Path.of("../docs/refusals.md");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?:<a id=\"\\w+\"></a>)?`(\\w+)` \\|(.+)\\|(.+)\\|(.+)\\| \\[\\w+\\]\\((.+)\\) \\|$");

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(PAGE)).results().toList();
  }

  @Test
  void theTableListsTheIds() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (MatchResult row : rows()) listed.add(row.group(1));
    Set<String> ids = new TreeSet<>();
    for (RefusalId id : RefusalId.values()) ids.add(id.text());
    assertEquals(ids, listed);
  }

  /** A message ends with the place where one can read on: it is the first row of its id. */
  @Test
  void eachMessageLeadsToItsRow() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> ids = new TreeSet<>();
    for (RefusalId id : RefusalId.values()) {
      ids.add(id.text());
      Matcher link = Pattern.compile("\\[" + id.text() + "] wrong; right \\(see docs/refusals\\.md#(.+)\\)").matcher(id.before("wrong; right"));
      assertTrue(link.matches(), id.before("wrong; right"));
      String row = "\n| <a id=\"" + link.group(1) + "\"></a>`" + id.text() + "` |";
      assertEquals(page.indexOf("`" + id.text() + "` |"), page.indexOf(row) + row.length() - id.text().length() - 4, row);
    }
    Set<String> anchors = new TreeSet<>();
    Pattern.compile("<a id=\"(.*?)\">").matcher(page).results().forEach(anchor -> assertTrue(anchors.add(anchor.group(1)), anchor.group()));
    assertEquals(ids, anchors);
  }

  @Test
  void eachRowHasItsTest() throws IOException {
    for (MatchResult row : rows()) {
      Path test = PAGE.resolveSibling(row.group(5)).normalize();
      assertTrue(Files.exists(test), row.group());
      assertTrue(Files.readString(test).contains(row.group(1)), row.group());
    }
  }

  @Test
  void eachIdIsReportedSomewhere() throws IOException {
    String sources;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      sources = String.join("", files.filter(file -> file.toString().endsWith(".java")).map(RefusalTableTest::text).toList());
    }
    for (RefusalId id : RefusalId.values()) assertTrue(sources.contains("RefusalId." + id.name()), id.name());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a class when no processor can see it any more; javac compiles it all the same. */
  private static final class TooLate extends AbstractProcessor {
    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!round.processingOver()) return false;
      try (Writer writer = processingEnv.getFiler().createSourceFile("Late").openWriter()) {
        writer.write("class Late {}");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return false;
    }
  }

  @Test
  void unresolved() {
    String source =
        """
        import weft.*;
        class Early {
          @Generator static Sequence<Object> one() { Gen.yield(new Late()); return Gen.end(); }
        }
        """;
    String errors = InMemoryCompiler.plain().processor(TooLate::new).processor(GeneratorProcessor::new).compile(Map.of("Early", source)).errors();
    assertTrue(errors.contains("[Unresolved] Weft could not resolve all names in the generators of Early"), errors);
  }

  /** Newer compilers do not compile the preview of older ones. */
  @Test
  void patternSwitch() {
    int feature = Runtime.version().feature();
    if (feature >= 21) return;
    String source =
        """
        import weft.*;
        class Old {
          @Generator static Sequence<Object> one(Object o) {
            switch (o) {
              case String s -> Gen.yield(s);
              default -> Gen.yield(0);
            }
            return Gen.end();
          }
        }
        """;
    InMemoryCompiler compiler =
        InMemoryCompiler.withProcessor().options("--enable-preview", "--release", "" + feature, "-Xlint:-preview");
    List<String> errors = compiler.compile(Map.of("Old", source)).errors().lines().toList();
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).startsWith("Old.java:5:7: ERROR: [PatternSwitch]"), errors::toString);
  }
}
