package weft.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The lines of a source file: javac keeps no {@link com.sun.source.tree.LineMap} where it makes no line table ({@code -g:none}). */
public final class SourceLines {
  private SourceLines() {}

  /** The line that {@code position} is in, from 1. */
  public static long at(CompilationUnitTree unit, long position) {
    return unit.getLineMap() == null ? counted(unit, position) : unit.getLineMap().getLineNumber(position);
  }

  /** JLS 3.4. */
  private static long counted(CompilationUnitTree unit, long position) {
    try {
      CharSequence text = unit.getSourceFile().getCharContent(true);
      long line = 1;
      for (int i = 0; i < Math.min(position, text.length()); i++) {
        char c = text.charAt(i);
        boolean isFirstOfTwo = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        if (c == '\n' || c == '\r' && !isFirstOfTwo) line++;
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
