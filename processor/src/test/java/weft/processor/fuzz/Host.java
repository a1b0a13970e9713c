package weft.processor.fuzz;

import java.util.List;
import java.util.Random;

/**
 * A class that has generator methods.
 *
 * @param head what begins its declaration; null for the class of the program itself
 * @param instance an expression that makes an instance, anywhere in the program
 * @param reads what can be read of {@code this}, of type {@code int}
 * @param writes what can also be assigned
 */
record Host(String name, String head, String instance, List<String> reads, List<String> writes) {
  static final Host PROGRAM = new Host("Fuzz", null, null, List.of("count", "x", "K", "LOW"), List.of("count", "x"));

  private static final List<String> FIELDS = List.of("w", "b");

  private static final List<Host> NESTED =
      List.of(
          new Host("Inner", "class Inner extends Base { private int w = 3;", "new Fuzz().new Inner()", FIELDS, FIELDS),
          new Host(
              "Nested",
              "static class Nested<E extends Comparable<E>> extends Base { private int w = 2; final E e; Nested(E e) { this.e = e; }",
              "new Nested<>(\"e\")",
              FIELDS,
              FIELDS),
          new Host("Pair", "record Pair(int w, String s) {", "new Pair(4, \"pair\")", List.of("w", "w()", "s().length()"), List.of()),
          new Host(
              "Mode",
              "enum Mode { ON(1), OFF(2) { @Override int w() { return 9; } }; private final int w; Mode(int w) { this.w = w; } int w() { return w; }",
              "Mode.OFF",
              List.of("w", "w()", "ordinal()"),
              List.of()),
          new Host(
              "Walk",
              "interface Walk { int LIMIT = 6; default int w() { return LIMIT; } private int v() { return 1 + w(); }",
              "new Walk() {}",
              List.of("w()", "v()"),
              List.of()));

  static List<Host> nested() {
    return NESTED;
  }

  static Host any(Random random) {
    return random.nextInt(100) < 75 ? PROGRAM : NESTED.get(random.nextInt(NESTED.size()));
  }

  boolean isProgram() {
    return head == null;
  }

  /** Whether its instance methods have the program's instance. */
  boolean hasProgram() {
    return isProgram() || name.equals("Inner");
  }

  boolean hasBase() {
    return reads == FIELDS;
  }
}
