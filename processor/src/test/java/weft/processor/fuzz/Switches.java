package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;
import weft.processor.fuzz.Piece.Body;

/** Random {@code switch} statements. */
final class Switches {
  private final Statements statements;
  private final PatternSwitches patterns;

  Switches(Statements statements) {
    this.statements = statements;
    this.patterns = new PatternSwitches(statements);
  }

  /** What a switch is over: the text before it, its selector, and its labels. */
  record Selector(String before, String text, List<String> labels) {}

  Selector selector() {
    Expressions expressions = statements.expressions();
    return switch (statements.below(7)) {
      case 5 -> new Selector("", expressions.of("Integer", 1), List.of("0", "1", "2", "3"));
      case 6 -> new Selector("", expressions.of("Character", 1), List.of("'a'", "'b'", "'c'"));
      case 0 -> new Selector("", expressions.string(1), List.of("\"s0\"", "\"s1\"", "\"q2\"", "\"e\"", "\"tx\""));
      case 1 -> new Selector("", expressions.of("Color", 1), List.of("RED", "GREEN", "BLUE"));
      case 2 -> new Selector("", expressions.of("char", 1), List.of("'a'", "'b'", "'c'", "'d'"));
      case 3 -> withConstants();
      default -> new Selector("", "(" + expressions.integer(1) + ") & 3", List.of("0", "1", "2", "3", "-1"));
    };
  }

  /** The labels are constants of the class and of the body. */
  private Selector withConstants() {
    Local constant = statements.locals().declare("int", Use.CONSTANT);
    String before = "final int " + constant.name() + " = " + (1 + statements.below(2)) + ";";
    List<String> labels = new ArrayList<>(List.of("Fuzz.ZERO", constant.name(), "3", "4 + 1"));
    if (!statements.method().isStatic() && statements.method().host().hasProgram()) labels.addAll(List.of("K", "LOW - 1"));
    return new Selector(before, statements.expressions().integer(1), labels);
  }

  Flow switchStatement(List<Piece> pieces, int depth) {
    if (Level.HAS_PATTERNS && statements.chance(25)) return patterns.patternSwitch(pieces, depth);
    Selector selector = selector();
    if (!selector.before().isEmpty()) pieces.add(Piece.of(selector.before()));
    String label = statements.chance(15) ? statements.jumps().freshLabel() : null;
    Jumps.Target target = statements.jumps().enter(label, false, true);
    int mark = statements.locals().mark();
    Switch result = statements.chance(50) ? groups(selector, depth) : rules(selector, depth);
    statements.locals().reset(mark);
    statements.jumps().leave();
    String prefix = label == null ? "" : label + ": ";
    List<Object> parts = new ArrayList<>();
    parts.add(prefix + "switch (" + selector.text() + ") {");
    parts.add(new Body(result.cases()));
    parts.add("}");
    pieces.add(new Piece(parts));
    Flow flow = result.flow();
    return flow.completing(flow.completes() || !result.hasDefault() || flow.breaks(target.number()));
  }

  private record Switch(List<Piece> cases, Flow flow, boolean hasDefault) {}

  /** Old form: each group falls through to the next one. */
  private Switch groups(Selector selector, int depth) {
    List<String> labels = new ArrayList<>(selector.labels());
    int count = 1 + statements.below(Math.min(4, labels.size()));
    int defaultAt = statements.chance(65) ? statements.below(count) : -1;
    List<Piece> cases = new ArrayList<>();
    Flow flow = Flow.COMPLETES;
    int mark = statements.locals().mark();
    Set<Local> earlier = new LinkedHashSet<>();
    for (int i = 0; i < count && (i == defaultAt || !labels.isEmpty()); i++) {
      String head = i == defaultAt ? "default:" : "";
      if (i != defaultAt || statements.chance(20) && !labels.isEmpty()) head = caseOf(labels, ":") + head;
      List<Piece> inner = new ArrayList<>();
      assignEarlier(inner, earlier);
      int start = statements.locals().mark();
      Flow group = statements.fill(inner, statements.below(4), depth);
      if (group.completes() && statements.chance(45)) {
        inner.add(Piece.of("break;"));
        group = group.then(Flow.breakOf(statements.jumps().breakInnermost()));
      }
      if (Level.MIXES_SLOTS_UP && statements.expressions().hasKept()) {
        statements.locals().reset(start);
        inner = List.of(Piece.of("{", new Body(inner), "}"));
      }
      for (Local local : statements.locals().since(mark)) {
        if (local.use() == Use.VARIABLE) earlier.add(local);
        statements.locals().change(local, Use.UNASSIGNED);
      }
      flow = flow.then(group);
      cases.add(Piece.of(head, new Body(inner), ""));
    }
    return new Switch(cases, flow, defaultAt >= 0 && cases.size() > defaultAt);
  }

  /** Variables that an earlier group declares are in scope, but not assigned. */
  private void assignEarlier(List<Piece> pieces, Set<Local> earlier) {
    for (Local local : earlier) {
      if (!List.of("int", "String").contains(local.type()) || statements.chance(60)) continue;
      pieces.add(Piece.of(local.name() + " = " + statements.expressions().of(local.type(), 0) + ";"));
      statements.locals().change(local, Use.VARIABLE);
    }
  }

  String caseOf(List<String> labels, String end) {
    StringBuilder text = new StringBuilder("case " + labels.remove(statements.below(labels.size())));
    if (labels.size() > 3 && statements.chance(25)) text.append(", ").append(labels.remove(0));
    return text + end;
  }

  /** New form. */
  private Switch rules(Selector selector, int depth) {
    List<String> labels = new ArrayList<>(selector.labels());
    int count = 1 + statements.below(Math.min(4, labels.size()));
    int defaultAt = statements.chance(65) ? statements.below(count) : -1;
    List<Piece> cases = new ArrayList<>();
    Flow flow = Flow.STOPS;
    for (int i = 0; i < count && (i == defaultAt || !labels.isEmpty()); i++) {
      String head = i == defaultAt ? "default -> " : caseOf(labels, " -> ");
      int dice = statements.below(10);
      if (dice < 2) {
        String effect = statements.place().yields() ? statements.suspension() : statements.effect();
        cases.add(Piece.of(head + effect));
        flow = flow.or(Flow.COMPLETES);
      } else if (dice < 3) {
        cases.add(Piece.of(head + "throw new Boom(\"rule\");"));
      } else {
        List<Piece> inner = new ArrayList<>();
        flow = flow.or(statements.block(inner, depth));
        cases.add(Piece.of(head + "{", new Body(inner), "}"));
      }
    }
    return new Switch(cases, flow, defaultAt >= 0 && cases.size() > defaultAt);
  }
}
