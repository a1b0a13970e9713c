package weft.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of a source file: javac keeps no {@link LineMap} where it makes no line table ({@code -g:none}). */
public final class SourceLines {
  private final LineMap map;

  /** Where the lines begin; null where javac knows. */
  private final int[] starts;

  private SourceLines(LineMap map, int[] starts) {
    this.map = map;
    this.starts = starts;
  }

  public static SourceLines of(CompilationUnitTree unit) {
    LineMap map = unit.getLineMap();
    return new SourceLines(map, map == null ? starts(unit) : null);
  }

  /** JLS 3.4. */
  private static int[] starts(CompilationUnitTree unit) {
    try {
      String text = unit.getSourceFile().getCharContent(true).toString();
      IntStream behindBreaks = IntStream.rangeClosed(1, text.length()).filter(i -> isBreak(text, i - 1));
      return IntStream.concat(IntStream.of(0), behindBreaks).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBreak(String text, int i) {
    char c = text.charAt(i);
    return c == '\n' || c == '\r' && !text.startsWith("\n", i + 1);
  }

  /** The line that {@code position} is in, from 1. */
  public long at(long position) {
    if (map != null) return map.getLineNumber(position);
    int found = Arrays.binarySearch(starts, (int) position);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
