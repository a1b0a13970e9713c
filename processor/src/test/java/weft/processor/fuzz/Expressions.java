package weft.processor.fuzz;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;

/** Random expressions over the variables in scope and the members of {@link CommonMembers}. */
final class Expressions {
  private static final Pattern ASSIGNMENT = Pattern.compile("\\+\\+|--|[^=!<>]=[^=]|[<>]{2}=");

  private final Random random;
  private final Locals locals;
  private final Signature method;
  private final Values values;
  private final Assignments assignments;
  private int taps;

  /** Whether {@code this} is an object of an anonymous class. */
  boolean inAnonymous;

  /** Whether checked exceptions may be thrown. */
  boolean canFail;

  /** What has a value and suspends. */
  Suspensions suspensions;

  /** Whether there has been a type pattern behind an operand that javac has to keep. */
  private boolean hasKept;

  Expressions(Random random, Locals locals, Signature method) {
    this.random = random;
    this.locals = locals;
    this.method = method;
    this.values = new Values(random, locals, this);
    this.assignments = new Assignments(random, locals, this, values);
  }

  Assignments assignments() {
    return assignments;
  }

  /** There is a type pattern behind an operand that is no variable. */
  void keep() {
    hasKept = true;
  }

  boolean hasKept() {
    return hasKept;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** An expression of a type that a variable may have. */
  String of(String type, int depth) {
    return values.of(type, depth);
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
    String suspension = suspension("int", depth);
    if (suspension != null) return suspension;
    return switch (random.nextInt(26)) {
      case 0 -> integer(depth - 1) + " + " + integer(depth - 1);
      case 1 -> "(" + integer(depth - 1) + " - " + integer(depth - 1) + ")";
      case 2 -> "(" + integer(depth - 1) + ") * " + (2 + random.nextInt(3));
      case 3 -> "(" + integer(depth - 1) + ") % 3";
      case 4 -> "tap(\"t" + taps++ + ":\", " + integer(depth - 1) + ")";
      case 5, 6 -> or(assignments.value(depth), depth);
      case 7 -> "(" + condition(depth - 1) + " ? " + integer(depth - 1) + " : " + integer(depth - 1) + ")";
      case 8 -> "(" + string(depth - 1) + ").length()";
      case 9 -> arrayElement(depth);
      case 10 -> "toInt(" + integer(depth - 1) + ")";
      case 11 -> field("total");
      case 12 -> Level.HAS_PATTERNS && chance(40) ? patternSwitch(depth) : switchExpression(depth);
      case 13 -> matched(depth);
      case 14 -> call(depth);
      case 15 -> "(int) (" + of("long", depth - 1) + ")";
      case 16 -> "~(" + integer(depth - 1) + ")";
      case 17, 18, 19 -> or(values.part(depth), depth);
      case 20 -> failing(depth);
      case 21 -> "(" + integer(depth - 1) + " " + shift() + " " + of(chance(60) ? "int" : "byte", 0) + ")";
      case 22 -> "(" + integer(depth - 1) + new String[] {" & ", " | ", " ^ "}[random.nextInt(3)] + integer(depth - 1) + ")";
      case 23 -> ofThis(depth);
      case 24 -> "(" + of("boolean", depth - 1) + (chance(50) ? " & " : " ^ ") + condition(0) + " ? 1 : 0)";
      default -> String.valueOf(random.nextInt(9));
    };
  }

  /** One with a value of this type, or null. */
  private String suspension(String type, int depth) {
    return locals.isInCapture() ? null : suspensions.value(type, depth);
  }

  private String or(String value, int depth) {
    return value == null ? integer(depth - 1) : value;
  }

  private String shift() {
    return new String[] {"<<", ">>", ">>>"}[random.nextInt(3)];
  }

  /** Something that may throw, at times. */
  private String failing(int depth) {
    String n = integer(depth - 1);
    return switch (random.nextInt(8)) {
      case 0 -> "7 / (" + n + ")";
      case 1 -> "(int) nothing(" + n + ")";
      case 2 -> "arr(1)[(" + n + ") & 2]";
      case 3 -> "(Integer) any(" + n + ")";
      case 4, 5 -> canFail && !locals.isInCapture() ? "risk(" + n + ")" : "fail(" + n + ")";
      default -> "fail(" + n + ")";
    };
  }

  /** Methods of {@code this} and of its superclass. */
  private String ofThis(int depth) {
    if (method.isStatic()) return "shown(" + object(depth - 1) + ")";
    String n = integer(depth - 1);
    if (method.host().isProgram()) return chance(50) ? "size()" : "secret(" + n + ")";
    if (method.host().name().equals("Inner") && chance(40)) return "Fuzz.this." + (chance(50) ? "x" : "secret(" + n + ")");
    if (!method.host().hasBase() || inAnonymous) return "shown(" + object(depth - 1) + ")";
    return switch (random.nextInt(3)) {
      case 0 -> "super.b";
      case 1 -> "super.hook(" + n + ")";
      default -> "hook(" + n + ")";
    };
  }

  /** An {@code int} field by its simple name, unless a local hides it or there is no instance; then {@code constant}. */
  String field(String constant) {
    return fieldOf(constant, method.host().reads());
  }

  /** The same, to be assigned. */
  String variable(String constant) {
    // In an anonymous class, the processor refuses to assign to a private field of the class around it.
    boolean isPlain = !locals.isInCapture();
    return fieldOf(constant, isPlain || !method.host().isProgram() ? method.host().writes() : List.of("count"));
  }

  private String fieldOf(String constant, List<String> names) {
    if (chance(40)) return "Fuzz." + constant;
    if (!method.isStatic() && !names.isEmpty()) {
      String name = names.get(random.nextInt(names.size()));
      if (chance(40) || !locals.isFree(name)) return inAnonymous ? method.host().name() + ".this." + name : "this." + name;
      return name;
    }
    return locals.isFree(constant) ? constant : "Fuzz." + constant;
  }

  /** A {@code String} field. */
  String textField(boolean isAssigned) {
    boolean isPlain = !isAssigned || !locals.isInCapture();
    String[] names = {"text", isPlain ? "value" : "text"};
    if (!method.host().isProgram() || method.isStatic() || chance(40)) return "Fuzz.label";
    return fieldOf("label", List.of(names));
  }

  private String arrayElement(int depth) {
    Local array = locals.readable("int[]");
    if (array == null) return "arr(" + integer(depth - 1) + ")[" + random.nextInt(2) + "]";
    String element = array.name() + "[(" + integer(depth - 1) + ") & 1]";
    return chance(40) ? element + "++" : element;
  }

  private String switchExpression(int depth) {
    String selector = integer(depth - 1);
    boolean outer = suspensions.forbid();
    String one = integer(depth - 1);
    int mark = locals.mark();
    Local local = locals.declare("int", Use.UNASSIGNED);
    String value = integer(depth - 1);
    locals.change(local, Use.CONSTANT);
    String other = "{ int " + local.name() + " = " + value + "; yield " + integer(depth - 1) + "; }";
    locals.reset(mark);
    suspensions.areAllowed = outer;
    return "switch (" + selector + ") { case 1, 2 -> " + one + "; default -> " + (chance(50) ? value + ";" : other) + " }";
  }

  private String matched(int depth) {
    int mark = locals.mark();
    String object = "any(" + integer(depth - 1) + ")";
    Local known = locals.readable("Object");
    if (known != null) object = known.name();
    if (known == null) hasKept = true;
    // In a lambda, javac 17 does not find a binding that an inner lambda captures.
    Local binding = locals.declare("Integer", locals.isInCapture() ? Use.COUNTER : Use.CONSTANT);
    String then = integer(depth - 1);
    locals.reset(mark);
    return "(" + object + " instanceof Integer " + binding.name() + " ? " + then + " : " + integer(depth - 1) + ")";
  }

  private String call(int depth) {
    Local callee = chance(85) ? locals.readable("IntSupplier", "class", "class<>", "Counter", "local", "List<local>") : null;
    if (callee == null) return "twice(" + supplier(depth - 1) + ")";
    String name = callee.name();
    return switch (callee.type()) {
      case "class" -> "new " + name + "(" + integer(0) + ").getAsInt()";
      case "class<>" -> "new " + name + "<>(" + integer(0) + ", " + string(0) + ")." + (chance(50) ? "held.length()" : "getAsInt()");
      case "Counter" -> name + (chance(60) ? ".next(" + integer(depth - 1) + ")" : chance(50) ? ".kept++" : ".kept");
      case "local" -> name + (chance(60) ? ".getAsInt()" : chance(50) ? ".kept" : ".kept--");
      case "List<local>" -> name + ".get((" + integer(depth - 1) + ") & 1)." + (chance(60) ? "getAsInt()" : "kept");
      default -> name + ".getAsInt()";
    };
  }

  /** A lambda that is called when the generator has ended, if it ends. */
  String later() {
    int outer = locals.enterCapture();
    String result = string(2);
    locals.leaveCapture(outer);
    return "() -> " + result;
  }

  /** A guard reads what a lambda may read, and is no constant (JLS 14.11.1). Javac lets it assign not even fields. */
  String guard() {
    int outer = locals.enterCapture();
    String guard;
    do {
      guard = (chance(80) ? "shown(" : "fail(") + integer(1) + ") > " + integer(0);
    } while (ASSIGNMENT.matcher(guard).find());
    locals.leaveCapture(outer);
    return guard;
  }

  /** A {@code switch} over patterns. */
  private String patternSwitch(int depth) {
    String selector = object(depth - 1);
    boolean outer = suspensions.forbid();
    int mark = locals.mark();
    Local number = locals.declare("Integer", locals.isInCapture() ? Use.COUNTER : Use.CONSTANT);
    String guard = chance(50) ? " when " + guard() : "";
    String one = integer(depth - 1);
    locals.reset(mark);
    Local text = locals.declare("String", locals.isInCapture() ? Use.COUNTER : Use.CONSTANT);
    String two = integer(depth - 1);
    locals.reset(mark);
    Local part = locals.declare("int", locals.isInCapture() ? Use.COUNTER : Use.CONSTANT);
    Local rest = locals.declare("Object", Use.UNASSIGNED);
    String three = integer(depth - 1);
    locals.reset(mark);
    suspensions.areAllowed = outer;
    return "switch (" + selector + ") { case Integer " + number.name() + guard + " -> " + one + "; case String " + text.name() + " -> "
        + two + "; case Point(int " + part.name() + ", var " + rest.name() + ") -> " + three + "; case null -> 3; default -> 4; }";
  }

  String supplier(int depth) {
    int outer = locals.enterCapture();
    String body = integer(depth - 1);
    locals.leaveCapture(outer);
    return chance(80) ? "() -> " + body : "() -> { return " + body + "; }";
  }

  String condition(int depth) {
    Local local = chance(30) ? locals.readable("boolean", "Boolean") : null;
    if (local != null) return local.name();
    if (depth <= 0) return integer(0) + " > " + random.nextInt(4);
    String suspension = suspension("boolean", depth);
    if (suspension != null) return suspension;
    return switch (random.nextInt(12)) {
      case 8 -> chance(50) ? "Fuzz.ON" : "!Fuzz.ON";
      case 0 -> "!(" + condition(depth - 1) + ")";
      case 1 -> condition(depth - 1) + " && " + condition(depth - 1);
      case 2 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
      case 3 -> "(" + integer(depth - 1) + ") % 2 == 0";
      case 4 -> object(depth - 1) + " instanceof String";
      case 5 -> "(" + string(depth - 1) + ").isEmpty()";
      case 6 -> "(" + condition(depth - 1) + " ? " + condition(0) + " : " + condition(depth - 1) + ")";
      case 7 -> matching(depth);
      default -> integer(depth - 1) + " < " + integer(depth - 1);
    };
  }

  /** A type pattern whose variable is in scope to the right of it only. */
  private String matching(int depth) {
    int mark = locals.mark();
    String object = object(depth - 1);
    if (!locals.isVariable(object)) hasKept = true;
    boolean isNegated = chance(40);
    Local binding = locals.declare("String", locals.isInCapture() ? Use.COUNTER : Use.CONSTANT);
    String use = "(" + binding.name() + ".length()) > " + (chance(50) ? random.nextInt(4) : integer(depth - 1));
    locals.reset(mark);
    String pattern = object + " instanceof String " + binding.name();
    return isNegated ? "(!(" + pattern + ") || " + use + ") == true" : "(" + pattern + " && " + use + ") != false";
  }

  String string(int depth) {
    Local local = chance(50) ? locals.readable("String", "Anonymous") : null;
    if (local != null) return local.type().equals("String") ? local.name() : local.name() + ".toString()";
    if (depth <= 0) return "\"s" + random.nextInt(5) + "\"";
    String suspension = suspension("String", depth);
    if (suspension != null) return suspension;
    return switch (random.nextInt(7)) {
      case 0 -> "\"p\" + (" + integer(depth - 1) + ")";
      case 1 -> "Integer.toString(" + integer(depth - 1) + ")";
      case 2 -> "(" + condition(depth - 1) + " ? " + string(depth - 1) + " : \"e\")";
      case 3 -> textField(false);
      case 4 -> chance(20) ? "\"\"\"\n    one\n      two \\\"quoted\\\" { // $L\n    \"\"\"" : "\"$T { /* \"";
      default -> "\"q" + random.nextInt(5) + "\"";
    };
  }

  String object(int depth) {
    Local local = chance(50) ? locals.readable("Object", "Color", "int[]", "Point", "Integer", "String") : null;
    if (local != null) return local.type().equals("Object") ? local.name() : "(Object) " + local.name();
    String suspension = suspension("Object", depth);
    if (suspension != null) return suspension;
    return switch (random.nextInt(6)) {
      case 2 -> "shape(" + integer(depth - 1) + ")";
      case 3 -> chance(30) ? "(" + condition(depth - 1) + " ? " + object(0) + " : any(" + integer(0) + "))" : "any(" + integer(depth - 1) + ")";
      case 0 -> "(Object) Integer.valueOf(" + integer(depth - 1) + ")";
      case 1 -> "(Object) (" + string(depth - 1) + ")";
      default -> "any(" + integer(depth - 1) + ")";
    };
  }
}
