package weft.processor.fuzz;

import java.util.List;

/**
 * A generator method.
 *
 * @param types the types of its parameters; a generic method has a type variable {@code T} and two parameters with it
 */
record Signature(Host host, String name, String returnType, List<String> types, boolean isStatic, boolean isChecked) {
  boolean isGeneric() {
    return types.contains("T");
  }

  /** The element type, as the body sees it. */
  String element() {
    return switch (returnType) {
      case "IntSequence", "PrimitiveIterator.OfInt", "IntStream" -> "int";
      case "LongSequence", "PrimitiveIterator.OfLong", "LongStream" -> "long";
      case "DoubleSequence", "PrimitiveIterator.OfDouble", "DoubleStream" -> "double";
      default -> waits() && !isPublisher() ? "Object" : argument(0);
    };
  }

  /** A type argument of the return type. */
  private String argument(int index) {
    return returnType.substring(returnType.indexOf('<') + 1, returnType.length() - 1).split(", ")[index];
  }

  boolean isCoroutine() {
    return returnType.startsWith("Coroutine");
  }

  boolean isPublisher() {
    return returnType.startsWith("Flow");
  }

  /** Whether the body may await. */
  boolean waits() {
    return isPublisher() || isFuture();
  }

  boolean isFuture() {
    return returnType.startsWith("Complet");
  }

  /** Whether the body may yield. */
  boolean yields() {
    return !isFuture();
  }

  /** The type of the answers of a coroutine. */
  String answer() {
    return argument(1);
  }

  /** The type of the result of a coroutine or future, or null. */
  String result() {
    return isCoroutine() ? argument(2) : isFuture() ? argument(0) : null;
  }

  /** Whether {@code Gen.yieldAll} may delegate to the other one, as far as what is sent is concerned. */
  boolean canDelegateTo(Signature other) {
    if (other.waits() || !yields()) return false;
    return !other.isCoroutine() || isCoroutine() && (other.answer().equals(answer()) || other.answer().equals("Object"));
  }

  /** Callers let {@code T} be {@code Integer}. */
  static String outside(String type) {
    return type.equals("T") ? "Integer" : type.replace("<T>", "<Integer>");
  }

  boolean isStream() {
    return returnType.contains("Stream");
  }

  /** Whether the name alone means this method in the body of {@code caller}. */
  private boolean isNear(Signature caller) {
    return isStatic || caller != null && !caller.isStatic && (host == caller.host || host.isProgram() && caller.host.name().equals("Inner"));
  }

  /** The start of a call in the body of {@code caller}, or anywhere in an instance method of the program. */
  String calledFrom(Signature caller) {
    boolean isHere = caller == null ? host.isProgram() : isNear(caller);
    return isHere ? name : (host.isProgram() ? "new Fuzz()" : host.instance()) + "." + name;
  }
}
