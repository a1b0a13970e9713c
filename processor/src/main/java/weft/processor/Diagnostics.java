package weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.Set;
import javax.tools.Diagnostic;

/** Reports errors at positions in the source: an id in brackets, what is wrong, what to write instead. */
public final class Diagnostics {
  private final Javac javac;
  private final Set<Tree> reported = new HashSet<>();
  private int count;

  public Diagnostics(Javac javac) {
    this.javac = javac;
  }

  /** Reports {@code message} at {@code tree}, once for each tree. */
  public void error(CompilationUnitTree unit, Tree tree, String id, String message) {
    count++;
    if (!reported.add(tree)) return;
    javac.trees().printMessage(Diagnostic.Kind.ERROR, "[" + id + "] " + message, tree, unit);
  }

  /** How many errors there were so far. */
  public int count() {
    return count;
  }
}
