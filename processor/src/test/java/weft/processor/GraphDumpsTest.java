package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.processor.testing.Compilation;
import weft.processor.testing.InMemoryCompiler;
import weft.processor.testing.Program;

/** What {@code -Aweft.dump} writes. */
class GraphDumpsTest {
  private static final String RANGE =
      "@Generator static Sequence<Integer> range(int lo, int hi) { for (int i = lo; i < hi; i++) if (i % 7 == 3) Gen.yield(i); return Gen.end(); }";

  @TempDir Path work;

  private Path dump(String members, String... options) {
    Path folder = work.resolve("new").resolve("graphs");
    InMemoryCompiler compiler = InMemoryCompiler.withProcessor().options("-Aweft.dump=" + folder).options(options);
    new Program("Dumped", members, "").compile(compiler).checked();
    return folder;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void eachPassHasItsFiles() throws IOException {
    List<String> names = names(dump(RANGE));
    assertEquals(
        List.of("1-lowered", "2-marked", "3-simplified", "5-released").stream()
            .flatMap(pass -> Stream.of(".dot", ".txt").map(end -> "conformance.Dumped.range." + pass + end))
            .toList(),
        names.stream().filter(name -> !name.contains("4-split")).toList()); // all is split where tests are asked to
  }

  @Test
  void largeBodiesAreSplit() throws IOException {
    List<String> names = names(dump(RANGE, "-Aweft.split=1"));
    assertTrue(names.contains("conformance.Dumped.range.4-split.dot"), names::toString);
  }

  @Test
  void overloadsAreNumbered() throws IOException {
    String more = RANGE.replace("int lo, int hi", "int lo, long hi");
    List<String> names = names(dump(RANGE + more));
    assertTrue(names.containsAll(List.of("conformance.Dumped.range.1-lowered.txt", "conformance.Dumped.range-2.1-lowered.txt")), names::toString);
  }

  @Test
  void blocksAndWaysForGraphviz() throws IOException {
    Path folder = dump(RANGE);
    assertEquals(
        """
        digraph "conformance.Dumped.range.3-simplified" {
          graph [compound=true];
          node [shape=box, fontname=monospace];
          B0 [label="B0\\llet i = lo\\l"];
          B1 [label="B1\\lfinish\\l"];
          B2 [label="B2\\lbranch i < hi ? B3 : B1\\l"];
          B3 [label="B3\\lbranch i % 7 == 3 ? B6 : B4\\l"];
          B4 [label="B4\\li++;\\l"];
          B6 [label="B6\\lyield i resume B8\\l"];
          B8 [label="B8\\li++;\\l"];
          B0 -> B2;
          B2 -> B3 [label=true];
          B2 -> B1 [label=false];
          B3 -> B6 [label=true];
          B3 -> B4 [label=false];
          B4 -> B2;
          B6 -> B8 [label=resume, style=dashed];
          B8 -> B2;
        }
        """,
        Files.readString(folder.resolve("conformance.Dumped.range.3-simplified.dot")));
  }

  @Test
  void regionsAndQuotesForGraphviz() throws IOException {
    Path folder = dump(
        """
        @Generator static Sequence<String> g() {
          try {
            Gen.yield("a\\n");
          } catch (IllegalStateException e) {
            log(e);
          } finally {
            log("done");
          }
          return Gen.end();
        }
        """);
    String dot = Files.readString(folder.resolve("conformance.Dumped.g.3-simplified.dot"));
    assertTrue(dot.contains("subgraph cluster_R0 {\n"), dot);
    assertTrue(dot.contains("yield \\\"a\\\\n\\\" resume"), dot);
    assertTrue(dot.contains("[label=closed, style=dotted]"), dot);
    assertTrue(dot.contains("[label=\"catch IllegalStateException\", color=red, ltail=cluster_R1]"), dot);
  }

  @Test
  void whatCannotBeWrittenIsAWarning() throws IOException {
    Path file = Files.writeString(work.resolve("file"), "");
    Compilation compilation =
        new Program("Dumped", RANGE, "").compile(InMemoryCompiler.withProcessor().options("-Aweft.dump=" + file));
    assertTrue(compilation.succeeded(), compilation::report);
    assertTrue(compilation.report().contains("-Aweft.dump: cannot write conformance.Dumped.range.1-lowered"), compilation::report);
  }
}
