package weft.processor.verify;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;

/** Where a tree stands in its file: javac may have another object for it after the rounds. */
public record Place(long start, long end, Tree.Kind kind) {
  static Place of(SourcePositions positions, CompilationUnitTree unit, Tree tree) {
    return new Place(positions.getStartPosition(unit, tree), positions.getEndPosition(unit, tree), tree.getKind());
  }

  /** The parser makes some trees up, which stand nowhere. */
  boolean isInText() {
    return start >= 0 && end > start;
  }
}
