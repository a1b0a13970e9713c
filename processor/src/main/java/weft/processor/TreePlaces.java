package weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Trees that are met again after the rounds: javac has other objects for them then, but at the same places. */
final class TreePlaces {
  private final Javac javac;
  private final Set<String> places = new HashSet<>();

  TreePlaces(Javac javac) {
    this.javac = javac;
  }

  void add(CompilationUnitTree unit, Collection<Tree> trees) {
    for (Tree tree : trees) places.add(place(unit, tree));
  }

  boolean contains(CompilationUnitTree unit, Tree tree) {
    return places.contains(place(unit, tree));
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** The same for all trees at the place of {@code tree}. */
  String place(CompilationUnitTree unit, Tree tree) {
    return unit.getSourceFile().toUri() + "#" + javac.trees().getSourcePositions().getEndPosition(unit, tree);
  }
}
