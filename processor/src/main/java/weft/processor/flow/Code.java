package weft.processor.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Program text that emission prints: a sequence of parts, each a literal {@link String}, a {@link Variable} under the
 * name that storage gives it, a {@link Class} as a type name, or a handle on a tree whose source text is sliced.
 *
 * @param reads the variables that it may read before it assigns them itself
 * @param kills the variables that it certainly assigns if it completes
 * @param mentions all variables that occur in it, in any way
 */
public record Code(List<Object> parts, Set<Variable> reads, Set<Variable> kills, Set<Variable> mentions) {
  /** A tree whose text is printed inside a lambda that nobody calls: javac infers a type from it. */
  public record Witness(Object tree) {}

  /** Prints nothing: what is made up around it stands for this tree. */
  public record At(Object tree) {}

  public Code {
    parts = List.copyOf(parts);
    reads = inOrder(reads);
    kills = inOrder(kills);
    mentions = inOrder(mentions);
  }

  /** {@code Set.copyOf} has another order in each virtual machine; what is generated must not. */
  private static Set<Variable> inOrder(Set<Variable> variables) {
    return variables.size() < 2 ? Set.copyOf(variables) : Collections.unmodifiableSet(new LinkedHashSet<>(variables));
  }

  /** Text that lowering makes up: it reads each variable among its parts, and what the codes among them read. */
  public static Code of(Object... parts) {
    List<Object> flat = new ArrayList<>();
    Set<Variable> reads = new LinkedHashSet<>();
    Set<Variable> mentions = new LinkedHashSet<>();
    for (Object part : parts) {
      if (part instanceof Code code) {
        flat.addAll(code.parts);
        reads.addAll(code.reads);
        mentions.addAll(code.mentions);
      } else {
        flat.add(part);
        if (part instanceof Variable variable) {
          reads.add(variable);
          mentions.add(variable);
        }
      }
    }
    return new Code(flat, reads, Set.of(), mentions);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      if (!(part instanceof At)) text.append(part instanceof Class<?> type ? type.getSimpleName() : part);
    }
    return text.toString();
  }
}
