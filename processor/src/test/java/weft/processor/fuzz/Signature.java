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
      default -> returnType.substring(returnType.indexOf('<') + 1, returnType.length() - 1);
    };
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
