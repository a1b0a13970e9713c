package weft.processor.fuzz;

import java.util.Random;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;

/** Random expressions of all types that a variable may have. */
final class Values {
  static final String[] TYPES = {
    "int", "int", "int", "Integer", "long", "double", "float", "short", "byte", "char", "boolean", "String", "String", "Object",
    "Object", "int[]", "List<Integer>", "Color", "int", "int", "String", "Long", "Character", "Boolean", "Double", "Byte", "long[]",
    "char[]", "boolean[]", "int[][]", "String[]", "List<String>", "Map<String, Integer>", "Optional<String>", "Function<Integer, Integer>",
    "StringBuilder", "Point", "Node", "Node", "Box<Integer>", "Supplier<String>"
  };

  private final Random random;
  private final Locals locals;
  private final Expressions expressions;

  Values(Random random, Locals locals, Expressions expressions) {
    this.random = random;
    this.locals = locals;
    this.expressions = expressions;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String integer(int depth) {
    return expressions.integer(depth);
  }

  /** An expression of {@code type} that has no effect and depends on nothing. */
  String constant(String type) {
    int n = random.nextInt(5);
    return switch (type) {
      case "int", "Integer" -> String.valueOf(n);
      case "String" -> "\"s" + n + "\"";
      case "Object" -> "any(" + n + ")";
      case "List<Integer>" -> "ints(" + n + ")";
      case "Long" -> n + "L";
      case "Character" -> "'a'";
      case "Boolean" -> n > 2 ? "true" : "false";
      case "Double" -> n + ".5";
      case "Byte" -> "(byte) " + n;
      case "int[]" -> "arr(" + n + ")";
      case "Color" -> "color(" + n + ")";
      case "Function<Integer, Integer>" -> "q -> q * " + n;
      case "Supplier<String>" -> "() -> \"c" + n + "\"";
      case "Optional<String>" -> "Optional.of(\"o" + n + "\")";
      default -> of(type, 0);
    };
  }

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
      case "char" -> chance(50) ? letter() : "(char) (97 + (" + integer(depth) + " & 7))";
      case "boolean" -> expressions.condition(depth);
      case "String" -> expressions.string(depth);
      case "Object" -> expressions.object(depth);
      case "Long", "Double", "Boolean", "Character", "Byte" -> box(type, depth);
      case "IntSupplier" -> expressions.supplier(depth);
      case "T" -> typeVariable();
      default -> type.endsWith("[]") ? array(type, depth) : object(type, depth);
    };
  }

  private String letter() {
    return "'" + (char) ('a' + random.nextInt(26)) + "'";
  }

  private String box(String type, int depth) {
    return switch (type) {
      case "Long" -> "Long.valueOf(" + integer(depth) + ")";
      case "Double" -> chance(50) ? "Double.valueOf(" + integer(depth) + ")" : "Double.valueOf(2.5)";
      case "Boolean" -> chance(50) ? "Boolean.TRUE" : "Boolean.valueOf(" + expressions.condition(depth) + ")";
      case "Byte" -> "Byte.valueOf((byte) (0 + " + integer(depth) + "))";
      default -> "Character.valueOf(" + letter() + ")";
    };
  }

  /** Arrays have two elements. */
  private String array(String type, int depth) {
    String element = type.substring(0, type.length() - 2);
    if (type.equals("int[]") && chance(50)) return "arr(" + integer(depth) + ")";
    if (type.equals("int[][]") && chance(50)) return "grid(" + integer(depth) + ")";
    return "new " + type + " {" + of(element, depth) + ", " + of(element, 0) + "}";
  }

  private String object(String type, int depth) {
    return switch (type) {
      case "List<Integer>" ->
          chance(50) ? "ints(" + integer(depth) + ")" : "List.of(" + expressions.exactInt(depth) + ", " + expressions.exactInt(depth) + ")";
      case "List<String>" -> "Arrays.asList(" + expressions.string(depth) + ", \"z\")";
      case "List<T>" -> "Arrays.asList(" + typeVariable() + ", " + typeVariable() + ")";
      case "Map<String, Integer>" -> "table(" + integer(depth) + ")";
      case "Optional<String>" -> chance(70) ? "Optional.of(" + expressions.string(depth) + ")" : "Optional.empty()";
      case "Function<Integer, Integer>" -> function(depth);
      case "Supplier<String>" -> expressions.later();
      case "StringBuilder" -> "new StringBuilder(" + expressions.string(depth) + ")";
      case "Color" -> chance(50) ? "Color.BLUE" : "color(" + integer(depth) + ")";
      case "Point" -> "new Point(" + integer(depth) + ", " + expressions.object(0) + ")";
      case "Figure" -> "figure(" + integer(depth) + ")";
      case "Node" ->
          chance(50) ? "new Node(" + integer(depth) + ")" : "new Node(" + integer(depth) + ", new Node(" + integer(0) + "))";
      case "Box<Integer>" -> chance(50) ? "new Box<>(" + expressions.exactInt(depth) + ")" : "new Box<Integer>(" + expressions.exactInt(depth) + ")";
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** A generic method has a parameter of type {@code T}. */
  private String typeVariable() {
    Local one = locals.readable("T");
    if (one == null) throw new IllegalStateException("no T here");
    Local other = locals.readable("T");
    return chance(60) ? one.name() : "least(" + one.name() + ", " + other.name() + ")";
  }

  private String function(int depth) {
    if (chance(30)) return chance(50) ? "Fuzz::toInt" : "Math::abs";
    int outer = locals.enterCapture();
    int mark = locals.mark();
    Local parameter = locals.declare("Integer", Use.COUNTER);
    String body = "1 + " + integer(Math.max(depth, 1));
    locals.reset(mark);
    locals.leaveCapture(outer);
    return (chance(70) ? parameter.name() : "(Integer " + parameter.name() + ")") + " -> " + body;
  }

  /** An {@code int} out of an object that a variable holds, or null. */
  String part(int depth) {
    String[] types = {
      "int[][]", "long[]", "Map<String, Integer>", "Optional<String>", "Point", "Node", "Node", "Box<Integer>", "Function<Integer, Integer>",
      "List<Integer>", "List<String>", "Long", "Double", "StringBuilder", "Supplier<String>", "Color", "char[]", "boolean[]",
      "Map.Entry<String, Integer>"
    };
    Local local = locals.readable(types);
    if (local == null) return null;
    String name = local.name();
    return switch (local.type()) {
      case "int[][]" -> name + "[(" + integer(depth - 1) + ") & 1][(" + integer(depth - 1) + ") & 1]";
      case "long[]" -> "(int) " + name + "[(" + integer(depth - 1) + ") & 1]";
      case "char[]" -> name + "[1]";
      case "boolean[]" -> "(" + name + "[(" + integer(depth - 1) + ") & 1] ? 1 : 0)";
      case "Map<String, Integer>" -> name + ".getOrDefault(" + expressions.string(depth - 1) + ", " + expressions.exactInt(depth - 1) + ")";
      case "Map.Entry<String, Integer>" -> name + ".getValue()";
      case "Optional<String>" -> name + ".map(String::length).orElse(" + expressions.exactInt(depth - 1) + ")";
      case "Point" -> name + ".x()";
      case "Node" -> node(name, depth);
      case "Box<Integer>" -> content(name, depth);
      case "Function<Integer, Integer>" -> name + ".apply(" + expressions.exactInt(depth - 1) + ")";
      case "List<Integer>" -> name + ".get(" + random.nextInt(2) + ")";
      case "Long", "Double" -> name + ".intValue()";
      case "Supplier<String>" -> name + ".get().length()";
      case "Color" -> name + ".order()";
      case "StringBuilder" -> name + ".length()";
      default -> name + ".size()";
    };
  }

  private String node(String name, int depth) {
    return switch (random.nextInt(15)) {
      case 7 -> behind(name) + ".v";
      case 8 -> "(" + behind(name) + ".v += " + integer(depth - 1) + ")";
      case 9 -> chance(50) ? behind(name) + ".v++" : "--" + behind(name) + ".open";
      case 10 -> behind(name) + ".bump(" + (chance(50) ? integer(depth - 1) : expressions.string(depth - 1)) + ")";
      case 11 -> "Stream.of(" + name + ").mapToInt(q -> q." + (chance(50) ? "v -= 2" : "bump(\"four\")") + ").sum()";
      case 12 -> "((IntUnaryOperator) " + name + "::bump).applyAsInt(" + integer(depth - 1) + ")";
      case 13 -> "((IntFunction<Node>) Node::new).apply(" + integer(depth - 1) + ").v";
      case 0 -> name + ".v++";
      case 1 -> "(" + name + ".v += " + integer(depth - 1) + ")";
      case 2 -> name + ".bump(" + integer(depth - 1) + ")";
      case 3 -> name + ".bump(" + expressions.string(depth - 1) + ")";
      case 4 -> "(" + name + ".next == null ? " + integer(depth - 1) + " : --" + name + ".next.v)";
      case 5 -> name + ".open";
      case 6 -> "Node.made";
      default -> name + ".v";
    };
  }

  /** The same object, as an expression; which type it has, in most cases only javac knows. */
  String behind(String name) {
    return switch (random.nextInt(4)) {
      case 0 -> "List.of(" + name + ").get(0)";
      case 1 -> "Optional.of(" + name + ").get()";
      case 2 -> "(" + expressions.condition(0) + " ? " + name + " : " + name + ")";
      default -> "either(" + name + ", " + name + ")";
    };
  }

  private String content(String name, int depth) {
    return switch (random.nextInt(6)) {
      case 3 -> behind(name) + ".content";
      case 4 -> behind(name) + ".with(" + integer(depth - 1) + ").get()";
      case 0 -> name + ".content";
      case 1 -> "(int) (" + name + ".content = " + expressions.exactInt(depth - 1) + ")"; // where it becomes a long, javac casts to Long
      case 2 -> name + ".with(" + expressions.string(depth - 1) + ").toString().length()";
      default -> name + ".get()";
    };
  }
}
