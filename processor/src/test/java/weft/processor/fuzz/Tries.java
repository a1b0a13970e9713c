package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;
import weft.processor.fuzz.Piece.Body;

/** Random {@code try} statements. */
final class Tries {
  private final Statements statements;

  Tries(Statements statements) {
    this.statements = statements;
  }

  private boolean chance(int percent) {
    return statements.chance(percent);
  }

  Flow protectedStatement(List<Piece> pieces, int depth) {
    Place outer = statements.place();
    int mark = statements.locals().mark();
    if (chance(12)) statements.enter(outer.withoutYields());
    List<Piece> inner = new ArrayList<>();
    Flow flow = tryStatement(inner, depth - 1);
    statements.enter(outer);
    statements.locals().reset(mark);
    pieces.add(Piece.asOne(inner));
    return flow;
  }

  private enum Handlers {
    NONE,
    BOOM,
    CHECKED,
    EXCEPTION,
    TWO,
    MULTI,
    THROWABLE
  }

  private Flow tryStatement(List<Piece> pieces, int depth) {
    Place outer = statements.place();
    boolean hasResources = chance(30);
    boolean hasFinally = chance(55);
    Handlers handlers = chance(45) && (hasResources || hasFinally) ? Handlers.NONE : handlers();
    boolean catchesChecked = handlers.ordinal() >= Handlers.CHECKED.ordinal() && handlers != Handlers.MULTI;
    boolean rethrows = chance(25);
    boolean canFail = outer.fails() || catchesChecked && !(rethrows && handlers != Handlers.CHECKED && handlers != Handlers.TWO);

    List<Object> parts = new ArrayList<>();
    String known = hasResources && chance(20) ? known(pieces) : "";
    statements.enter(outer.inTry(canFail));
    int mark = statements.locals().mark();
    parts.add("try " + (hasResources ? resources(known) : "") + "{" + (canBeThrown(handlers) ? risk() : ""));
    Flow flow = block(parts, depth);
    statements.locals().reset(mark);
    statements.enter(outer.inTry(outer.fails()));
    for (String type : typesOf(handlers)) flow = flow.or(handler(parts, type, depth, rethrows, outer));
    if (hasFinally) flow = flow.protectedBy(finallyBlock(parts, depth));
    parts.add("}");
    pieces.add(new Piece(parts));
    statements.enter(outer);
    return flow;
  }

  private Flow block(List<Object> parts, int depth) {
    List<Piece> inner = new ArrayList<>();
    Flow flow = statements.block(inner, depth);
    parts.add(new Body(inner));
    return flow;
  }

  private Handlers handlers() {
    Handlers[] all = Handlers.values();
    int count = statements.oracle() == Oracle.DRAINED || statements.oracle().isThreaded() ? all.length : all.length - 1;
    return all[1 + statements.below(count - 1)];
  }

  private static List<String> typesOf(Handlers handlers) {
    return switch (handlers) {
      case NONE -> List.of();
      case BOOM -> List.of("Boom");
      case CHECKED -> List.of("IOException");
      case EXCEPTION -> List.of("Exception");
      case TWO -> List.of("IOException", "RuntimeException");
      case MULTI -> List.of("Boom | IllegalStateException");
      case THROWABLE -> List.of("Throwable");
    };
  }

  private static boolean canBeThrown(Handlers handlers) {
    return handlers == Handlers.CHECKED || handlers == Handlers.TWO;
  }

  private String risk() {
    return " risky(" + statements.expressions().integer(1) + ");";
  }

  /** A resource that is a variable of its own. */
  private String known(List<Piece> pieces) {
    Local local = statements.locals().declare("", Use.UNASSIGNED);
    pieces.add(Piece.of("Res " + local.name() + " = new Res(" + statements.expressions().string(1) + ");"));
    return local.name();
  }

  private String resources(String known) {
    StringBuilder text = new StringBuilder("(" + known);
    int count = known.isEmpty() ? 1 + statements.below(2) : statements.below(2);
    for (int i = 0; i < count; i++) {
      if (text.length() > 1) text.append("; ");
      Local local = statements.locals().declare("", Use.UNASSIGNED);
      String resource = resource();
      String type = resource.startsWith("new LateRes") ? "LateRes " : "Res ";
      text.append(chance(50) ? type : "var ").append(local.name()).append(" = ").append(resource);
    }
    return text + ") ";
  }

  private String resource() {
    String name = statements.expressions().string(1);
    if (chance(10)) return "opened(null)";
    if (chance(15) && statements.place().fails()) return "new LateRes(" + statements.expressions().integer(1) + ")";
    // When such a generator is closed, the oracle does not always show a catch what the resource threw.
    int failing = statements.oracle() == Oracle.DRAINED || statements.oracle().isThreaded() ? 15 : 4;
    return chance(failing) ? "new BadRes(" + name + ")" : "new Res(" + name + ")";
  }

  private Flow handler(List<Object> parts, String type, int depth, boolean rethrows, Place outer) {
    int mark = statements.locals().mark();
    Local parameter = statements.locals().declare(type.equals("Boom") ? "Boom" : "Throwable", Use.CONSTANT);
    String modifier = chance(20) ? "final " : "";
    parts.add("} catch (" + modifier + type + " " + parameter.name() + ") {");
    List<Piece> inner = new ArrayList<>();
    if (chance(60)) inner.add(Piece.of("log(\"caught\" + ex(" + parameter.name() + "));"));
    if (chance(10)) inner.add(Piece.of("later.add(() -> \"late\" + ex(" + parameter.name() + "));"));
    Flow flow = statements.block(inner, depth);
    boolean canRethrow = !type.equals("IOException") || outer.fails();
    if (flow.completes() && rethrows && canRethrow) {
      boolean isConditional = chance(30);
      String condition = isConditional ? "if (" + statements.expressions().condition(0) + ") " : "";
      inner.add(Piece.of(condition + "throw " + parameter.name() + ";"));
      flow = flow.completing(isConditional);
    }
    statements.locals().reset(mark);
    parts.add(new Body(inner));
    return flow;
  }

  /** The oracle cannot judge a close that meets a yield or a jump in here, so there is one only where that is asked for. */
  private Flow finallyBlock(List<Object> parts, int depth) {
    parts.add("} finally {");
    Place outer = statements.place();
    boolean jumps = statements.oracle() != Oracle.CLOSED && chance(50);
    Jumps.Barrier barrier = jumps ? null : statements.jumps().enterBarrier();
    if (!jumps) statements.enter(outer.withoutJumps());
    Flow flow = block(parts, depth);
    if (!jumps) statements.jumps().leaveBarrier(barrier);
    statements.enter(outer);
    return flow;
  }
}
