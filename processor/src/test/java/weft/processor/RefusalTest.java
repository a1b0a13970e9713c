package weft.processor;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weft.processor.testing.Compilation;
import weft.processor.testing.Folders;
import weft.processor.testing.InMemoryCompiler;

/**
 * Each source in {@code refusals} says what is refused in it: below a line stands a comment with a caret under the column
 * where the error is reported, and its id. Nothing else may be reported.
 *
 * <pre>
 * names.forEach(name -> Gen.yield(name));
 * //                    ^ [YieldInLambda]
 * </pre>
 *
 * <p>{@code -Dweft.refusals=rewrite} writes the errors that were reported into the sources.
 */
class RefusalTest {
  private static final Path FOLDER = Folders.resources("refusals");
  private static final Pattern MARKER = Pattern.compile("\\s*//\\s*\\^ \\[(\\w+)\\]");
  private static final Pattern ID = Pattern.compile("^\\[(\\w+)\\]");

  /** What is wrong; what to write instead; where to read on. */
  private static final Pattern MESSAGE = Pattern.compile("\\[(\\w+)] [^;]+; ((?:`[^`]*`|[^;`])+) \\(see docs/refusals\\.md#\\1\\)");

  /** What the message of each id must say for the user to know what to write instead. */
  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          entry("YieldInLambda", "\\bfor\\b"),
          entry("YieldInNestedClass", "\\b[Mm]ove\\b|@Generator"),
          entry("YieldInSynchronized", "synchronized"),
          entry("YieldInExpression", "statement|variable of explicit type|with ="),
          entry("YieldOutsideGenerator", "@Generator"),
          entry("ReturnType", "Sequence|return Gen\\.end\\(\\);"),
          entry("ElementType", "convert|return type"),
          entry("AnswerType", "Coroutine|use it as|\\bas\\b"),
          entry("ResultType", "Coroutine|return type"),
          entry("AwaitInSequence", "CompletableFuture|Flow\\.Publisher"),
          entry("YieldInFuture", "Flow\\.Publisher"),
          entry("AbstractGenerator", "\\bbody\\b|implement"),
          entry("PrivateType", "package-private"),
          entry("PrivateMember", "package-private|variable of explicit type"),
          entry("LocalOwner", "top-level|nested|member|named"),
          entry("ReturnNull", "return Gen\\.end\\(\\);"),
          entry("EndInExpression", "return Gen\\.end\\(\\);"),
          entry("Undenotable", "declare|type|class|instanceof"));

  private record Refusal(long line, long column, String id) {
    static final Comparator<Refusal> BY_PLACE = Comparator.comparingLong(Refusal::line).thenComparing(Refusal::column);

    @Override
    public String toString() {
      return line + ":" + column + " [" + id + "]";
    }
  }

  /** A source without its markers' meaning: they are comments, so it is compiled as it stands. */
  private record Source(List<String> lines) {
    List<Refusal> expected() {
      List<Refusal> expected = new ArrayList<>();
      int place = 0;
      for (int i = 0; i < lines.size(); i++) {
        Matcher marker = MARKER.matcher(lines.get(i));
        if (marker.lookingAt()) {
          expected.add(new Refusal(place, lines.get(i).indexOf('^') + 1, marker.group(1)));
        } else {
          place = i + 1;
        }
      }
      return expected.stream().sorted(Refusal.BY_PLACE).toList();
    }

    Source withMarkers(List<Refusal> refusals) {
      List<String> rewritten = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        if (MARKER.matcher(lines.get(i)).lookingAt()) continue;
        rewritten.add(lines.get(i));
        for (Refusal refusal : refusals) {
          if (refusal.line() == i + 1) rewritten.add(marker(lines.get(i), refusal));
        }
      }
      return new Source(rewritten);
    }

    private static String marker(String line, Refusal refusal) {
      int caret = (int) refusal.column() - 1;
      int indentation = Math.max(0, Math.min(line.indexOf(line.strip()), caret - 3));
      return " ".repeat(indentation) + "//" + " ".repeat(caret - indentation - 2) + "^ [" + refusal.id() + "]";
    }
  }

  @TestFactory
  Stream<DynamicTest> refusals() {
    return Folders.entries(FOLDER).stream()
        .map(file -> DynamicTest.dynamicTest(Folders.nameOf(file), () -> refusesExactlyWhatIsMarked(file)));
  }

  private static void refusesExactlyWhatIsMarked(Path file) throws IOException {
    Source source = new Source(Files.readAllLines(file));
    String name = "refusals." + Folders.nameOf(file);
    Compilation compilation =
        InMemoryCompiler.withProcessor().compile(name, String.join("\n", source.lines()) + "\n");
    List<Compilation.Finding> problems =
        compilation.findings().stream().filter(Compilation.Finding::isProblem).toList();
    for (Compilation.Finding problem : problems) {
      assertFalse(problem.isWarning() || problem.inGeneratedSource(), problem::toString);
      assertTrue(problem.file().endsWith(file.getFileName().toString()), problem::toString);
      assertHasRemedy(problem);
    }
    List<Refusal> actual = problems.stream().map(RefusalTest::refusal).sorted(Refusal.BY_PLACE).toList();
    if ("rewrite".equals(System.getProperty("weft.refusals"))) {
      source = source.withMarkers(actual);
      Files.write(file, source.lines());
    }
    assertEquals(lines(source.expected()), lines(actual), () -> file + "\n" + compilation.report());
    assertFalse(compilation.succeeded());
  }

  private static Refusal refusal(Compilation.Finding finding) {
    Matcher id = ID.matcher(finding.message());
    return new Refusal(finding.line(), finding.column(), id.find() ? id.group(1) : "no id: " + finding.message());
  }

  private static String lines(List<Refusal> refusals) {
    return String.join("\n", refusals.stream().map(Refusal::toString).toList());
  }

  private static void assertHasRemedy(Compilation.Finding problem) {
    String remedy = REMEDIES.get(refusal(problem).id());
    Matcher message = MESSAGE.matcher(problem.message());
    assertTrue(message.matches(), problem::toString);
    assertTrue(remedy != null && Pattern.compile(remedy).matcher(message.group(2)).find(), problem::toString);
  }

  /** Every source is legal Java: it is this processor that refuses it. */
  @TestFactory
  Stream<DynamicTest> sourcesAreLegal() {
    return Folders.entries(FOLDER).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    Folders.nameOf(file),
                    () -> {
                      String name = "refusals." + Folders.nameOf(file);
                      InMemoryCompiler.plain().compile(name, Files.readString(file)).checked();
                    }));
  }

  /** No refusal without a source that shows it. */
  @Test
  void everyIdIsShown() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Path file : Folders.entries(FOLDER)) {
      new Source(Files.readAllLines(file)).expected().forEach(refusal -> shown.add(refusal.id()));
    }
    assertEquals(new TreeSet<>(REMEDIES.keySet()), shown);
  }
}
