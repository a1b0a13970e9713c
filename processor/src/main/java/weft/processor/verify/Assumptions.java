package weft.processor.verify;

import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weft.processor.source.Body;

/**
 * What the rounds assumed about one template method. No element, type or tree of a round is kept: they are others when
 * javac attributes the class.
 *
 * @param method the key of the method's declaration
 * @param names what each name may mean
 * @param types the types of expressions that were taken for certain
 * @param constants the values of names that were taken for constants; empty for none
 * @param factoryCalls the calls that go to the companion of a template method
 * @param variables what was assumed about the variables, by the keys of their declarations
 */
public record Assumptions(
    String method,
    Map<Place, List<Sense>> names,
    Map<Place, String> types,
    Map<Place, Optional<Object>> constants,
    Set<Place> factoryCalls,
    Map<String, OfVariable> variables) {

  /** The type of a variable, or null where it was left open; its value if it is a constant variable. */
  public record OfVariable(String type, Optional<Object> constant) {}

  /** What is known of {@code body} once its companion has been printed, which calls factories for {@code factoryCalls}. */
  public static Assumptions in(Body body, Set<Tree> factoryCalls) {
    return AssumedByNames.in(body, factoryCalls);
  }

  Assumptions(String method) {
    this(method, new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>());
  }
}
