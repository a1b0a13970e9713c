package weft.processor;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Reports errors at positions in the source: an id in brackets, what is wrong, what to write instead. */
public final class Diagnostics {
  /** So much of a stack trace says where to look. */
  private static final int TRACE_LINES = 4;

  private final Javac javac;
  private final Set<Tree> reported = new HashSet<>();
  private final List<Report> waiting = new ArrayList<>();
  private int count;

  /** {@code caret} as it was found in the round: javac changes trees when it attributes them. */
  private record Report(String owner, CompilationUnitTree unit, Tree tree, Tree caret, RefusalId id, String message) {}

  public Diagnostics(Javac javac) {
    this.javac = javac;
  }

  /** Reports {@code message} at {@code tree}, once for each tree. */
  public void error(CompilationUnitTree unit, Tree tree, RefusalId id, String message) {
    count++;
    print(new Report("", unit, tree, caret(tree), id, message));
  }

  private void print(Report error) {
    if (!reported.add(error.tree)) return;
    javac.trees().printMessage(Diagnostic.Kind.ERROR, error.id.before(error.message), error.caret, error.unit);
  }

  /**
   * As {@link #error}, for something in {@code owner} that may only follow from what javac finds wrong: it is reported when
   * javac has found nothing, or together with other refusals.
   */
  public void errorUnlessJavacs(TypeElement owner, CompilationUnitTree unit, Tree tree, RefusalId id, String message) {
    count++;
    waiting.add(new Report(owner.getQualifiedName().toString(), unit, tree, caret(tree), id, message));
  }

  /** Javac has found no error in {@code owner}. */
  void reportWaiting(TypeElement owner) {
    report(waiting.stream().filter(one -> owner.getQualifiedName().contentEquals(one.owner)).toList());
  }

  /** The rounds are over. {@code isLast}: no more will be known. Where something is refused, javac does not go on. */
  void finishRounds(boolean isLast) {
    if (isLast || !reported.isEmpty()) report(List.copyOf(waiting));
  }

  private void report(List<Report> refusals) {
    waiting.removeAll(refusals);
    refusals.forEach(this::print);
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

  /** javac points into the middle of a call, a selection, a type or an assignment; the caret belongs under its beginning. */
  private static Tree caret(Tree tree) {
    Tree at = tree;
    for (Tree first = tree; first != null; first = first(first)) at = first;
    return at;
  }

  /** What {@code tree} begins with, as far as errors are concerned; null if that is nothing but itself. */
  private static Tree first(Tree tree) {
    if (tree instanceof MethodInvocationTree call) return call.getMethodSelect();
    if (tree instanceof MemberSelectTree select) return select.getExpression();
    if (tree instanceof NewClassTree creation) return creation.getEnclosingExpression();
    if (tree instanceof ParameterizedTypeTree type) return type.getType();
    if (tree instanceof ArrayTypeTree type) return type.getType();
    if (tree instanceof AssignmentTree assignment) return assignment.getVariable();
    if (tree instanceof CompoundAssignmentTree assignment) return assignment.getVariable();
    boolean isPostfix = tree.getKind() == Tree.Kind.POSTFIX_INCREMENT || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    return isPostfix ? ((UnaryTree) tree).getExpression() : null;
  }

  /** How many errors there were so far, those that wait among them. */
  public int count() {
    return count;
  }
}
