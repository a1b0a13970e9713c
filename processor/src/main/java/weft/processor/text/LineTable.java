package weft.processor.text;

/** Which lines of the source the lines of a text stand for, as far as it is written: {@code 12:3 15:4}. */
final class LineTable {
  /** A constant has at most 65,535 bytes (JVMS 4.4.7). */
  private static final int LONGEST = 60_000;

  private final StringBuilder table = new StringBuilder();
  private int markedLine;
  private long last;

  /** {@code line} of the text stands for {@code source}; what its first mark says counts. */
  void mark(int line, long source) {
    if (line == markedLine) return;
    markedLine = line;
    if (source != last && table.length() < LONGEST) {
      if (!table.isEmpty()) table.append(' ');
      table.append(line).append(':').append(source);
    }
    last = source;
  }

  /** What has been marked since the last table. */
  String end() {
    String text = table.toString();
    table.setLength(0);
    last = 0;
    return text;
  }
}
