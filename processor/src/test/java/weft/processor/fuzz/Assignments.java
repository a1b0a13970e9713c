package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.processor.fuzz.Locals.Local;

/** Random assignments, to all kinds of variables and with all operators. */
final class Assignments {
  private static final List<String> INTEGRAL = List.of("int", "long", "short", "byte", "char");
  private static final List<String> NUMERIC = List.of("int", "long", "short", "byte", "char", "float", "double");
  private static final String[] ARITHMETIC = {"+=", "+=", "-=", "*=", "%=", "/="};
  private static final String[] BITS = {"&=", "|=", "^=", "<<=", ">>=", ">>>="};

  private final Random random;
  private final Locals locals;
  private final Expressions expressions;
  private final Values values;

  Assignments(Random random, Locals locals, Expressions expressions, Values values) {
    this.random = random;
    this.locals = locals;
    this.expressions = expressions;
    this.values = values;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private record Target(String text, String type) {}

  /** A variable that can be assigned here, or null. */
  private Target target(int depth) {
    List<Target> found = new ArrayList<>();
    Local local = locals.assignable(Values.TYPES);
    if (local != null) {
      found.add(new Target(local.name(), local.type()));
      found.add(found.get(0));
    }
    Local array = locals.readable("int[]", "long[]", "char[]", "boolean[]", "String[]");
    if (array != null) {
      String type = array.type().substring(0, array.type().length() - 2);
      found.add(new Target(array.name() + "[(" + expressions.integer(depth - 1) + ") & 1]", type));
    }
    Local grid = locals.readable("int[][]");
    if (grid != null) {
      found.add(new Target(grid.name() + "[(" + expressions.integer(depth - 1) + ") & 1][" + random.nextInt(2) + "]", "int"));
    }
    Local node = locals.readable("Node");
    if (node != null) {
      String object = chance(60) ? node.name() : values.behind(node.name());
      found.add(new Target(object + (chance(60) ? ".v" : ".open"), "int"));
    }
    return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
  }

  /** An expression whose type is that of its target, or null. */
  private String assignment(Target target, int depth) {
    String name = target.text();
    String type = target.type();
    if (NUMERIC.contains(type)) {
      if (chance(30)) return chance(50) ? name + (chance(50) ? "++" : "--") : (chance(50) ? "++" : "--") + name;
      if (chance(40)) return compound(name, type, depth);
    } else if (type.equals("boolean") && chance(40)) {
      return name + " " + BITS[random.nextInt(3)] + " " + expressions.condition(depth - 1);
    } else if (type.equals("String") && chance(40)) {
      return name + " += " + expressions.of(chance(60) ? "int" : "char", depth - 1);
    } else if (type.equals("Integer") && chance(40)) {
      return chance(50) ? name + "++" : name + " += " + expressions.integer(depth - 1);
    }
    return name + " = " + expressions.of(type, depth - 1);
  }

  /** The operand may be of a wider type: the result is cast (JLS 15.26.2). */
  private String compound(String name, String type, int depth) {
    boolean isBitwise = INTEGRAL.contains(type) && chance(50);
    String operator = isBitwise ? BITS[random.nextInt(BITS.length)] : ARITHMETIC[random.nextInt(ARITHMETIC.length)];
    String operand = expressions.of(chance(70) ? "int" : chance(50) || isBitwise ? "long" : "double", depth - 1);
    if (operator.equals("/=") || operator.equals("%=")) operand = chance(80) ? String.valueOf(2 + random.nextInt(3)) : operand;
    return name + " " + operator + " " + operand;
  }

  /** A statement, or null. */
  String statement() {
    Target target = target(2);
    return target == null ? null : assignment(target, 2) + ";";
  }

  /** An expression of type {@code int}, or null. */
  String value(int depth) {
    Target target = target(depth);
    if (target == null || !NUMERIC.contains(target.type())) return null;
    return "(int) (" + assignment(target, depth) + ")";
  }
}
