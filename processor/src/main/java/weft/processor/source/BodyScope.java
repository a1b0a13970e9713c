package weft.processor.source;

import com.sun.source.tree.VariableTree;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is in scope at a point of a body, innermost first (JLS 6.3). Scopes are values: to leave a block is to go on
 * with the one before it. Null is the scope of the class around the template method.
 */
record BodyScope(BodyScope outer, Entry entry) {
  /** One declaration, or a class whose members are in scope. */
  sealed interface Entry {}

  /** A local variable, parameter or binding. */
  record VariableEntry(String name, Meaning meaning, VariableTree declaration, boolean isBinding) implements Entry {}

  /** A local class, or a type parameter of something nested, which has no {@code type}. */
  record TypeEntry(String name, Meaning meaning, BodyClass type) implements Entry {}

  /** The inside of a class that is declared in the body. */
  record ClassEntry(BodyClass type) implements Entry {}

  static BodyScope add(BodyScope scope, Iterable<? extends Entry> entries) {
    BodyScope result = scope;
    for (Entry entry : entries) {
      result = new BodyScope(result, entry);
    }
    return result;
  }

  /**
   * {@code inner} at the end of a switch block statement group: its local variables stay in scope in the groups that
   * follow, its pattern variables do not (JLS 6.3, 6.3.3).
   */
  static BodyScope afterGroup(BodyScope before, BodyScope inner) {
    Deque<Entry> kept = new ArrayDeque<>();
    for (BodyScope scope = inner; scope != before; scope = scope.outer()) {
      if (!(scope.entry() instanceof VariableEntry variable && variable.isBinding())) {
        kept.push(scope.entry());
      }
    }
    return add(before, kept);
  }
}
