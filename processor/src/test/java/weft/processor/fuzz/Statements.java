package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import weft.processor.fuzz.Piece.Body;

/** Random simple statements, and the choice among all of them. What comes out is legal Java, and ends. */
final class Statements {
  private static final Pattern SUSPENSION = Pattern.compile("Gen\\.(yield|ask|await)");

  private final Random random;
  private final Signature method;
  private final List<Signature> callable;
  private final Oracle oracle;
  private final Locals locals;
  private final Expressions expressions;
  private final Jumps jumps;
  private final Compounds compounds;
  private final Tries tries;
  private final Declarations declarations;
  private final Suspensions suspensions;
  private Place place;
  private int left;
  private int last;
  private boolean hasTry;

  Statements(Random random, Signature method, List<Signature> callable, Oracle oracle, Locals locals) {
    this.random = random;
    this.method = method;
    this.callable = callable;
    this.oracle = oracle;
    this.locals = locals;
    this.expressions = new Expressions(random, locals, method);
    this.suspensions = new Suspensions(random, this);
    this.expressions.suspensions = suspensions;
    this.jumps = new Jumps(random);
    this.compounds = new Compounds(this);
    this.tries = new Tries(this);
    this.declarations = new Declarations(this);
    enter(new Place(true, true, true, method.isChecked(), 0));
  }

  /** The statements of a whole body. */
  Body body(int size, int depth) {
    left = size;
    List<Piece> pieces = new ArrayList<>();
    Flow flow = oracle.isThreaded() && chance(35) ? tries.protectedStatement(pieces, depth) : Flow.COMPLETES;
    if (flow.completes()) flow = flow.then(fill(pieces, depth + random.nextInt(6), depth));
    if (flow.completes() && !SUSPENSION.matcher(new Body(pieces).text("")).find()) pieces.add(Piece.of(suspension()));
    if (flow.completes()) pieces.add(Piece.of(chance(80) ? endOf() : end()));
    return new Body(pieces);
  }

  private String end() {
    Signature other = callee();
    boolean fits = other != null && other.returnType().equals(method.returnType()) && !other.isGeneric() && !method.isPublisher();
    boolean canDelegate = fits && canDelegate() && (method.isChecked() || !other.isChecked());
    return canDelegate ? "return " + call(other) + ";" : endOf();
  }

  /** The end of the body, with its result. */
  String endOf() {
    String result = suspensions.result();
    return "return Gen.end(" + (result == null ? "" : result) + ");";
  }

  /** A catch may go on here while the generator is closed: then push code runs the other one, and a generator does not. */
  private boolean canDelegate() {
    return oracle.isThreaded() || oracle == Oracle.DRAINED || !hasTry;
  }

  private boolean canDelegateHere() {
    return oracle.isThreaded() || place.delegates();
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
    expressions.canFail = inner.fails();
    suspensions.areAllowed = inner.yields();
  }

  Oracle oracle() {
    return oracle;
  }

  /** From here on there may be none with a value, if {@code none}; answers whether there could be before. */
  boolean forbidSuspensions(boolean none) {
    return none ? suspensions.forbid() : suspensions.areAllowed;
  }

  void allowSuspensions(boolean allowed) {
    suspensions.areAllowed = allowed;
  }

  Signature method() {
    return method;
  }

  /** From here on, a {@code catch} may go on while the generator is closed. */
  void sawTry() {
    hasTry = true;
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
    pieces.add(Piece.of(chance(60) && place.yields() ? suspensionStatement() : chance(5) ? ";" : effect()));
    return Flow.COMPLETES;
  }

  Flow statement(List<Piece> pieces, int depth) {
    left--;
    if (oracle.isThreaded() && depth > 0 && chance(18)) return tries.protectedStatement(pieces, depth);
    int dice = random.nextInt(100);
    if (depth <= 0) dice = dice * 56 / 100;
    if (dice < 20) {
      pieces.add(Piece.of(place.yields() ? suspensionStatement() : effect()));
    } else if (dice < 29) {
      pieces.add(Piece.of(effect()));
    } else if (dice < 41) {
      if (suspensions.shouldDeclare()) {
        suspensions.declare(pieces);
      } else {
        declarations.variable(pieces);
      }
    } else if (dice < 46) {
      declarations.capture(pieces, depth);
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
      sawTry();
      return tries.protectedStatement(pieces, depth);
    }
    return Flow.COMPLETES;
  }

  private Piece oddity() {
    boolean outer = suspensions.forbid(); // an assertion may be switched off
    Piece piece = plainOddity();
    suspensions.areAllowed = outer;
    return piece;
  }

  private Piece plainOddity() {
    return Piece.of(
        switch (random.nextInt(6)) {
          case 0 -> ";";
          case 1 -> "// } yields \" here";
          case 2 -> "/* state = 1; */";
          case 3 -> "assert " + (chance(60) ? expressions.integer(0) + " != 77" : expressions.condition(2)) + " : \"assertion\";";
          case 4 -> "clear();";
          default -> "rethrow(" + expressions.integer(1) + ");";
        });
  }

  /** A suspension, as an expression statement. */
  String suspension() {
    String other = oracle.isThreaded() ? suspensions.statement() : null;
    if (other != null) return other;
    if (chance(18)) {
      String all = place.loops() == 0 ? called(callee()) : null;
      if (all == null) all = source();
      return "Gen.yieldAll(" + all + ");";
    }
    return "Gen.yield(" + value() + ");";
  }

  /** A generator in a loop, or one that calls itself, runs on fuel. */
  private String suspensionStatement() {
    String again = suspensions.again();
    if (again != null) return again;
    String call = chance(8) && !method.waits() ? called(chance(50) ? method : callee()) : null;
    return call == null ? suspension() : "if (go()) Gen.yieldAll(" + call + ");";
  }

  /** An element. */
  String value() {
    return switch (method.element()) {
      case "int", "Integer" -> expressions.exactInt(2);
      case "Object" -> element();
      case "long", "double" -> "(" + method.element() + ") (" + expressions.of(method.element(), 2) + ")";
      default -> expressions.of(method.element(), 2);
    };
  }

  /** What it is may not be shown otherwise in the body than outside. */
  private String element() {
    String type = Values.TYPES[random.nextInt(Values.TYPES.length)];
    boolean isPlain = !type.contains("<") || type.startsWith("List") || type.startsWith("Map");
    return expressions.of(isPlain && !type.equals("StringBuilder") && !type.endsWith("[]") && !type.equals("Node") ? type : "Object", 2);
  }

  /** A call of {@code other} that gives such elements, or null. */
  private String called(Signature other) {
    if (other == null || oracle == Oracle.CLOSED_IN_FINALLY || other.isChecked() && !place.fails()) return null;
    if (!method.canDelegateTo(other)) return null;
    boolean isSelf = other == method;
    if (!isSelf && other.isGeneric() && method.isGeneric()) return null;
    String element = isSelf ? method.element() : Signature.outside(other.element());
    return element.equals(method.element()) || method.element().equals("Object") ? call(other) : null;
  }

  private String source() {
    String element = method.element();
    String n = expressions.integer(1);
    if (oracle.isThreaded() && chance(40) && List.of("Integer", "Object").contains(element)) return failing(n);
    return switch (element) {
      case "int", "Integer" -> ints(element, n);
      case "long" -> chance(50) ? "new long[] {" + n + ", 2}" : "LongStream.of(" + n + ", 3L)";
      case "double" -> chance(50) ? "new double[] {" + n + ", 2}" : "DoubleStream.of(" + n + ", 3.5)";
      case "String" -> expressions.of(chance(50) ? "String[]" : "List<String>", 1);
      case "T" -> expressions.of("List<T>", 1);
      case "Object" -> expressions.of(chance(40) ? "String[]" : chance(50) ? "int[]" : "List<String>", 1);
      default -> "List.of(" + expressions.of(element, 1) + ")";
    };
  }

  /** Sources that fail, and do something when they are closed. */
  private String failing(String n) {
    return switch (random.nextInt(4)) {
      case 0 -> "feeds(" + n + ")";
      case 1 -> "flowing(" + n + ")";
      default -> "new Feed(" + n + ")";
    };
  }

  private String ints(String element, String n) {
    return switch (random.nextInt(6)) {
      case 0 -> "ints(" + n + ").iterator()";
      case 1 -> "ints(" + n + ").stream()";
      case 2 -> "arr(" + n + ")";
      case 3 -> element.equals("int") ? "IntStream.range(0, 3)" : "Stream.of(" + expressions.exactInt(0) + ", 4)";
      default -> expressions.of("List<Integer>", 1);
    };
  }

  Signature callee() {
    return callable.isEmpty() ? null : callable.get(random.nextInt(callable.size()));
  }

  String call(Signature other) {
    List<String> arguments = new ArrayList<>();
    for (String type : other.types()) {
      arguments.add(expressions.of(other == method ? type : Signature.outside(type), type.contains("Integer") || type.equals("int") ? 1 : 0));
    }
    return other.calledFrom(method) + "(" + String.join(", ", arguments) + ")";
  }

  /** A statement that is an expression, or an assignment. */
  String effect() {
    String assignment = chance(60) ? expressions.assignments().statement() : null;
    if (assignment != null) return assignment;
    return switch (random.nextInt(8)) {
      case 0 -> accumulated(expressions.variable("total"));
      case 1 -> "later.add(" + expressions.later() + ");";
      case 2 -> accumulated(expressions.textField(true));
      case 3 -> expressions.variable("total") + "++;";
      case 4 -> "shown(" + expressions.object(2) + ");";
      default -> "log(\"l\" + (" + expressions.integer(2) + "));";
    };
  }

  /** The value of a private field cannot be kept. */
  private String accumulated(String field) {
    boolean outer = suspensions.forbid();
    String statement = field + " += " + expressions.integer(1) + ";";
    suspensions.areAllowed = outer;
    return statement;
  }

  /** What runs at once does so on a thread of its own for the oracle, which would wait for a monitor that this one holds. */
  private boolean canCallHere() {
    return place.yields() || !method.waits();
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
    } else if (dice == 6 && place.returns() && canCallHere() && canDelegateHere() && canDelegate() && !method.isGeneric() && !method.isPublisher()) {
      pieces.add(Piece.of("if (go()) return " + call(method) + ";"));
      return Flow.COMPLETES;
    } else if (dice < 8 && place.returns()) {
      text = canDelegateHere() ? end() : endOf();
    } else if (place.fails() && chance(30)) {
      text = "throw new IOException(\"io\" + (" + expressions.integer(1) + "));";
    } else {
      text = "throw new Boom(" + expressions.string(1) + ");";
    }
    pieces.add(Piece.of(condition + text));
    return flow.completing(isConditional);
  }
}
