package weft.processor.split;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import weft.processor.flow.Block;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.GraphText;
import weft.processor.flow.Part;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;

/** From graphs to parts. Each step has the size 10, each end of a block the size 5. */
class PartitionTest {
  private static final Sizes SIZES =
      new Sizes() {
        @Override
        public int of(Step step) {
          return 10;
        }

        @Override
        public int ofEnd(Block block) {
          return 5;
        }

        @Override
        public boolean canBeField(Variable variable) {
          return !variable.name().startsWith("local");
        }

        @Override
        public Object selectorType(Terminator.Switch choice) {
          return int.class;
        }
      };

  private static void check(int limit, String graph, String parts, String divided) {
    FlowGraph parsed = GraphText.parse(graph);
    String found = describe(Partition.of(parsed, SIZES, limit));
    assertEquals(parts + "\n" + divided, found + "\n" + parsed);
  }

  private static String describe(List<Part> parts) {
    return parts.stream().map(PartitionTest::describe).collect(Collectors.joining(" | "));
  }

  private static String describe(Part part) {
    if (part instanceof Part.Guard guard) return guard.region() + " (" + describe(guard.parts()) + ")";
    return ((Part.Stretch) part).blocks().stream().map(Block::toString).collect(Collectors.joining(" "));
  }

  @Test
  void whatFitsStaysTogether() {
    String graph =
        """
        B0:
          f();
          g();
          finish
        """;
    check(30, graph, "B0", graph);
  }

  @Test
  void aBlockIsCutBetweenSteps() {
    check(
        15,
        """
        B0:
          f();
          g();
          finish
        """,
        "B0 B2 | B1",
        """
        B0:
          f();
          goto B2
        B1:
          g();
          finish
        B2:
          continue B1
        """);
  }

  @Test
  void aBlockIsNotCutBetweenUsesOfWhatStaysLocal() {
    check(
        15,
        """
        variables local1
        B0:
          let local1 = 1
          log(local1);
          g();
          finish
        """,
        "B0 B2 | B1",
        """
        B0:
          let local1 = 1
          log(local1);
          goto B2
        B1:
          g();
          finish
        B2:
          continue B1
        """);
  }

  @Test
  void aLoopInSeveralPartsGoesRoundByTheState() {
    check(
        30,
        """
        B0:
          goto B1
        B1:
          branch c() ? B2 : B3
        B2:
          f();
          g();
          goto B1
        B3:
          finish
        """,
        "B0 B1 B2 B5 | B4 B6",
        """
        B0:
          goto B1
        B1:
          branch c() ? B2 : B3
        B2:
          f();
          goto B5
        B3:
          finish
        B4:
          g();
          goto B6
        B5:
          continue B4
        B6:
          continue B1
        """);
  }

  @Test
  void aRegionThatIsTooLargeStandsAroundParts() {
    check(
        25,
        """
        synthetic e
        R0 catch e B3
        B0:
          goto B1
        B1 in R0:
          f();
          yield 1 resume B2
        B2 in R0:
          g();
          goto B4
        B3:
          h();
          goto B4
        B4:
          finish
        """,
        "B0 B6 | R0 (B1 | B2) | B3",
        """
        B0:
          goto B6
        B1 in R0:
          f();
          yield 1 resume B2
        B2 in R0:
          g();
          goto B4
        B3:
          h();
          goto B4
        B4:
          finish
        B6:
          continue B1
        B7:
          continue B3
        """);
  }
}
