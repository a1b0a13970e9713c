package weft.processor.source;

import java.util.ArrayList;
import java.util.List;
import weft.processor.source.BodyScope.VariableEntry;

/**
 * The pattern variables that an expression introduces when it is true and when it is false (JLS 6.3.1). Those that a
 * statement introduces (JLS 6.3.2) count as {@code whenTrue}.
 */
record Bindings(List<VariableEntry> whenTrue, List<VariableEntry> whenFalse) {
  static final Bindings NONE = new Bindings(List.of(), List.of());

  static Bindings whenTrue(List<VariableEntry> bindings) {
    return bindings.isEmpty() ? NONE : new Bindings(bindings, List.of());
  }

  static Bindings whenFalse(List<VariableEntry> bindings) {
    return bindings.isEmpty() ? NONE : new Bindings(List.of(), bindings);
  }

  Bindings negated() {
    return new Bindings(whenFalse, whenTrue);
  }

  static List<VariableEntry> both(List<VariableEntry> first, List<VariableEntry> second) {
    if (first.isEmpty()) {
      return second;
    }
    if (second.isEmpty()) {
      return first;
    }
    List<VariableEntry> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
