package weft.processor.emit;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import weft.processor.source.ReturnShape;
import weft.processor.text.ClassName;

/**
 * The methods of a companion that make a run where its factories make a sequence: a delegation among its generators needs
 * no more. The starters of overloads have one name, as the factories have.
 */
final class Starters {
  private final ClassName companion;
  private final String suffix;
  private final Set<String> used = new HashSet<>();
  private final Set<String> publishers = new HashSet<>();

  Starters(TypeElement owner, ClassName companion) {
    this.companion = companion;
    for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
      if (ReturnShape.isPublisher(method.getReturnType())) publishers.add(method.getSimpleName().toString());
    }
    String free = "Run";
    while (isTaken(owner, free)) free += "_";
    this.suffix = free;
  }

  private static boolean isTaken(TypeElement owner, String suffix) {
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .anyMatch(method -> method.getSimpleName().toString().replaceAll("\\d+$", "").endsWith(suffix));
  }

  /** Whether {@code call} calls a factory that has a starter. The run of a publisher has a subscriber, and so no parent. */
  boolean isBeside(AccessEdits.Call call) {
    return call.type().equals(companion) && !publishers.contains(call.name());
  }

  /** What starts a run in place of {@code factory}; from now on it is needed. */
  String use(String factory) {
    used.add(factory);
    return factory + suffix;
  }

  /** The starter in place of {@code factory}, or null if nothing calls it. */
  String of(String factory) {
    return used.contains(factory) ? factory + suffix : null;
  }
}
