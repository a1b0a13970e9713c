package weft.processor.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.processor.source.Body;

/**
 * What the rounds assumed about one template method. No element, type or tree of a round is kept: they are others when
 * javac attributes the class.
 *
 * @param method the key of the method's declaration
 * @param names what each name may mean
 * @param types the types of expressions that were taken for certain
 * @param constants the values of names that were taken for constants; empty for none
 * @param variables what was assumed about the variables, by the keys of their declarations
 */
public record Assumptions(
    String method,
    Map<Place, List<Sense>> names,
    Map<Place, String> types,
    Map<Place, Optional<Object>> constants,
    Map<String, OfVariable> variables) {

  /** The type of a variable, or null where it was left open; its value if it is a constant variable. */
  public record OfVariable(String type, Optional<Object> constant) {}

  /** What is known of {@code body} once its companion has been printed. */
  public static Assumptions in(Body body) {
    return AssumedByNames.in(body);
  }

  Assumptions(String method) {
    this(method, new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
  }
}
