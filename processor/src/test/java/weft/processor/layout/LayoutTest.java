package weft.processor.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.processor.flow.GraphText;

/** From simplified graphs to statements. {@code at} are the states that lead there; 0 is the start. */
class LayoutTest {
  private static void check(String graph, String shape) {
    assertEquals(shape, ShapeText.of(Layout.of(GraphText.parse(graph))));
  }

  @Test
  void aStraightLine() {
    check(
        """
        B0:
          f();
          yield 1 resume B1
        B1:
          finish
        """,
        """
        enter
        at [0]
          B0
          yield 1, then 1
        at [1]
          finish
        """);
  }

  @Test
  void aLoopWithoutResumePointIsALoop() {
    check(
        """
        B0:
          goto B1
        B1:
          branch c() ? B2 : B3
        B2:
          f();
          goto B1
        B3:
          finish
        """,
        """
        enter
        at [0]
          while c()
            B2
          finish
        """);
  }

  @Test
  void aLoopThatTestsAtItsEnd() {
    check(
        """
        B0:
          goto B1
        B1:
          f();
          branch c() ? B1 : B2
        B2:
          finish
        """,
        """
        enter
        at [0]
          do
            B1
          while c()
          finish
        """);
  }

  /** The resume point has its own copy of the update, so the loop needs no dispatch. */
  @Test
  void aLoopWithAYieldIsEnteredAtItsHead() {
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
          i++;
          goto B1
        B5:
          i++;
          goto B1
        B6:
          finish
        """,
        """
        enter
        at [0]
          B0
        at [1]
          B4
        while i < n
          if i % 7 == 3
            yield i, then 1
          else
            B5
        finish
        """);
  }

  /** Each activation goes round at most once. */
  @Test
  void aLoopThatAlwaysYieldsIsNone() {
    check(
        """
        variables n
        B0:
          i = 0
          goto B1
        B1:
          branch i < n ? B2 : B4
        B2:
          yield i resume B3
        B3:
          i++;
          goto B1
        B4:
          finish
        """,
        """
        enter
        at [0]
          B0
        at [1]
          B3
        if i < n
          yield i, then 1
        else
          finish
        """);
  }

  /** The state leads on at the head of the outer loop; from then on it is of no concern. */
  @Test
  void aResumePointInsideTheInnerLoop() {
    check(
        """
        variables n
        B0:
          row = 0
          goto B1
        B1:
          branch row < n ? B2 : B8
        B2:
          column = 0
          goto B3
        B3:
          branch column < n ? B4 : B7
        B4:
          branch column % 2 == 0 ? B5 : B6
        B5:
          yield column resume B9
        B6:
          column++;
          goto B3
        B7:
          row++;
          goto B1
        B8:
          finish
        B9:
          column++;
          goto B3
        """,
        """
        enter
        at [0]
          B0
        at [1]
        loop
          dispatch
          at [1] final
            B9
          else
            if row < n
              B2
            else
              finish
          while column < n
            if column % 2 == 0
              yield column, then 1
            else
              B6
          B7
        """);
  }

  @Test
  void aMergeFollowsABlockThatJumpsLeave() {
    check(
        """
        B0:
          branch c() ? B1 : B2
        B1:
          f();
          goto B3
        B2:
          g();
          goto B3
        B3:
          h();
          yield 1 resume B4
        B4:
          finish
        """,
        """
        enter
        at [0]
          if c()
            B1
          else
            B2
          B3
          yield 1, then 1
        at [1]
          finish
        """);
  }

  @Test
  void anArmThatLeavesDoesNotMerge() {
    check(
        """
        B0:
          branch a() ? B1 : B2
        B1:
          branch b() ? B3 : B4
        B2:
          f();
          goto B4
        B3:
          throw new Error()
        B4:
          h();
          finish
        """,
        """
        enter
        at [0]
          if a()
            if b()
              throw new Error()
          else
            B2
          B4
          finish
        """);
  }

  @Test
  void twoMergesNeedALabel() {
    check(
        """
        B0:
          branch a() ? B1 : B2
        B1:
          branch b() ? B3 : B4
        B2:
          f();
          goto B3
        B3:
          g();
          goto B4
        B4:
          h();
          finish
        """,
        """
        enter
        at [0]
          after:
            if a()
              if b()
              else
                break after
            else
              B2
            B3
          B4
          finish
        """);
  }

  @Test
  void aMergeOutOfASwitch() {
    check(
        """
        B0:
          switch x [0: B1] [1: B2] else B3
        B1:
          f();
          goto B3
        B2:
          yield 1 resume B4
        B3:
          g();
          finish
        B4:
          goto B3
        """,
        """
        enter
        at [0]
          switch x
          case 0
            B1
          case 1
            yield 1, then 1
          default
        at [1]
        B3
        finish
        """);
  }

  @Test
  void aBreakOutOfTwoLoops() {
    check(
        """
        B0:
          goto B1
        B1:
          branch a() ? B2 : B5
        B2:
          branch b() ? B3 : B1
        B3:
          branch c() ? B4 : B2
        B4:
          f();
          goto B5
        B5:
          g();
          finish
        """,
        """
        enter
        at [0]
          after:
            after2:
              while a()
                while b()
                  if c()
                    break after2
              break after
            B4
          B5
          finish
        """);
  }

  /** A native statement is entered at its beginning only, so the state leads on inside. */
  @Test
  void aRegionWithAResumePointInside() {
    check(
        """
        R0 catch e B4
        B0:
          f();
          goto B1
        B1 in R0:
          g();
          yield 1 resume B2
        B2 in R0:
          h();
          goto B3
        B3:
          finish
        B4:
          yield e resume B5
        B5:
          goto B3
        """,
        """
        enter
        at [0]
          B0
        at [1]
        at [2]
          finish
        try R0
          dispatch
          at [1]
            B2
            finish
          else
            B1
            yield 1, then 1
        catch e
          yield e, then 2
        """);
  }

  @Test
  void aRegionInsideALoop() {
    check(
        """
        R0 catch e B4
        B0:
          goto B1
        B1:
          branch c() ? B2 : B5
        B2 in R0:
          yield 1 resume B3
        B3 in R0:
          goto B1
        B4:
          f();
          goto B1
        B5:
          finish
        """,
        """
        enter
        at [0]
        at [1]
        loop
          dispatch
          at [1]
          else
            if c()
            else
              finish
          try R0
            dispatch
            at [1] final
            else
              yield 1, then 1
          catch e
            B4
        """);
  }

  /** The state leads inwards twice. */
  @Test
  void nestedRegions() {
    check(
        """
        R0 catch e B5
        R1 catch f B4
        R1 in R0
        B0:
          goto B1
        B1 in R0:
          f();
          goto B2
        B2 in R1:
          yield 1 resume B3
        B3 in R1:
          goto B6
        B4 in R0:
          g();
          goto B6
        B5:
          h();
          finish
        B6:
          finish
        """,
        """
        enter
        at [0]
        at [1]
        try R0
          dispatch
          at [1]
          else
            B1
          try R1
            dispatch
            at [1]
              finish
            else
              yield 1, then 1
          catch f
            B4
            finish
        catch e
          B5
          finish
        """);
  }

  @Test
  void aFinalizerIsReachedByAbandonPointExceptionAndEnd() {
    check(
        """
        synthetic thrown
        R0 catch thrown B3
        B0:
          goto B1
        B1 in R0:
          yield 1 resume B2 abandon B5
        B2 in R0:
          goto B4
        B3:
          goto B6
        B4:
          thrown = null
          goto B6
        B5:
          thrown = null
          goto B6
        B6:
          f();
          branch thrown != null ? B7 : B8
        B7:
          throw thrown
        B8:
          finish
        """,
        """
        after:
          enter
          at [0]
          at [1]
          at [2]
            B5
            break after
          try R0
            dispatch
            at [1]
            else
              yield 1, then 1
          catch thrown
            break after
          B4
        B6
        if thrown != null
          throw thrown
        else
          finish
        """);
  }
}
