package weft.processor.text;

/**
 * Which lines of the source the lines of a text stand for, as far as it is written: {@code 12:3 15:4+2} for 12 that stands
 * for 3, and 15 to 17 that stand for 4 to 6.
 */
final class LineTable {
  /** A constant has at most 65,535 bytes (JVMS 4.4.7). */
  private static final int LONGEST = 60_000;

  private final StringBuilder table = new StringBuilder();
  private int markedLine;
  private long markedSource;
  /** The entry that {@code table} ends with, and how many lines it is about beside its first one, which is not yet said there. */
  private int entryLine;
  private long entrySource;
  private int more;

  /** {@code line} of the text stands for {@code source}; what its first mark says counts. */
  void mark(int line, long source) {
    if (line == markedLine) return;
    markedLine = line;
    boolean isSame = source == markedSource;
    markedSource = source;
    boolean isNext = line == entryLine + more + 1 && source == entrySource + more + 1 && !table.isEmpty();
    if (isNext) more++;
    if (!isNext && !isSame) begin(line, source);
  }

  private void begin(int line, long source) {
    endEntry();
    if (table.length() > LONGEST) return;
    table.append(table.isEmpty() ? "" : " ").append(line).append(':').append(source);
    entryLine = line;
    entrySource = source;
  }

  private void endEntry() {
    if (more > 0) table.append('+').append(more);
    more = 0;
  }

  /** What has been marked since the last table. */
  String end() {
    endEntry();
    String text = table.toString();
    table.setLength(0);
    markedSource = 0;
    return text;
  }
}
