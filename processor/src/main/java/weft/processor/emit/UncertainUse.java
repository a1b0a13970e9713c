package weft.processor.emit;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * An access of a member behind an expression whose type is known to javac only. In the companion, a call stands between:
 * it is overloaded for the types that need it, so that javac chooses by the type of the expression. What that takes for
 * granted is checked once the source is attributed.
 *
 * @param isAssigned whether the member is the target of an assignment; then nothing stands there for other types
 */
public record UncertainUse(List<Overload> overloads, boolean isAssigned) {
  /**
   * What stands between for one type.
   *
   * @param type the qualified name of the type
   * @param members the members that are used over it; null where the expression itself is used
   * @param hasPrivate whether there are private ones among them, which a subclass does not have
   */
  public record Overload(String type, Set<String> members, boolean hasPrivate) {}

  /** The same for the symbols of all rounds. */
  public static String key(Element member) {
    return ((TypeElement) member.getEnclosingElement()).getQualifiedName() + "." + member;
  }
}
