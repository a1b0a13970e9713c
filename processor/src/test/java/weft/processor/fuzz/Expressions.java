package weft.processor.fuzz;

import java.util.Random;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;

/** Random expressions over the variables in scope and the members of {@link ProgramGenerator#MEMBERS}. */
final class Expressions {
  private final Random random;
  private final Locals locals;
  private final boolean isInstance;
  private int taps;

  /** Whether {@code this} is an object of an anonymous class. */
  boolean inAnonymous;

  Expressions(Random random, Locals locals, boolean isInstance) {
    this.random = random;
    this.locals = locals;
    this.isInstance = isInstance;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** An expression of a type that a variable may have. */
  String of(String type, int depth) {
    Local local = chance(35) ? locals.readable(type) : null;
    if (local != null) return local.name();
    return switch (type) {
      case "int" -> integer(depth);
      case "Integer" -> chance(50) ? "Integer.valueOf(" + integer(depth) + ")" : "boxed(" + integer(depth) + ")";
      case "long" -> chance(50) ? random.nextInt(9) + "L" : "(" + integer(depth) + ") * 2L";
      case "double" -> chance(50) ? random.nextInt(9) + ".5" : "(" + integer(depth) + ") / 2.0";
      case "float" -> chance(50) ? random.nextInt(9) + "f" : "(float) (" + integer(depth) + ")";
      case "short" -> chance(50) ? "(short) " + (1 + random.nextInt(9)) : "(short) (0 + " + integer(depth) + ")";
      case "byte" -> chance(50) ? "(byte) " + (1 + random.nextInt(9)) : "(byte) (0 + " + integer(depth) + ")";
      case "char" -> chance(50) ? "'" + (char) ('a' + random.nextInt(26)) + "'" : "(char) (97 + (" + integer(depth) + " & 7))";
      case "boolean" -> condition(depth);
      case "String" -> string(depth);
      case "Object" -> object(depth);
      case "int[]" -> chance(50) ? "arr(" + integer(depth) + ")" : "new int[] {" + integer(depth) + ", " + integer(depth) + "}";
      case "String[]" -> "new String[] {" + string(depth) + ", " + string(depth) + "}";
      case "List<Integer>" ->
          chance(50) ? "ints(" + integer(depth) + ")" : "List.of(" + exactInt(depth) + ", " + exactInt(depth) + ")";
      case "Color" -> chance(50) ? "Color.BLUE" : "color(" + integer(depth) + ")";
      case "IntSupplier" -> supplier(depth);
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** An expression whose type is certainly {@code int} or {@code Integer}. */
  String exactInt(int depth) {
    Local local = chance(50) ? locals.readable("int", "Integer") : null;
    if (local != null) return local.name();
    return switch (random.nextInt(3)) {
      case 0 -> String.valueOf(random.nextInt(9));
      case 1 -> "(int) (" + integer(depth) + ")";
      default -> "1 + " + integer(depth);
    };
  }

  String integer(int depth) {
    Local local = chance(50) ? locals.readable("int", "byte", "short", "Integer", "char") : null;
    if (local != null) return local.name();
    if (depth <= 0) return String.valueOf(random.nextInt(5));
    return switch (random.nextInt(18)) {
      case 0 -> integer(depth - 1) + " + " + integer(depth - 1);
      case 1 -> "(" + integer(depth - 1) + " - " + integer(depth - 1) + ")";
      case 2 -> "(" + integer(depth - 1) + ") * " + (2 + random.nextInt(3));
      case 3 -> "(" + integer(depth - 1) + ") % 3";
      case 4, 5 -> "tap(\"t" + taps++ + ":\", " + integer(depth - 1) + ")";
      case 6 -> change(depth);
      case 7 -> "(" + condition(depth - 1) + " ? " + integer(depth - 1) + " : " + integer(depth - 1) + ")";
      case 8 -> "(" + string(depth - 1) + ").length()";
      case 9 -> arrayElement(depth);
      case 10 -> "toInt(" + integer(depth - 1) + ")";
      case 11 -> field("total", "count", "x");
      case 12 -> switchExpression(depth);
      case 13 -> matched(depth);
      case 14 -> call(depth);
      case 15 -> "(int) (" + of("long", depth - 1) + ")";
      case 16 -> "~(" + integer(depth - 1) + ")";
      default -> String.valueOf(random.nextInt(9));
    };
  }

  /** A field by its simple name, unless a local hides it or there is no instance; then the static one, qualified. */
  String field(String constant, String... names) {
    if (chance(40)) return "Fuzz." + constant;
    if (isInstance) {
      String name = names[random.nextInt(names.length)];
      if (chance(40) || !locals.isFree(name)) return inAnonymous ? "Fuzz.this." + name : "this." + name;
      return name;
    }
    return locals.isFree(constant) ? constant : "Fuzz." + constant;
  }

  private String change(int depth) {
    Local local = locals.assignable("int", "long", "byte", "short", "Integer");
    if (local == null) return integer(depth - 1);
    String name = local.name();
    boolean isInt = local.type().equals("int");
    String changed =
        switch (random.nextInt(4)) {
          case 0 -> name + "++";
          case 1 -> "--" + name;
          case 2 -> local.type().equals("Integer") ? "++" + name : "(" + name + " += " + integer(depth - 1) + ")";
          default -> "(" + name + " = " + of(local.type(), depth - 1) + ")";
        };
    return isInt ? changed : "(int) (" + changed + ")";
  }

  private String arrayElement(int depth) {
    Local array = locals.readable("int[]");
    if (array == null) return "arr(" + integer(depth - 1) + ")[" + random.nextInt(2) + "]";
    String element = array.name() + "[(" + integer(depth - 1) + ") & 1]";
    return chance(40) ? element + "++" : element;
  }

  private String switchExpression(int depth) {
    String selector = integer(depth - 1);
    String one = integer(depth - 1);
    int mark = locals.mark();
    Local local = locals.declare("int", Use.UNASSIGNED);
    String value = integer(depth - 1);
    locals.change(local, Use.CONSTANT);
    String other = "{ int " + local.name() + " = " + value + "; yield " + integer(depth - 1) + "; }";
    locals.reset(mark);
    return "switch (" + selector + ") { case 1, 2 -> " + one + "; default -> " + (chance(50) ? value + ";" : other) + " }";
  }

  private String matched(int depth) {
    int mark = locals.mark();
    String object = "any(" + integer(depth - 1) + ")";
    Local known = locals.readable("Object");
    if (known != null) object = known.name();
    // In a lambda, javac 17 does not find a binding that an inner lambda captures.
    Local binding = locals.declare("Integer", locals.isInCapture() ? Use.COUNTER : Use.CONSTANT);
    String then = integer(depth - 1);
    locals.reset(mark);
    return "(" + object + " instanceof Integer " + binding.name() + " ? " + then + " : " + integer(depth - 1) + ")";
  }

  private String call(int depth) {
    Local supplier = locals.readable("IntSupplier");
    if (supplier != null) return supplier.name() + ".getAsInt()";
    return "twice(" + supplier(depth - 1) + ")";
  }

  private String supplier(int depth) {
    int outer = locals.enterCapture();
    String body = integer(depth - 1);
    locals.leaveCapture(outer);
    return chance(80) ? "() -> " + body : "() -> { return " + body + "; }";
  }

  String condition(int depth) {
    Local local = chance(30) ? locals.readable("boolean") : null;
    if (local != null) return local.name();
    if (depth <= 0) return integer(0) + " > " + random.nextInt(4);
    return switch (random.nextInt(9)) {
      case 0 -> "!(" + condition(depth - 1) + ")";
      case 1 -> condition(depth - 1) + " && " + condition(depth - 1);
      case 2 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
      case 3 -> "(" + integer(depth - 1) + ") % 2 == 0";
      case 4 -> object(depth - 1) + " instanceof String";
      case 5 -> "(" + string(depth - 1) + ").isEmpty()";
      default -> integer(depth - 1) + " < " + integer(depth - 1);
    };
  }

  String string(int depth) {
    Local local = chance(50) ? locals.readable("String", "Anonymous") : null;
    if (local != null) return local.type().equals("String") ? local.name() : local.name() + ".toString()";
    if (depth <= 0) return "\"s" + random.nextInt(5) + "\"";
    return switch (random.nextInt(7)) {
      case 0 -> "\"p\" + (" + integer(depth - 1) + ")";
      case 1 -> "Integer.toString(" + integer(depth - 1) + ")";
      case 2 -> "(" + condition(depth - 1) + " ? " + string(depth - 1) + " : \"e\")";
      case 3 -> field("label", "text", "value");
      case 4 -> chance(20) ? "\"\"\"\n    one\n      two \\\"quoted\\\" { // $L\n    \"\"\"" : "\"$T { /* \"";
      default -> "\"q" + random.nextInt(5) + "\"";
    };
  }

  String object(int depth) {
    Local local = chance(50) ? locals.readable("Object", "Color", "int[]") : null;
    if (local != null) return local.type().equals("Object") ? local.name() : "(Object) " + local.name();
    return switch (random.nextInt(4)) {
      case 0 -> "(Object) Integer.valueOf(" + integer(depth - 1) + ")";
      case 1 -> "(Object) (" + string(depth - 1) + ")";
      default -> "any(" + integer(depth - 1) + ")";
    };
  }
}
