package weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/** Reports errors at positions in the source: an id in brackets, what is wrong, what to write instead. */
public final class Diagnostics {
  /** So much of a stack trace says where to look. */
  private static final int TRACE_LINES = 4;

  private final Javac javac;
  private final Set<Tree> reported = new HashSet<>();
  private int count;

  public Diagnostics(Javac javac) {
    this.javac = javac;
  }

  /** Reports {@code message} at {@code tree}, once for each tree. */
  public void error(CompilationUnitTree unit, Tree tree, RefusalId id, String message) {
    count++;
    if (!reported.add(tree)) return;
    javac.trees().printMessage(Diagnostic.Kind.ERROR, id.before(message), caret(tree), unit);
  }

  /** Reports that this processor failed, {@code when} it did what: an exception that was none of the user's making. */
  void defect(CompilationUnitTree unit, Tree tree, String when, Throwable thrown) {
    String at =
        Stream.of(thrown.getStackTrace()).limit(TRACE_LINES).map(line -> " at " + line).collect(Collectors.joining(","));
    error(unit, tree, RefusalId.DEFECT, "Weft failed " + when + ": " + thrown + at + "; please report it, with the class");
  }

  /** Warns at {@code tree}. */
  public void warning(CompilationUnitTree unit, Tree tree, RefusalId id, String message) {
    javac.trees().printMessage(Diagnostic.Kind.WARNING, id.before(message), caret(tree), unit);
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
