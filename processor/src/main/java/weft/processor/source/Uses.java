package weft.processor.source;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weft.processor.flow.Variable;

/**
 * Where a body uses its variables, in the order of one walk over it. The uses in a subtree follow each other, so a pair
 * of indices for each tree answers what is used in it. Positions in the source would not: the declarators of
 * {@code int a = 1, b = a;} overlap.
 */
final class Uses {
  static final int READ = 1;
  static final int WRITE = 2;
  static final int DECLARE = 4;
  static final int CAPTURE = 8;

  /** In the guard of a case, where a local must not be assigned anywhere (JLS 21, 14.11.1), as in a capture. */
  static final int GUARD = 16;

  private record Use(Variable variable, Tree tree, int flags) {}

  private record Span(int from, int to) {}

  private final List<Use> uses = new ArrayList<>();
  private final Map<Tree, Span> spans = new IdentityHashMap<>();
  private final Set<Variable> captured = new LinkedHashSet<>();

  void add(Variable variable, Tree tree, int flags) {
    uses.add(new Use(variable, tree, flags));
    if ((flags & CAPTURE) != 0) {
      captured.add(variable);
    }
  }

  int mark() {
    return uses.size();
  }

  /** All uses since {@code mark} are in {@code tree}. */
  void enclose(Tree tree, int mark) {
    if (mark < uses.size()) {
      spans.put(tree, new Span(mark, uses.size()));
    }
  }

  boolean isCaptured(Variable variable) {
    return captured.contains(variable);
  }

  /** The variables that a use in {@code tree} with one of {@code flags} names. */
  Set<Variable> in(Tree tree, int flags) {
    Set<Variable> found = null;
    Span span = spans.get(tree);
    if (span != null) {
      for (int i = span.from(); i < span.to(); i++) {
        Use use = uses.get(i);
        if ((use.flags() & flags) != 0) {
          if (found == null) found = new LinkedHashSet<>();
          found.add(use.variable());
        }
      }
    }
    return found == null ? Set.of() : found;
  }

  /** A tree that names {@code variable} and is not its declaration. */
  Optional<Tree> aReference(Variable variable) {
    for (Use use : uses) {
      if (use.variable() == variable && use.tree() != variable.declaration() && (use.flags() & DECLARE) == 0) {
        return Optional.of(use.tree());
      }
    }
    return Optional.empty();
  }
}
