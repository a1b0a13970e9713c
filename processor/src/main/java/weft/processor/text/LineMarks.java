package weft.processor.text;

/**
 * Marks in text that say which line of the source stands there. They are characters that are none, which the writer takes
 * out; what they say becomes the tables of the run classes.
 */
public final class LineMarks {
  static final char OPEN = '\uFDD0';
  static final char CLOSE = '\uFDD1';
  static final char TABLE = '\uFDD2';

  private LineMarks() {}

  /** Says that {@code line} of the source follows. */
  public static String of(long line) {
    return OPEN + Long.toString(line) + CLOSE;
  }

  /** Stands for the table of the run class around it, which ends there. */
  public static String table() {
    return String.valueOf(TABLE);
  }

  public static String strip(String text) {
    if (text.indexOf(OPEN) < 0) return text;
    StringBuilder stripped = new StringBuilder(text.length());
    int from = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
      stripped.append(text, from, open);
      from = text.indexOf(CLOSE, open) + 1;
    }
    return stripped.append(text, from, text.length()).toString();
  }
}
