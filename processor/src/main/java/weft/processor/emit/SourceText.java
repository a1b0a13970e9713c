package weft.processor.emit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.io.IOException;
import java.io.UncheckedIOException;
import weft.processor.source.Body;
import weft.processor.source.SourceLines;
import weft.processor.text.CodeBlock;

/** The text of a source file, by the positions of trees. */
final class SourceText {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String source;
  private final SourceLines lines;

  /** That of the file which {@code body} is in. */
  SourceText(Body body) {
    this.unit = body.unit();
    this.lines = body.lines();
    this.positions = body.javac().trees().getSourcePositions();
    try {
      this.source = unit.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String between(int from, int to) {
    return source.substring(from, to);
  }

  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  /** To javac, a resource that is an expression ends with the semicolon behind it. */
  int end(Tree tree) {
    int end = (int) positions.getEndPosition(unit, tree);
    return tree instanceof ExpressionTree && end > 0 && source.charAt(end - 1) == ';' ? end - 1 : end;
  }

  /**
   * Adds the source between two positions to {@code text}, its lines shifted left by the margin: by the same amount
   * everywhere, so that text blocks keep their content. A line ends with a line feed, whatever ends it in the source (JLS
   * 3.4), and begins with its mark.
   */
  void print(int from, int to, String margin, CodeBlock.Builder text) {
    if (from == to) return;
    long line = lines.at(from);
    text.mark(line);
    int begin = from;
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (!isBreak(c)) continue;
      text.addText(c == '\n' ? source.substring(begin, i + 1) : source.substring(begin, i) + "\n").mark(++line);
      if (c == '\r' && i + 1 < to && source.charAt(i + 1) == '\n') i++;
      begin = i + 1;
      if (begin + margin.length() <= to && source.startsWith(margin, begin)) begin += margin.length();
    }
    if (begin < to) text.addText(source.substring(begin, to));
  }

  /** Says that what is printed behind it stands for {@code tree}. */
  CodeBlock mark(Tree tree) {
    return CodeBlock.mark(lines.at(start(tree)));
  }

  /** The white space that begins the line of {@code from} and each line up to {@code to}. */
  String margin(int from, int to) {
    if (isOneLine(from, to)) return "";
    int lineStart = from;
    while (lineStart > 0 && !isBreak(source.charAt(lineStart - 1))) lineStart--;
    String margin = leadingSpace(lineStart);
    for (int i = from; i < to; i++) {
      if (source.charAt(i) != '\n') continue;
      String space = leadingSpace(i + 1);
      boolean isBlank = i + 1 + space.length() < source.length() && isBreak(source.charAt(i + 1 + space.length()));
      if (isBlank) continue;
      int common = 0;
      while (common < Math.min(margin.length(), space.length()) && margin.charAt(common) == space.charAt(common)) common++;
      margin = margin.substring(0, common);
    }
    return margin;
  }

  private boolean isOneLine(int from, int to) {
    for (int i = from; i < to; i++) if (isBreak(source.charAt(i))) return false;
    return true;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /** The position behind the next {@code bracket} that is not in a comment. */
  int after(String bracket, int from) {
    int i = from;
    while (!source.startsWith(bracket, i)) {
      if (source.startsWith("/*", i)) {
        i = source.indexOf("*/", i) + 2;
      } else if (source.startsWith("//", i)) {
        i = source.indexOf('\n', i) + 1;
      } else {
        i++;
      }
    }
    return i + 1;
  }

  private String leadingSpace(int lineStart) {
    int i = lineStart;
    while (i < source.length() && (source.charAt(i) == ' ' || source.charAt(i) == '\t')) i++;
    return source.substring(lineStart, i);
  }
}
