package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;
import weft.processor.fuzz.Piece.Body;

/** Random statements that declare variables and classes for those after them. */
final class Declarations {
  private final Statements statements;

  Declarations(Statements statements) {
    this.statements = statements;
  }

  private Locals locals() {
    return statements.locals();
  }

  private Expressions expressions() {
    return statements.expressions();
  }

  private boolean chance(int percent) {
    return statements.chance(percent);
  }

  void variable(List<Piece> pieces) {
    boolean isGeneric = statements.method().isGeneric() && chance(20);
    String type = isGeneric ? "T" : Values.TYPES[statements.below(Values.TYPES.length)];
    Local local = locals().declare(type, Use.UNASSIGNED);
    String name = local.name();
    boolean isFinal = chance(25);
    boolean isVar = chance(30) && !List.of("short", "byte", "char", "Object", "Integer", "boolean", "Optional<String>").contains(type);
    isVar &= !type.contains("<") || type.startsWith("Map");
    String value = isVar && type.equals("int") ? expressions().exactInt(0) + " + 0" : expressions().of(type, 2);
    boolean isConstant = isFinal || chance(25);
    StringBuilder text = new StringBuilder(isFinal ? "final " : "");
    text.append(isVar ? "var" : type).append(' ').append(name).append(" = ").append(value);
    locals().change(local, isConstant ? Use.CONSTANT : Use.VARIABLE);
    if (!isVar && type.equals("int") && chance(25)) {
      Local second = locals().declare(type, Use.UNASSIGNED);
      text.append(", ").append(second.name()).append(" = ").append(expressions().integer(1));
      locals().change(second, isConstant ? Use.CONSTANT : Use.VARIABLE);
    }
    pieces.add(Piece.of(text + ";"));
  }

  /**
   * A lambda or an anonymous class that captures. Both may throw, so such an object is no element: the oracle shows an
   * element inside the body that yields it.
   */
  void capture(List<Piece> pieces, int depth) {
    if (chance(25)) {
      counter(pieces, depth);
      return;
    }
    boolean isLambda = chance(60);
    Local local = locals().declare(isLambda ? "IntSupplier" : "Anonymous", Use.UNASSIGNED);
    String state = isLambda || chance(60) ? null : "int kept = " + kept() + "; ";
    List<Piece> inner = new ArrayList<>();
    if (state != null) inner.add(Piece.of("log(\"kept\" + kept++);"));
    String result = nested(inner, depth, isLambda, isLambda ? "int" : "String");
    String opening = isLambda ? "() -> {" : "new Object() { " + (state == null ? "" : state) + "@Override public String toString() {";
    String closing = result + (isLambda ? "};" : "} };");
    pieces.add(Piece.of((isLambda ? "IntSupplier " : "Object ") + local.name() + " = " + opening, new Body(inner), closing));
    locals().change(local, Use.CONSTANT);
  }

  /** A {@code var} whose type has no name. */
  private void counter(List<Piece> pieces, int depth) {
    Local local = locals().declare("Counter", Use.UNASSIGNED);
    List<Piece> inner = new ArrayList<>();
    inner.add(Piece.of("log(\"next\" + (kept += by));"));
    String result = nested(inner, depth, false, "int");
    String head = "var " + local.name() + " = new Object() { int kept = " + kept() + "; int next(int by) {";
    pieces.add(Piece.of(head, new Body(inner), result + "} };"));
    locals().change(local, Use.CONSTANT);
  }

  /** What a field of a class in the body begins with. */
  private String kept() {
    boolean inAnonymous = expressions().inAnonymous;
    expressions().inAnonymous = true;
    int accessible = locals().enterCapture();
    String value = expressions().integer(1);
    locals().leaveCapture(accessible);
    expressions().inAnonymous = inAnonymous;
    return value;
  }

  /** The body of a lambda or of a method; what follows it. */
  private String nested(List<Piece> inner, int depth, boolean isLambda, String type) {
    int mark = locals().mark();
    Place outer = statements.place();
    boolean inAnonymous = expressions().inAnonymous;
    statements.enter(Place.NESTED);
    expressions().inAnonymous |= !isLambda;
    int accessible = locals().enterCapture();
    Jumps.Barrier barrier = statements.jumps().enterBarrier();
    Flow flow = chance(70) ? statements.fill(inner, 1 + statements.below(2), Math.min(depth, 1)) : Flow.COMPLETES;
    String value = expressions().of(type, 2);
    statements.jumps().leaveBarrier(barrier);
    locals().leaveCapture(accessible);
    expressions().inAnonymous = inAnonymous;
    statements.enter(outer);
    locals().reset(mark);
    return flow.completes() ? "  return " + value + ";\n" : "";
  }

  /** A variable that is assigned in the next statement, on each way through it. */
  Flow assignedLater(List<Piece> pieces, int depth) {
    String[] types = {"int", "String", "Object", "long", "int[]", "Node"};
    String type = types[statements.below(types.length)];
    Local local = locals().declare(type, Use.UNASSIGNED);
    boolean isFinal = chance(40);
    pieces.add(Piece.of((isFinal ? "final " : "") + type + " " + local.name() + ";"));
    Flow flow =
        switch (statements.below(6)) {
          case 0, 1 -> assignedInBranches(pieces, local, depth);
          case 2 -> assignedInSwitch(pieces, local, depth);
          case 3 -> assignedInCatch(pieces, local, isFinal, depth);
          case 4 -> assignedInLoop(pieces, local, isFinal, depth);
          default -> assignedInCondition(pieces, local, depth);
        };
    locals().change(local, isFinal ? Use.CONSTANT : Use.VARIABLE);
    return flow;
  }

  private Flow assignedInBranches(List<Piece> pieces, Local local, int depth) {
    List<Piece> then = new ArrayList<>();
    List<Piece> other = new ArrayList<>();
    Flow flow = assignedIn(then, local, depth);
    Flow otherFlow = assignedIn(other, local, depth);
    pieces.add(Piece.of("if (" + expressions().condition(1) + ") {", new Body(then), "} else {", new Body(other), "}"));
    return flow.or(otherFlow);
  }

  private Flow assignedInSwitch(List<Piece> pieces, Local local, int depth) {
    List<Piece> then = new ArrayList<>();
    List<Piece> other = new ArrayList<>();
    Flow flow = assignedIn(then, local, depth);
    Flow otherFlow = assignedIn(other, local, depth);
    String selector = expressions().integer(1);
    statements.jumps().enter(null, false, true);
    statements.jumps().leave();
    pieces.add(Piece.of("switch (" + selector + ") { case 1, 2 -> {", new Body(then), "} default -> {", new Body(other), "} }"));
    return flow.or(otherFlow);
  }

  /** Where an exception leaves the variable unassigned, the handler stops: a final one may not be assigned twice. */
  private Flow assignedInCatch(List<Piece> pieces, Local local, boolean isFinal, int depth) {
    List<Piece> body = new ArrayList<>();
    Place outer = statements.place();
    statements.enter(outer.inTry(outer.fails()));
    Flow flow = assignedIn(body, local, depth);
    statements.enter(outer);
    String handler = isFinal ? "throw new Boom(\"unassigned\");" : local.name() + " = " + expressions().of(local.type(), 0) + ";";
    String name = locals().freshName();
    String log = "log(ex(" + name + ")); ";
    pieces.add(Piece.of("try {", new Body(body), "} catch (RuntimeException " + name + ") { " + log + handler + " }"));
    statements.sawTry();
    return isFinal ? flow : flow.or(Flow.COMPLETES);
  }

  private Flow assignedInLoop(List<Piece> pieces, Local local, boolean isFinal, int depth) {
    if (statements.place().loops() >= 3 || isFinal) return assignedInBranches(pieces, local, depth);
    Place outer = statements.place();
    statements.enter(outer.inLoop());
    List<Piece> body = new ArrayList<>();
    Flow flow = assignedIn(body, local, depth);
    statements.enter(outer);
    if (flow.completes()) body.add(Piece.of("if (!go() || " + expressions().condition(0) + ") break;"));
    pieces.add(Piece.of("while (true) {", new Body(body), "}"));
    return flow;
  }

  /** JLS 16.1: assigned when the whole condition is true. */
  private Flow assignedInCondition(List<Piece> pieces, Local local, int depth) {
    List<Piece> other = new ArrayList<>();
    Jumps.Barrier barrier = statements.jumps().enterBarrier();
    Flow flow = statements.block(other, Math.min(depth, 1));
    statements.jumps().leaveBarrier(barrier);
    if (flow.completes()) other.add(Piece.of("throw new Boom(\"unassigned\");"));
    String value = local.name() + " = " + expressions().of(local.type(), 0);
    String condition = expressions().condition(1) + " && shown(" + value + ") > 0";
    pieces.add(Piece.of("if (!(" + condition + ")) {", new Body(other), "}"));
    return flow.completing(true);
  }

  /** In here a plain {@code break} would leave a switch without assigning: only the assignment ends these statements. */
  private Flow assignedIn(List<Piece> pieces, Local local, int depth) {
    Jumps.Barrier barrier = statements.jumps().enterBarrier();
    Flow flow = statements.block(pieces, Math.min(depth, 2));
    statements.jumps().leaveBarrier(barrier);
    if (flow.completes()) pieces.add(Piece.of(local.name() + " = " + expressions().of(local.type(), 0) + ";"));
    return flow;
  }

  Flow localType(List<Piece> pieces, int depth) {
    switch (statements.below(4)) {
      case 0 -> localEnum(pieces);
      case 1 -> localClass(pieces, depth);
      default -> localRecord(pieces);
    }
    return Flow.COMPLETES;
  }

  private void localRecord(List<Piece> pieces) {
    String name = "R" + statements.nextNumber();
    pieces.add(Piece.of("record " + name + "(int a, String b) { int twice() { return a * 2; } }"));
    boolean isObject = chance(50);
    Local local = locals().declare(isObject ? "Object" : name, Use.UNASSIGNED);
    String created = "new " + name + "(" + expressions().integer(1) + ", " + expressions().string(1) + ")";
    pieces.add(Piece.of((isObject ? "Object " : name + " ") + local.name() + " = " + created + ";"));
    if (isObject) {
      locals().change(local, Use.VARIABLE);
    } else {
      locals().change(local, Use.CONSTANT);
      pieces.add(Piece.of("log(" + local.name() + ".twice());"));
    }
  }

  private void localEnum(List<Piece> pieces) {
    String name = "E" + statements.nextNumber();
    pieces.add(Piece.of("enum " + name + " { A, B { @Override int of(int n) { return -n; } }; int of(int n) { return n + ordinal(); } }"));
    Local local = locals().declare("int", Use.UNASSIGNED);
    String constant = "(" + expressions().condition(1) + " ? " + name + ".A : " + name + ".B)";
    pieces.add(Piece.of("int " + local.name() + " = " + constant + ".of(" + expressions().integer(1) + ");"));
    locals().change(local, Use.VARIABLE);
  }

  /** With state, and with what it captures. */
  private void localClass(List<Piece> pieces, int depth) {
    Local parent = chance(40) ? locals().readable("class") : null;
    boolean isGeneric = parent == null && chance(30);
    Local type = locals().declare("L" + statements.nextNumber(), isGeneric ? "class<>" : "class", Use.UNASSIGNED);
    String name = type.name();
    if (parent != null) {
      String overrides = "@Override public int getAsInt() { return super.getAsInt() + " + kept() + "; } }";
      pieces.add(Piece.of("class " + name + " extends " + parent.name() + " { " + name + "(int start) { super(start + 1); } " + overrides));
    } else {
      List<Piece> inner = new ArrayList<>();
      inner.add(Piece.of("log(\"calls\" + kept++);"));
      String result = nested(inner, depth, false, "int");
      String head = "class " + name + (isGeneric ? "<X>" : "") + " implements IntSupplier { int kept = " + kept() + "; ";
      head += isGeneric ? "X held; " + name + "(int start, X held) { this.held = held; kept += start; }" : name + "(int start) { kept += start; }";
      pieces.add(Piece.of(head + " @Override public int getAsInt() {", new Body(inner), result + "} }"));
    }
    locals().change(type, Use.CONSTANT);
    if (chance(60)) localObject(pieces, name, isGeneric);
  }

  /** A variable for objects of a local class. */
  private void localObject(List<Piece> pieces, String type, boolean isGeneric) {
    String created = "new " + type + (isGeneric ? "<String>(" : "(") + expressions().integer(1) + (isGeneric ? ", \"x\")" : ")");
    String written = isGeneric ? type + "<String>" : type;
    Local local;
    switch (statements.below(3)) {
      case 0 -> {
        local = locals().declare("IntSupplier", Use.UNASSIGNED);
        written = "IntSupplier";
      }
      case 1 -> local = locals().declare("local", Use.UNASSIGNED);
      default -> {
        local = locals().declare("List<local>", Use.UNASSIGNED);
        created = "List.of(" + created + ", " + created + ")";
        written = "List<" + written + ">";
      }
    }
    boolean isVar = local.type().endsWith("local") && chance(50) || local.type().startsWith("List") && chance(50);
    pieces.add(Piece.of((isVar ? "var " : written + " ") + local.name() + " = " + created + ";"));
    locals().change(local, Use.CONSTANT);
  }
}
