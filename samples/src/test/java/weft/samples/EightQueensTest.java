package weft.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.Sequence;

class EightQueensTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 0", "3, 0", "4, 2", "5, 10", "6, 4", "7, 40", "8, 92", "9, 352"})
  void hasTheKnownNumberOfSolutions(int size, int solutions) {
    assertEquals(solutions, EightQueens.solutions(size).stream().count());
  }

  @Test
  void findsTheFirstSolution() {
    assertArrayEquals(new int[] {0, 4, 7, 5, 2, 6, 1, 3}, EightQueens.solutions(8).iterator().next());
  }

  @Test
  void findsSolutionsOnly() {
    for (int[] board : EightQueens.solutions(8)) {
      for (int row = 0; row < 8; row++) {
        assertTrue(EightQueens.isSafe(board, row, board[row]));
      }
    }
  }

  @Test
  void keepsRunsApart() {
    Sequence<int[]> solutions = EightQueens.solutions(6);
    Iterator<int[]> one = solutions.iterator();
    Iterator<int[]> other = solutions.iterator();
    while (one.hasNext()) assertArrayEquals(one.next(), other.next());
    assertFalse(other.hasNext());
  }
}
