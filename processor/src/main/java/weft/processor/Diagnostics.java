package weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
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
    javac.trees().printMessage(Diagnostic.Kind.ERROR, "[" + id + "] " + message, caret(tree), unit);
  }

  /** javac points into the middle of a call or selection; the caret belongs under its beginning. */
  private static Tree caret(Tree tree) {
    Tree at = tree;
    while (true) {
      if (at instanceof MethodInvocationTree call) {
        at = call.getMethodSelect();
      } else if (at instanceof MemberSelectTree select) {
        at = select.getExpression();
      } else {
        return at;
      }
    }
  }

  /** How many errors there were so far. */
  public int count() {
    return count;
  }
}
