package weft.processor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LivenessTest {
  /** One line for each block: what is live where it begins, and behind the bar what is live across its suspension. */
  private static void check(String graph, String expected) {
    FlowGraph parsed = GraphText.parse(graph);
    Liveness liveness = Liveness.of(parsed);
    StringBuilder text = new StringBuilder();
    for (Block block : parsed.blocks()) {
      text.append(block).append(':').append(names(liveness.at(block)));
      if (!block.terminator().labels().isEmpty()) text.append(" |").append(names(liveness.across(block)));
      text.append('\n');
    }
    assertEquals(expected, text.toString());
  }

  private static String names(Set<Variable> variables) {
    return variables.stream().map(variable -> " " + variable.name()).sorted().collect(Collectors.joining());
  }

  @Test
  void aVariableLivesFromItsAssignmentToItsLastRead() {
    check(
        """
        B0:
          x = 1
          goto B1
        B1:
          f();
          goto B2
        B2:
          use(x);
          goto B3
        B3:
          finish
        """,
        """
        B0:
        B1: x
        B2: x
        B3:
        """);
  }

  @Test
  void onlyWhatIsReadLaterLivesAcrossASuspension() {
    check(
        """
        variables n
        B0:
          i = 0
          goto B1
        B1:
          square = i * i
          branch i < n ? B2 : B4
        B2:
          yield square resume B3
        B3:
          i++;
          goto B1
        B4:
          finish
        """,
        """
        B0: n
        B1: i n
        B2: i n square | i n
        B3: i n
        B4:
        """);
  }

  @Test
  void whatIsAssignedAgainFirstIsDead() {
    check(
        """
        B0:
          x = 1
          yield x resume B1
        B1:
          x = 2;
          use(x);
          finish
        """,
        """
        B0: |
        B1:
        """);
  }

  @Test
  void anAbandonPointIsASuccessor() {
    check(
        """
        B0:
          in = open()
          message = text()
          yield 1 resume B1 abandon B2
        B1:
          use(message);
          finish
        B2:
          close(in);
          finish
        """,
        """
        B0: | in message
        B1: message
        B2: in
        """);
  }

  /** The exception may come before the assignment, so the old value may still be read: x lives all through the region. */
  @Test
  void whatAHandlerReadsLivesInTheWholeRegion() {
    check(
        """
        R0 catch e B3
        B0:
          x = 1
          goto B1
        B1 in R0:
          f();
          yield 1 resume B2
        B2 in R0:
          x = 2;
          finish
        B3:
          use(x);
          throw e
        """,
        """
        B0:
        B1: x | x
        B2: x
        B3: e x
        """);
  }

  @Test
  void theParameterOfAHandlerGetsItsValueOnTheWayIn() {
    check(
        """
        R0 catch e B2
        B0:
          goto B1
        B1 in R0:
          f();
          finish
        B2:
          yield 1 resume B3
        B3:
          throw e
        """,
        """
        B0:
        B1:
        B2: e | e
        B3: e
        """);
  }

  @Test
  void handlersOfOuterRegionsCountToo() {
    check(
        """
        R0 catch e B3
        R1 catch f B4
        R1 in R0
        B0:
          x = 1
          goto B1
        B1 in R0:
          goto B2
        B2 in R1:
          finish
        B3:
          use(x);
          finish
        B4 in R0:
          finish
        """,
        """
        B0:
        B1: x
        B2: x
        B3: x
        B4: x
        """);
  }
}
