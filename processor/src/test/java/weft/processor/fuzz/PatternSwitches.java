package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import weft.processor.fuzz.Locals.Use;
import weft.processor.fuzz.Piece.Body;

/** Random {@code switch} statements over patterns (JLS 14.11.1 of Java 21). */
final class PatternSwitches {
  private final Statements statements;

  PatternSwitches(Statements statements) {
    this.statements = statements;
  }

  private boolean chance(int percent) {
    return statements.chance(percent);
  }

  /** A label; what it declares is in scope. */
  private String label(int kind) {
    String pattern =
        switch (kind) {
          case 0, 5 -> "Integer " + constant("Integer");
          case 1, 6 -> "String " + constant("String");
          case 2 -> "Point(int " + constant("int") + ", Integer " + constant("Integer") + ")";
          case 3 -> "Point(var " + constant("int") + ", String " + constant("String") + ")";
          case 4 -> "Point " + constant("Point");
          case 7 -> "Color " + constant("Color");
          default -> "int[] " + constant("int[]");
        };
    boolean isGuarded = kind < 4 && chance(kind < 2 ? 100 : 40);
    return "case " + pattern + (isGuarded ? " when " + statements.expressions().guard() : "");
  }

  private String constant(String type) {
    return statements.locals().declare(type, Use.CONSTANT).name();
  }

  private String figure(int kind) {
    if (kind == 1) return "case Circle(" + (chance(50) ? "int " : "var ") + constant("int") + ")";
    if (chance(40)) return "case Square " + constant("Square");
    String name = Level.HAS_UNNAMED && chance(40) ? "_" : "String " + constant("String");
    return "case Square(int " + constant("int") + ", " + name + ")";
  }

  Flow patternSwitch(List<Piece> pieces, int depth) {
    boolean isSealed = chance(25);
    boolean hasRules = chance(60);
    Expressions expressions = statements.expressions();
    String selector = isSealed ? expressions.of("Figure", 1) : chance(50) ? expressions.object(1) : "shape(" + expressions.integer(1) + ")";
    Jumps.Target target = statements.jumps().enter(null, false, true);
    List<Piece> cases = new ArrayList<>();
    Flow flow = Flow.STOPS;
    int mark = statements.locals().mark();
    boolean hasNull = !isSealed && chance(40);
    int count = isSealed ? 2 : 9;
    for (int kind = isSealed ? 1 : 0; kind <= count; kind++) {
      if (!isSealed && kind != count && !chance(35)) continue;
      String label;
      if (kind == count && !isSealed) {
        label = hasNull ? "case null, default" : "default";
      } else {
        label = isSealed ? figure(kind) : label(kind);
      }
      flow = flow.or(arm(cases, label, hasRules, depth));
      statements.locals().reset(mark);
    }
    statements.jumps().leave();
    pieces.add(Piece.of("switch (" + selector + ") {", new Body(cases), "}"));
    return flow.completing(flow.completes() || flow.breaks(target.number()));
  }

  /** What follows may not be fallen into, as it declares variables. */
  private Flow arm(List<Piece> cases, String label, boolean isRule, int depth) {
    List<Piece> inner = new ArrayList<>();
    Flow flow = statements.block(inner, depth);
    if (isRule) {
      cases.add(Piece.of(label + " -> {", new Body(inner), "}"));
      return flow;
    }
    if (flow.completes()) {
      inner.add(Piece.of("break;"));
      flow = flow.then(Flow.breakOf(statements.jumps().breakInnermost()));
    }
    // In a block of its own: what a group declares is in scope in the next one.
    cases.add(Piece.of(label + ": {", new Body(inner), "}"));
    return flow;
  }
}
