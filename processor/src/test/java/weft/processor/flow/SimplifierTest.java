package weft.processor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SimplifierTest {
  private static void check(String before, String after) {
    FlowGraph graph = GraphText.parse(before);
    Simplifier.simplify(graph);
    assertEquals(after, graph.toString());
  }

  @Test
  void jumpsToJumpsAreThreaded() {
    check(
        """
        B0:
          branch c() ? B1 : B2
        B1:
          goto B3
        B2:
          goto B1
        B3:
          goto B4
        B4:
          f();
          goto B4
        """,
        """
        B0:
          branch c() ? B4 : B4
        B4:
          f();
          goto B4
        """);
  }

  /** A suspension tells by its resume point where the body is, so two of them share none. */
  @Test
  void resumePointsStay() {
    check(
        """
        B0:
          branch c() ? B1 : B2
        B1:
          yield 1 resume B3
        B2:
          yield 2 resume B4
        B3:
          goto B5
        B4:
          goto B5
        B5:
          finish
        """,
        """
        B0:
          branch c() ? B1 : B2
        B1:
          yield 1 resume B3
        B2:
          yield 2 resume B4
        B3:
          goto B5
        B4:
          goto B5
        B5:
          finish
        """);
  }

  @Test
  void blocksThatFollowEachOtherAreJoined() {
    check(
        """
        B0:
          f();
          goto B1
        B1:
          g();
          goto B2
        B2:
          h();
          throw new Error()
        """,
        """
        B0:
          f();
          g();
          h();
          throw new Error()
        """);
  }

  @Test
  void blocksOfDifferentRegionsAreNotJoined() {
    String graph =
        """
        B0:
          f();
          goto B1
        B1 in R0:
          g();
          goto B3
        B2:
          throw e
        B3:
          h();
          finish
        """;
    check("R0 catch e B2\n" + graph, graph);
  }

  /** The entry is where the native statement begins, even if it only jumps on. */
  @Test
  void theEntryOfARegionStays() {
    String graph =
        """
        B0:
          goto B1
        B1 in R0:
          goto B2
        B2 in R0:
          branch c() ? B2 : B4
        B3:
          throw e
        B4:
          finish
        """;
    check("R0 catch e B3\n" + graph, graph);
  }

  @Test
  void aLoopOfEmptyJumpsEndsTheThreading() {
    check(
        """
        B0:
          goto B1
        B1:
          goto B2
        B2:
          goto B1
        """,
        """
        B0:
          goto B1
        B1:
          goto B1
        """);
  }

  @Test
  void unreachableBlocksGo() {
    check(
        """
        B0:
          finish
        B1:
          goto B2
        B2:
          goto B1
        """,
        """
        B0:
          finish
        """);
  }

  /** The selector is a variable, which to evaluate does nothing; and then nobody reads what it was set to. */
  @Test
  void aSwitchWithOneTargetIsAJump() {
    check(
        """
        synthetic completion
        B0:
          completion = 0
          branch c() ? B1 : B2
        B1:
          completion = 1
          goto B2
        B2:
          switch completion [0: B3] else B3
        B3:
          f();
          finish
        """,
        """
        B0:
          branch c() ? B2 : B2
        B2:
          f();
          finish
        """);
  }

  @Test
  void aSwitchThatEvaluatesStays() {
    String graph =
        """
        B0:
          switch next() [0: B1] else B1
        B1:
          f();
          finish
        """;
    check(graph, graph);
  }

  @Test
  void onlyMadeUpVariablesLoseTheirAssignments() {
    check(
        """
        synthetic made copied
        B0:
          made = 0
          written = 0
          copied = written
          finish
        """,
        """
        B0:
          written = 0
          copied = written
          finish
        """);
  }

  /** After the yield comes the update, and the head is the only way into the loop. */
  @Test
  void aSmallMergeIsCopiedToTheResumePoint() {
    check(
        """
        variables n
        B0:
          i = 0
          goto B1
        B1:
          branch i < n ? B2 : B6
        B2:
          branch i % 7 == 3 ? B3 : B5
        B3:
          yield i resume B4
        B4:
          goto B5
        B5:
          i++;
          goto B1
        B6:
          finish
        """,
        """
        B0:
          i = 0
          goto B1
        B1:
          branch i < n ? B2 : B6
        B2:
          branch i % 7 == 3 ? B3 : B5
        B3:
          yield i resume B4
        B4:
          i++;
          goto B1
        B5:
          i++;
          goto B1
        B6:
          finish
        """);
  }

  @Test
  void aLargeMergeIsNotCopied() {
    String graph =
        """
        B0:
          branch c() ? B1 : B3
        B1:
          yield 1 resume B2
        B2:
          goto B3
        B3:
          f();
          g();
          h();
          goto B0
        """;
    check(graph, graph);
  }

  @Test
  void aMergeThatDeclaresIsNotCopied() {
    String graph =
        """
        B0:
          branch c() ? B1 : B3
        B1:
          yield 1 resume B2
        B2:
          goto B3
        B3:
          let x = f()
          goto B0
        """;
    check(graph, graph);
  }

  /** Storage declares such a variable where all its blocks see it. */
  @Test
  void aDeclarationWithoutValueGoesWhereOtherBlocksUseTheVariable() {
    check(
        """
        B0:
          let here
          let shared
          here = 1;
          branch c() ? B1 : B2
        B1:
          shared = 1;
          goto B2
        B2:
          use(shared);
          finish
        """,
        """
        B0:
          let here
          here = 1;
          branch c() ? B1 : B2
        B1:
          shared = 1;
          goto B2
        B2:
          use(shared);
          finish
        """);
  }
}
