package weft.processor.fuzz;

import java.util.List;
import java.util.Random;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;

/** Random suspensions with a value: asks, delegations to coroutines, awaits; and results. */
final class Suspensions {
  private static final List<String> TYPES = List.of("Integer", "String", "Object", "Boolean", "Long");

  private final Random random;
  private final Statements statements;

  /** Whether there may be any here. */
  boolean areAllowed;

  Suspensions(Random random, Statements statements) {
    this.random = random;
    this.statements = statements;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private Signature method() {
    return statements.method();
  }

  private boolean areAllowedHere() {
    return areAllowed && (method().isCoroutine() || method().waits());
  }

  /** From here on there may be none; answers whether there could be before. */
  boolean forbid() {
    boolean outer = areAllowed;
    areAllowed = false;
    return outer;
  }

  /** One with a value of this type as an operand, at times; otherwise null. */
  String value(String type, int depth) {
    if (!areAllowedHere() || !chance(12)) return null;
    Value value = any(depth - 1);
    return value == null ? null : value.as(type);
  }

  /** An expression, with its type. */
  private record Value(String text, String type) {
    /** The same as an operand of another type. */
    String as(String wanted) {
      return switch (wanted) {
        case "int" -> integer();
        case "boolean" -> condition();
        case "String" -> type.equals("String") ? text : "(\"v\" + " + text + ")";
        default -> "(Object) " + text;
      };
    }

    private String integer() {
      return switch (type) {
        case "Integer" -> text;
        case "String" -> text + ".length()";
        case "Boolean" -> "(" + text + " ? 1 : 2)";
        case "Long" -> text + ".intValue()";
        default -> "((Integer) " + text + ")";
      };
    }

    private String condition() {
      return switch (type) {
        case "Integer" -> text + " > 2";
        case "String" -> text + ".isEmpty()";
        case "Boolean" -> text;
        case "Long" -> text + " != 3";
        default -> "(" + text + " == null)";
      };
    }
  }

  private Value any(int depth) {
    if (method().waits()) return await(depth);
    Value result = chance(45) ? delegation() : null;
    return result == null ? ask(true) : result;
  }

  private Value ask(boolean isOperand) {
    String answer = method().answer();
    String witness = isOperand && !answer.equals("Object") ? "<" + answer + ">" : "";
    return new Value("Gen." + witness + "ask(" + statements.value() + ")", answer);
  }

  /** To a coroutine, with its result; null where there is none. */
  private Value delegation() {
    Signature other = statements.callee();
    if (statements.place().loops() > 1 || !isCallable(other) || !other.isCoroutine() || !method().canDelegateTo(other)) return null;
    String element = Signature.outside(other.element());
    if (!element.equals(method().element()) && !method().element().equals("Object")) return null;
    return new Value("Gen.yieldAll(" + statements.call(other) + ")", Signature.outside(other.result()));
  }

  private boolean isCallable(Signature other) {
    return other != null && (!other.isChecked() || statements.place().fails()) && !other.isGeneric();
  }

  private Value await(int depth) {
    Value stage = stage(depth);
    boolean isChecked = statements.place().fails() && chance(15);
    String witness = isChecked ? "<" + stage.type() + ", IOException>" : "";
    String executor = chance(20) ? executor(stage, depth) : "";
    return new Value("Gen." + witness + "await(" + stage.text() + executor + ")", stage.type());
  }

  /** A stage whose type is inferred cannot be kept while the executor is found. */
  private String executor(Value stage, int depth) {
    boolean isCertain = !stage.text().startsWith("Compl") && !stage.text().contains("thenApply");
    boolean outer = areAllowed;
    areAllowed &= isCertain;
    String executor = ", executor(" + integer(depth) + ")";
    areAllowed = outer;
    return executor;
  }

  private String integer(int depth) {
    return statements.expressions().integer(Math.max(0, Math.min(1, depth)));
  }

  private Value stage(int depth) {
    Signature other = chance(35) ? statements.callee() : null;
    if (isCallable(other) && other.isFuture() && statements.place().loops() <= 1) {
      return new Value(statements.call(other), Signature.outside(other.result()));
    }
    String n = integer(depth);
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Value("words(" + n + ")", "String");
      case 2, 3 -> new Value("sure(" + n + ")", "Boolean");
      case 4, 5 -> new Value("anything(" + n + ")", "Object");
      case 6 -> new Value("soon(" + random.nextInt(9) + ").thenApply(q -> q + 1)", "Integer");
      case 7 -> new Value("CompletableFuture.completedFuture(" + statements.expressions().exactInt(0) + ")", "Integer");
      default -> new Value("soon(" + n + ")", "Integer");
    };
  }

  /** One that is a statement, or null where it had better be a yield. */
  String statement() {
    if (!areAllowedHere() || !method().isFuture() && chance(method().isPublisher() ? 50 : 30)) return null;
    Value value = any(1);
    Local local = chance(50) ? statements.locals().assignable(value.type(), "Object") : null;
    Local number = value.type().equals("Integer") && chance(30) ? statements.locals().assignable("int", "Integer") : null;
    if (number != null) return number.name() + (chance(50) ? " += " : chance(50) ? " *= " : " = ") + value.text().replace("Gen.ask", "Gen.<Integer>ask") + ";";
    if (local != null) return local.name() + " = " + inferred(value) + ";";
    return switch (random.nextInt(5)) {
      case 0 -> "log(\"v\", " + value.text() + ");";
      case 1 -> "shown(" + inferred(value) + ");";
      case 2 -> "log(tap(\"t\", " + integer(1) + ") + \"|\" + " + value.text() + ");";
      default -> inferred(value) + ";";
    };
  }

  /** Without the type that javac can find itself. */
  private String inferred(Value value) {
    return chance(70) ? value.text().replaceFirst("^Gen\\.<\\w+>ask", "Gen.ask") : value.text();
  }

  /** The method itself, on fuel; null at most times. */
  String again() {
    if (!areAllowedHere() || !method().isFuture() || method().isGeneric() || !chance(5)) return null;
    return "if (go()) Gen.await(" + statements.call(method()) + ");";
  }

  /** A variable that one initializes. */
  void declare(List<Piece> pieces) {
    Value value = method().isCoroutine() && chance(60) ? ask(false) : any(1);
    String type = value.type().equals("Integer") && chance(40) ? "int" : chance(15) ? "Object" : value.type();
    boolean isVar = chance(15) && !value.text().startsWith("Gen.ask");
    if (isVar) type = value.type();
    boolean isFinal = chance(20);
    Local local = statements.locals().declare(type, Use.UNASSIGNED);
    pieces.add(Piece.of((isFinal ? "final " : "") + (isVar ? "var " : type + " ") + local.name() + " = " + value.text() + ";"));
    statements.locals().change(local, isFinal ? Use.CONSTANT : Use.VARIABLE);
  }

  /** Whether a declaration should be one of those. */
  boolean shouldDeclare() {
    return areAllowedHere() && chance(35);
  }

  /** What the body ends with, or null where there is nothing. */
  String result() {
    String type = method().result();
    if (type == null || chance(8)) return null;
    if (areAllowedHere() && chance(20)) {
      Value value = any(1);
      if (type.equals("Object")) return inferred(value);
      if (value.type().equals(type)) return value.text();
    }
    Expressions expressions = statements.expressions();
    return switch (type) {
      case "Integer" -> expressions.exactInt(1);
      case "Object" -> expressions.of(TYPES.get(random.nextInt(TYPES.size())), 1);
      case "Boolean" -> expressions.condition(1);
      default -> expressions.of(type, 1);
    };
  }
}
