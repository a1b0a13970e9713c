package weft.processor.emit;

import java.util.regex.Pattern;

/**
 * Marks in printed text that say which line of the source stands there. They are characters that are none, and are taken out
 * when the text of a companion is complete; what they say becomes the tables of its run classes.
 */
final class LineMarks {
  private static final char OPEN = '\uFDD0';
  private static final char CLOSE = '\uFDD1';
  private static final char TABLE = '\uFDD2';

  /** A constant has at most 65,535 bytes (JVMS 4.4.7). */
  private static final int LONGEST_TABLE = 60_000;

  private static final Pattern MARK = Pattern.compile(OPEN + "\\d+" + CLOSE);

  private LineMarks() {}

  /** Says that {@code line} of the source follows. */
  static String of(long line) {
    return "" + OPEN + line + CLOSE;
  }

  /** Stands for the table of the run class around it, which ends there. */
  static String table() {
    return String.valueOf(TABLE);
  }

  static String strip(String text) {
    return text.indexOf(OPEN) < 0 ? text : MARK.matcher(text).replaceAll("");
  }

  /** {@code source} without marks, and with tables. */
  static String resolve(String source) {
    StringBuilder text = new StringBuilder(source.length());
    StringBuilder table = new StringBuilder();
    String last = "";
    String[] lines = source.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int open = lines[i].indexOf(OPEN);
      if (open >= 0) {
        String line = lines[i].substring(open + 1, lines[i].indexOf(CLOSE));
        if (!line.equals(last) && table.length() < LONGEST_TABLE) {
          table.append(table.isEmpty() ? "" : " ").append(i + 1).append(':').append(line);
        }
        last = line;
      }
      String resolved = strip(lines[i]);
      if (resolved.indexOf(TABLE) >= 0) {
        resolved = resolved.replace(table(), table);
        table.setLength(0);
        last = "";
      }
      text.append(resolved).append(i < lines.length - 1 ? "\n" : "");
    }
    return text.toString();
  }
}
