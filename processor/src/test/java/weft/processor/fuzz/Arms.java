package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;
import weft.processor.fuzz.Piece.Body;

/** Random {@code switch} expressions with statements in their arms, suspensions among them. */
final class Arms {
  private static final List<String> TYPES = List.of("int", "int", "String", "Object", "Integer", "long", "boolean");

  private final Statements statements;
  private final Switches switches;

  Arms(Statements statements, Switches switches) {
    this.statements = statements;
    this.switches = switches;
  }

  private boolean chance(int percent) {
    return statements.chance(percent);
  }

  /** One that initializes a variable. */
  Flow declaration(List<Piece> pieces, int depth) {
    String type = TYPES.get(statements.below(TYPES.size()));
    Local local = statements.locals().declare(type, Use.UNASSIGNED);
    boolean isFinal = chance(20);
    add(pieces, (isFinal ? "final " : "") + type + " " + local.name() + " = ", type, ";", depth);
    statements.locals().change(local, isFinal ? Use.CONSTANT : Use.VARIABLE);
    return Flow.COMPLETES;
  }

  /** One in a statement that declares nothing. */
  Flow statement(List<Piece> pieces, int depth) {
    Signature method = statements.method();
    int dice = statements.below(8);
    Local local = dice < 2 ? statements.locals().assignable(TYPES.toArray(String[]::new)) : null;
    if (local != null) {
      add(pieces, local.name() + (local.type().equals("int") && chance(40) ? " += " : " = "), local.type(), ";", depth);
    } else if (dice < 4 && method.yields() && statements.place().yields() && TYPES.contains(method.element())) {
      add(pieces, "Gen.yield(", method.element(), ");", depth);
    } else if (dice == 4 && statements.place().returns() && method.result() != null && TYPES.contains(method.result())) {
      add(pieces, "return Gen.end(", method.result(), ");", depth);
      return Flow.STOPS;
    } else if (dice == 5) {
      add(pieces, "if (", "boolean", ") log(\"chosen\");", depth);
    } else if (dice == 6 && method.waits() && statements.place().yields()) {
      add(pieces, "Gen.await(soon(", "int", "));", depth);
    } else {
      add(pieces, "log(\"arm\" + ", chance(50) ? "int" : "String", ");", depth);
    }
    return Flow.COMPLETES;
  }

  private void add(List<Piece> pieces, String before, String type, String after, int depth) {
    Switches.Selector selector = switches.selector();
    if (!selector.before().isEmpty()) pieces.add(Piece.of(selector.before()));
    Jumps.Barrier barrier = statements.jumps().enterBarrier();
    Place outer = statements.place();
    statements.enter(outer.inArm());
    int mark = statements.locals().mark();
    List<Piece> cases = chance(70) ? rules(selector, type, depth) : groups(selector, type, depth);
    statements.locals().reset(mark);
    statements.enter(outer);
    statements.jumps().leaveBarrier(barrier);
    pieces.add(Piece.of(before + "switch (" + selector.text() + ") {", new Body(cases), "}" + after));
  }

  /** An expression has to have a value: the default has one. */
  private List<Piece> rules(Switches.Selector selector, String type, int depth) {
    List<String> labels = new ArrayList<>(selector.labels());
    List<Piece> cases = new ArrayList<>();
    int count = 1 + statements.below(Math.min(3, labels.size()));
    for (int i = 0; i < count && !labels.isEmpty(); i++) cases.add(rule(switches.caseOf(labels, " -> "), type, depth));
    String last = "default -> ";
    cases.add(chance(50) ? Piece.of(last + value(type) + ";") : Piece.of(last + "{", new Body(List.of(Piece.of(effect()), yielded(type))), "}"));
    return cases;
  }

  private Piece rule(String head, String type, int depth) {
    int dice = statements.below(10);
    if (dice < 3) return Piece.of(head + value(type) + ";");
    if (dice < 4) return Piece.of(head + "throw new Boom(\"arm\");");
    List<Piece> inner = new ArrayList<>();
    int mark = statements.locals().mark();
    Flow flow = statements.fill(inner, 1 + statements.below(3), depth);
    if (flow.completes()) inner.add(yielded(type));
    statements.locals().reset(mark);
    return Piece.of(head + "{", new Body(inner), "}");
  }

  /** Each group falls through to the next one, if it has no value. */
  private List<Piece> groups(Switches.Selector selector, String type, int depth) {
    List<String> labels = new ArrayList<>(selector.labels());
    List<Piece> cases = new ArrayList<>();
    int count = 1 + statements.below(Math.min(3, labels.size()));
    for (int i = 0; i < count && !labels.isEmpty(); i++) {
      List<Piece> inner = new ArrayList<>();
      int mark = statements.locals().mark();
      Flow flow = statements.fill(inner, statements.below(3), depth);
      if (flow.completes() && chance(60)) inner.add(yielded(type));
      statements.locals().reset(mark);
      cases.add(Piece.of(switches.caseOf(labels, ":") + " {", new Body(inner), "}"));
    }
    cases.add(Piece.of("default:", new Body(List.of(Piece.of(effect()), yielded(type))), ""));
    return cases;
  }

  private String effect() {
    return statements.place().yields() ? statements.suspension() : statements.effect();
  }

  private Piece yielded(String type) {
    return Piece.of("yield " + value(type) + ";");
  }

  private String value(String type) {
    Expressions expressions = statements.expressions();
    return switch (type) {
      case "Integer" -> expressions.exactInt(1);
      case "boolean" -> expressions.condition(1);
      default -> expressions.of(type, 1);
    };
  }
}
