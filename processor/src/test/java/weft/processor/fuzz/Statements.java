package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;
import weft.processor.fuzz.Piece.Body;

/** Random simple statements, and the choice among all of them. What comes out is legal Java, and ends. */
final class Statements {
  static final String[] TYPES = {
    "int", "int", "int", "Integer", "long", "double", "float", "short", "byte", "char", "boolean", "String", "String", "Object",
    "Object", "int[]", "List<Integer>", "Color"
  };

  private final Random random;
  private final Signature method;
  private final List<Signature> callable;
  private final Oracle oracle;
  private final Locals locals;
  private final Expressions expressions;
  private final Jumps jumps;
  private final Compounds compounds;
  private final Tries tries;
  private Place place;
  private int left;
  private int last;
  private boolean hasTry;

  /** How far the oracle goes, and so the generator. */
  enum Oracle {
    /** Also closed after each number of elements. */
    CLOSED,
    /** The same with yields, jumps and returns in {@code finally}, but no delegation to generators. */
    CLOSED_IN_FINALLY,
    /** Only drained: anything in {@code finally}, and {@code catch (Throwable)}. */
    DRAINED
  }

  /** A generator method. */
  record Signature(String name, String returnType, boolean isStatic, boolean isChecked) {
    String element() {
      return switch (returnType) {
        case "IntSequence", "PrimitiveIterator.OfInt" -> "int";
        case "LongSequence" -> "long";
        case "DoubleSequence" -> "double";
        default -> returnType.substring(returnType.indexOf('<') + 1, returnType.length() - 1);
      };
    }
  }

  Statements(Random random, Signature method, List<Signature> callable, Oracle oracle, Locals locals) {
    this.random = random;
    this.method = method;
    this.callable = callable;
    this.oracle = oracle;
    this.locals = locals;
    this.expressions = new Expressions(random, locals, !method.isStatic());
    this.jumps = new Jumps(random);
    this.compounds = new Compounds(this);
    this.tries = new Tries(this);
    this.place = new Place(true, true, true, method.isChecked(), 0);
  }

  /** The statements of a whole body. */
  Body body(int size) {
    left = size;
    List<Piece> pieces = new ArrayList<>();
    Flow flow = fill(pieces, 4 + random.nextInt(6), 4);
    if (flow.completes()) pieces.add(Piece.of(chance(80) ? "return Gen.end();" : end()));
    return new Body(pieces);
  }

  private String end() {
    Signature other = callee();
    boolean fits = other != null && other.returnType().equals(method.returnType());
    // A catch may go on here while the generator is closed: then push code runs the other one, and a generator does not.
    boolean isSafe = oracle == Oracle.DRAINED || !hasTry;
    boolean canDelegate = fits && isSafe && (method.isChecked() || !other.isChecked());
    return "return " + (canDelegate ? call(other) : "Gen.end()") + ";";
  }

  // What the other generators of statements use.

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** For names that are used once. */
  int nextNumber() {
    return ++last;
  }

  Locals locals() {
    return locals;
  }

  Expressions expressions() {
    return expressions;
  }

  Jumps jumps() {
    return jumps;
  }

  Place place() {
    return place;
  }

  void enter(Place inner) {
    place = inner;
  }

  Oracle oracle() {
    return oracle;
  }

  Signature method() {
    return method;
  }

  /** A block's statements; what they declare goes out of scope. */
  Flow block(List<Piece> pieces, int depth) {
    int mark = locals.mark();
    Flow flow = fill(pieces, 1 + random.nextInt(4), depth);
    locals.reset(mark);
    return flow;
  }

  /** Up to {@code count} statements, as long as the next one can be reached. */
  Flow fill(List<Piece> pieces, int count, int depth) {
    Flow flow = Flow.COMPLETES;
    for (int i = 0; i < count && flow.completes() && left > 0; i++) flow = flow.then(statement(pieces, depth));
    return flow;
  }

  /** A statement that is no declaration, and no block either where it is simple. */
  Flow single(List<Piece> pieces, int depth) {
    if (depth > 0 && chance(30)) return compounds.compound(pieces, depth);
    left--;
    if (chance(10)) return jump(pieces, depth);
    pieces.add(Piece.of(chance(60) && place.yields() ? suspension() : chance(5) ? ";" : effect()));
    return Flow.COMPLETES;
  }

  Flow statement(List<Piece> pieces, int depth) {
    left--;
    int dice = random.nextInt(100);
    if (depth <= 0) dice = dice * 56 / 100;
    if (dice < 20) {
      pieces.add(Piece.of(place.yields() ? suspension() : effect()));
    } else if (dice < 29) {
      pieces.add(Piece.of(effect()));
    } else if (dice < 41) {
      declare(pieces);
    } else if (dice < 46) {
      capture(pieces, depth);
    } else if (dice < 49) {
      return jump(pieces, depth);
    } else if (dice < 53) {
      pieces.add(Piece.of("maybe(" + expressions.integer(1) + ");"));
    } else if (dice < 56) {
      pieces.add(oddity());
    } else if (dice < 84) {
      return compounds.compound(pieces, depth);
    } else if (dice < 88) {
      return compounds.declaring(pieces, depth);
    } else {
      hasTry = true;
      return tries.protectedStatement(pieces, depth);
    }
    return Flow.COMPLETES;
  }

  private Piece oddity() {
    return Piece.of(
        switch (random.nextInt(6)) {
          case 0 -> ";";
          case 1 -> "// } yields \" here";
          case 2 -> "/* state = 1; */";
          case 3 -> "assert " + expressions.integer(0) + " != 77 : \"assertion\";";
          case 4 -> "clear();";
          default -> "rethrow(" + expressions.integer(1) + ");";
        });
  }

  /** A suspension. */
  String suspension() {
    if (chance(18)) {
      String all = yieldAll();
      if (all != null) return "Gen.yieldAll(" + all + ");";
    }
    return "Gen.yield(" + value() + ");";
  }

  private String value() {
    return switch (method.element()) {
      case "int", "Integer" -> expressions.exactInt(2);
      case "String" -> expressions.string(2);
      case "Object" -> expressions.of(TYPES[random.nextInt(TYPES.length)], 2);
      default -> "(" + method.element() + ") (" + expressions.of(method.element(), 2) + ")";
    };
  }

  private String yieldAll() {
    Signature other = callee();
    boolean fits = other != null && (other.element().equals(method.element()) || method.element().equals("Object"));
    boolean terminates = place.loops() == 0;
    if (fits && terminates && (place.fails() || !other.isChecked()) && oracle != Oracle.CLOSED_IN_FINALLY) return call(other);
    return switch (method.element()) {
      case "int", "Integer" -> expressions.of("List<Integer>", 1);
      case "String" -> expressions.of("String[]", 1);
      case "Object" -> expressions.of(chance(50) ? "String[]" : "int[]", 1);
      default -> null;
    };
  }

  private Signature callee() {
    return callable.isEmpty() ? null : callable.get(random.nextInt(callable.size()));
  }

  private String call(Signature other) {
    return other.name() + "(" + expressions.integer(1) + ", " + expressions.string(1) + ", " + expressions.object(1) + ")";
  }

  /** A statement that is an expression, or an assignment. */
  String effect() {
    Local local = chance(60) ? locals.assignable(TYPES) : null;
    if (local == null) {
      // In an anonymous class, the processor refuses to assign to a private field of the class around it.
      boolean hasThis = !locals.isInCapture();
      return switch (random.nextInt(6)) {
        case 2 -> expressions.field("label", "text", hasThis ? "value" : "text") + " += " + expressions.integer(1) + ";";
        case 3 -> expressions.field("total", "count", hasThis ? "x" : "count") + "++;";
        case 0 -> expressions.field("total", "count") + " += " + expressions.integer(1) + ";";
        case 1 -> "later.add(" + later() + ");";
        default -> "log(\"l\" + (" + expressions.integer(2) + "));";
      };
    }
    String name = local.name();
    boolean isNumber = List.of("int", "long", "double", "float", "short", "byte").contains(local.type());
    if (isNumber && chance(30)) return name + (chance(50) ? "++;" : "--;");
    if (isNumber && chance(30)) return name + " += " + expressions.integer(1) + ";";
    if (local.type().equals("String") && chance(40)) return name + " += " + expressions.integer(1) + ";";
    return name + " = " + expressions.of(local.type(), 2) + ";";
  }

  /** A lambda that is called when the generator has ended, if it ends. */
  private String later() {
    int outer = locals.enterCapture();
    String result = expressions.string(2);
    locals.leaveCapture(outer);
    return "() -> " + result;
  }

  private void declare(List<Piece> pieces) {
    String type = TYPES[random.nextInt(TYPES.length)];
    Local local = locals.declare(type, Use.UNASSIGNED);
    String name = local.name();
    boolean isFinal = chance(25);
    boolean isVar = chance(30) && !List.of("short", "byte", "char", "Object").contains(type);
    String value = isVar && type.equals("int") ? expressions.exactInt(0) + " + 0" : expressions.of(type, 2);
    if (isVar && type.equals("Integer")) value = "boxed(" + expressions.integer(1) + ")";
    boolean isConstant = isFinal || chance(25);
    StringBuilder text = new StringBuilder(isFinal ? "final " : "");
    text.append(isVar ? "var" : type).append(' ').append(name).append(" = ").append(value);
    locals.change(local, isConstant ? Use.CONSTANT : Use.VARIABLE);
    if (!isVar && type.equals("int") && chance(25)) {
      Local second = locals.declare(type, Use.UNASSIGNED);
      text.append(", ").append(second.name()).append(" = ").append(expressions.integer(1));
      locals.change(second, isConstant ? Use.CONSTANT : Use.VARIABLE);
    }
    pieces.add(Piece.of(text + ";"));
  }

  /**
   * A lambda or an anonymous class that captures. Both may throw, so such an object is no element: the oracle shows an
   * element inside the body that yields it.
   */
  private void capture(List<Piece> pieces, int depth) {
    boolean isLambda = chance(60);
    Local local = locals.declare(isLambda ? "IntSupplier" : "Anonymous", Use.UNASSIGNED);
    int mark = locals.mark();
    Place outer = place;
    boolean inAnonymous = expressions.inAnonymous;
    place = Place.NESTED;
    expressions.inAnonymous |= !isLambda;
    int accessible = locals.enterCapture();
    Jumps.Barrier barrier = jumps.enterBarrier();
    List<Piece> inner = new ArrayList<>();
    Flow flow = chance(70) ? fill(inner, 1 + random.nextInt(2), Math.min(depth, 1)) : Flow.COMPLETES;
    String value = isLambda ? expressions.integer(2) : expressions.string(2);
    String result = flow.completes() ? "  return " + value + ";\n" : "";
    jumps.leaveBarrier(barrier);
    locals.leaveCapture(accessible);
    expressions.inAnonymous = inAnonymous;
    place = outer;
    locals.reset(mark);
    String opening = isLambda ? "() -> {" : "new Object() { @Override public String toString() {";
    String closing = result + (isLambda ? "};" : "} };");
    pieces.add(Piece.of((isLambda ? "IntSupplier " : "Object ") + local.name() + " = " + opening, new Body(inner), closing));
    locals.change(local, Use.CONSTANT);
  }

  private Flow jump(List<Piece> pieces, int depth) {
    boolean isConditional = chance(65);
    String condition = isConditional ? "if (" + expressions.condition(1) + ") " : "";
    Flow flow = Flow.STOPS;
    String text;
    int dice = random.nextInt(10);
    Jumps.Target target = jumps.any();
    if (dice < 6 && target != null) {
      boolean continues = target.isLoop() && chance(45);
      text = continues ? target.continueText(chance(50), jumps) : target.breakText(chance(50), jumps);
      flow = text == null ? Flow.STOPS : continues ? Flow.continueOf(target.number()) : Flow.breakOf(target.number());
      if (text == null) text = "throw new Boom(\"j\");";
    } else if (dice < 8 && place.returns()) {
      text = place.delegates() ? end() : "return Gen.end();";
    } else if (place.fails() && chance(30)) {
      text = "throw new IOException(\"io\" + (" + expressions.integer(1) + "));";
    } else {
      text = "throw new Boom(" + expressions.string(1) + ");";
    }
    pieces.add(Piece.of(condition + text));
    return flow.completing(isConditional);
  }
}
