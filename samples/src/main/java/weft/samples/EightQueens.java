package weft.samples;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

/** All ways to place n queens on a board of n by n squares so that none attacks another, by backtracking. */
public final class EightQueens {
  private EightQueens() {}

  /** The solutions, each as the column of the queen in each row. */
  @Generator
  public static Sequence<int[]> solutions(int size) {
    int[] board = new int[size]; // one for each run
    return placements(board, 0); // the rest of this sequence is that one
  }

  /** The solutions that agree with the first {@code row} rows of {@code board}. */
  @Generator
  static Sequence<int[]> placements(int[] board, int row) {
    if (row == board.length) {
      Gen.yield(board.clone());
      return Gen.end();
    }
    for (int column = 0; column < board.length; column++) {
      if (isSafe(board, row, column)) {
        board[row] = column;
        Gen.yieldAll(placements(board, row + 1));
      }
    }
    return Gen.end();
  }

  /** Whether none of the queens in the rows above attacks the square. */
  static boolean isSafe(int[] board, int row, int column) {
    for (int above = 0; above < row; above++) {
      int distance = board[above] - column;
      if (distance == 0 || Math.abs(distance) == row - above) return false;
    }
    return true;
  }

  /** The board in lines of text. */
  static String draw(int[] board) {
    StringBuilder text = new StringBuilder();
    for (int queen : board) {
      for (int column = 0; column < board.length; column++) {
        text.append(column == queen ? " Q" : " .");
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Prints the first solution for eight queens, and how many there are for one to nine. */
  public static void main(String[] args) {
    System.out.print(draw(solutions(8).iterator().next()));
    for (int size = 1; size <= 9; size++) {
      System.out.println(size + " queens: " + solutions(size).stream().count() + " solutions");
    }
  }
}
