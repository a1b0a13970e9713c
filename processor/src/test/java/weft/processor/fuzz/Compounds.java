package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import weft.processor.fuzz.Locals.Local;
import weft.processor.fuzz.Locals.Use;
import weft.processor.fuzz.Piece.Body;

/** Random statements with statements in them, save those with {@code try}. */
final class Compounds {
  private final Statements statements;
  private final Switches switches;
  private final Arms arms;
  private final Declarations declarations;

  /** The pattern variables that the last {@code if} statement leaves in scope (JLS 6.3.2.2). */
  private List<Local> introduced = List.of();

  Compounds(Statements statements) {
    this.statements = statements;
    this.switches = new Switches(statements);
    this.arms = new Arms(statements, switches);
    this.declarations = new Declarations(statements);
  }

  private Locals locals() {
    return statements.locals();
  }

  private Expressions expressions() {
    return statements.expressions();
  }

  private Jumps jumps() {
    return statements.jumps();
  }

  private boolean chance(int percent) {
    return statements.chance(percent);
  }

  /** A statement that declares nothing for those after it. */
  Flow compound(List<Piece> pieces, int depth) {
    Place outer = statements.place();
    if (chance(12)) statements.enter(outer.withoutYields());
    int mark = locals().mark();
    List<Piece> inner = new ArrayList<>();
    Flow flow = choose(inner, depth - 1);
    locals().reset(mark);
    statements.enter(outer);
    pieces.add(Piece.asOne(inner));
    for (Local local : introduced) locals().declare(local.name(), local.type(), local.use());
    introduced = List.of();
    return flow;
  }

  private Flow choose(List<Piece> pieces, int depth) {
    boolean canLoop = statements.place().loops() < 3;
    int dice = statements.below(100);
    if (dice < 22 || dice >= 62 && !canLoop) return ifStatement(pieces, depth);
    if (dice < 28) return blockStatement(pieces, depth);
    if (dice < 36) return labelled(pieces, depth);
    if (dice < 40) return synchronizedBlock(pieces, depth);
    if (dice < 48) return arms.statement(pieces, depth);
    if (dice < 62) return switches.switchStatement(pieces, depth);
    return loop(pieces, depth);
  }

  /** A statement after which new variables are in scope. */
  Flow declaring(List<Piece> pieces, int depth) {
    return switch (statements.below(6)) {
      case 4, 5 -> arms.declaration(pieces, depth - 1);
      case 0 -> unlessInstance(pieces, depth - 1);
      case 1 -> whileNoInstance(pieces, depth - 1);
      case 2 -> declarations.assignedLater(pieces, depth - 1);
      default -> declarations.localType(pieces, depth - 1);
    };
  }

  private Flow blockStatement(List<Piece> pieces, int depth) {
    List<Piece> inner = new ArrayList<>();
    Flow flow = statements.block(inner, depth);
    pieces.add(Piece.of("{", new Body(inner), "}"));
    return flow;
  }

  /** The body of a loop or of an {@code if}: a block, or a statement of its own. */
  private record Inner(String open, Body body, String close, Flow flow) {
    Piece after(String head, String tail) {
      return Piece.of(head + open, body, close + tail);
    }
  }

  private Inner inner(int depth, String first) {
    List<Piece> pieces = new ArrayList<>();
    if (first.isEmpty() && chance(25)) {
      int mark = locals().mark();
      Flow flow = statements.single(pieces, depth);
      locals().reset(mark);
      return new Inner("", new Body(pieces), "", flow);
    }
    Flow flow = statements.block(pieces, depth);
    return new Inner(" {" + first, new Body(pieces), "}", flow);
  }

  private Flow ifStatement(List<Piece> pieces, int depth) {
    int mark = locals().mark();
    String condition;
    List<Local> bindings = List.of();
    if (chance(35)) {
      condition = instance();
      bindings = locals().since(mark);
      if (chance(50)) condition += " && " + expressions().condition(1);
    } else {
      condition = expressions().condition(2);
    }
    String head = "if (" + condition + ")";
    Inner then = inner(depth, "");
    locals().reset(mark);
    if (chance(55)) {
      pieces.add(then.after(head, ""));
      return then.flow().or(Flow.COMPLETES);
    }
    // A dangling else would belong to an inner if.
    Inner other = inner(depth, "");
    String open = then.open().isEmpty() ? " {" : then.open();
    String close = then.open().isEmpty() ? "}" : then.close();
    pieces.add(Piece.of(head + open, then.body(), close + " else" + other.open(), other.body(), other.close()));
    introduced = then.flow().completes() && !other.flow().completes() ? bindings : List.of();
    return then.flow().or(other.flow());
  }

  /** {@code o instanceof String s}, with {@code s} declared. */
  private String instance() {
    String object = expressions().object(1);
    if (!locals().isVariable(object)) expressions().keep();
    if (Level.HAS_PATTERNS && chance(30)) return recordInstance(object);
    String type = chance(50) ? "String" : "Integer";
    Local binding = locals().declare(type, Use.CONSTANT);
    return object + " instanceof " + type + " " + captured(binding);
  }

  private String recordInstance(String object) {
    Local number = locals().declare("int", Use.CONSTANT);
    if (chance(40)) {
      Local text = locals().declare("String", Use.CONSTANT);
      return object + " instanceof Point(int " + number.name() + ", String " + captured(text, ")");
    }
    String rest = Level.HAS_UNNAMED && chance(50) ? "_" : "var " + locals().declare("Object", Use.CONSTANT).name();
    return object + " instanceof Point(var " + number.name() + ", " + rest + ")";
  }

  /** A pattern variable, which a lambda beside it may capture. */
  private String captured(Local binding) {
    return captured(binding, "");
  }

  private String captured(Local binding, String close) {
    boolean isCaptured = chance(20) && !locals().isInCapture();
    return binding.name() + close + (isCaptured ? " && twice(() -> " + binding.name() + ".hashCode()) != 7" : "");
  }

  private Flow labelled(List<Piece> pieces, int depth) {
    String label = jumps().freshLabel();
    Jumps.Target target = jumps().enter(label, false, false);
    List<Piece> inner = new ArrayList<>();
    Flow flow = statements.block(inner, depth);
    jumps().leave();
    pieces.add(Piece.of(label + ": {", new Body(inner), "}"));
    return flow.completing(flow.completes() || flow.breaks(target.number()));
  }

  private Flow synchronizedBlock(List<Piece> pieces, int depth) {
    statements.enter(statements.place().withoutYields());
    List<Piece> inner = new ArrayList<>();
    Flow flow = statements.block(inner, depth);
    pieces.add(Piece.of("synchronized (LOCK) {", new Body(inner), "}"));
    return flow;
  }

  private Flow loop(List<Piece> pieces, int depth) {
    String label = chance(30) ? jumps().freshLabel() : null;
    Jumps.Target target = jumps().enter(label, true, true);
    String prefix = label == null ? "" : label + ": ";
    Place outer = statements.place();
    statements.enter(outer.inLoop());
    Flow flow =
        switch (statements.below(5)) {
          case 0 -> whileLoop(pieces, prefix, depth);
          case 1 -> doLoop(pieces, prefix, depth, target);
          case 2 -> endlessLoop(pieces, prefix, depth, outer);
          case 3 -> forLoop(pieces, prefix, depth);
          default -> forEach(pieces, prefix, depth);
        };
    statements.enter(outer);
    jumps().leave();
    return flow.completing(flow.completes() || flow.breaks(target.number()));
  }

  private Flow whileLoop(List<Piece> pieces, String prefix, int depth) {
    Inner inner;
    if (chance(40)) {
      Local counter = locals().declare("int", Use.COUNTER);
      String name = counter.name();
      inner = inner(depth, "");
      pieces.add(Piece.of("int " + name + " = 0;"));
      pieces.add(inner.after(prefix + "while (" + name + "++ < " + (1 + statements.below(3)) + " && go())", ""));
    } else {
      String condition = chance(30) ? instance() : expressions().condition(1);
      inner = inner(depth, "");
      pieces.add(inner.after(prefix + "while (go() && " + condition + ")", ""));
    }
    return inner.flow().completing(true);
  }

  private Flow doLoop(List<Piece> pieces, String prefix, int depth, Jumps.Target target) {
    String condition = expressions().condition(1);
    Inner inner = inner(depth, "");
    pieces.add(inner.after(prefix + "do", " while (go() && " + condition + ");"));
    return inner.flow().completing(inner.flow().completes() || inner.flow().continues(target.number()));
  }

  private Flow endlessLoop(List<Piece> pieces, String prefix, int depth, Place outer) {
    boolean breaks = chance(40);
    String exit = breaks ? "break;" : outer.returns() && chance(60) ? statements.endOf() : "throw new Boom(\"fuel\");";
    Inner inner = inner(depth, " if (!go()) " + exit);
    switch (statements.below(5)) {
      case 0, 1 -> pieces.add(inner.after(prefix + "while (true)", ""));
      case 2 -> pieces.add(inner.after(prefix + "for (;;)", ""));
      case 3 -> pieces.add(inner.after(prefix + (chance(50) ? "while (Fuzz.ON)" : "for (; Fuzz.ON;)"), ""));
      default -> pieces.add(inner.after(prefix + "do", " while (Fuzz.ON);"));
    }
    return inner.flow().completing(breaks);
  }

  private Flow forLoop(List<Piece> pieces, String prefix, int depth) {
    boolean isList = chance(30);
    Local counter = locals().declare("int", Use.COUNTER);
    String name = counter.name();
    String init = "int " + name + " = 0";
    Local second = null;
    if (isList) {
      second = locals().declare("int", Use.VARIABLE);
      init += ", " + second.name() + " = " + name;
    }
    String update = chance(50) ? name + "++" : name + " += 1";
    if (chance(30) && statements.place().yields()) update = withoutSemicolon(statements.suspension()) + ", " + update;
    if (chance(15) && statements.place().yields()) update += ", " + withoutSemicolon(statements.suspension());
    String limit = String.valueOf(1 + statements.below(3));
    String condition = name + " < " + limit + " && go()" + (chance(30) ? " && " + expressions().condition(1) : "");
    if (!isList && chance(20) && statements.place().yields()) {
      pieces.add(Piece.of("int " + name + " = " + statements.below(2) + ";"));
      init = withoutSemicolon(statements.suspension()) + ", log(\"init\")";
    }
    Inner inner = inner(depth, "");
    pieces.add(inner.after(prefix + "for (" + init + "; " + condition + "; " + update + ")", ""));
    return inner.flow().completing(true);
  }

  private static String withoutSemicolon(String statement) {
    return statement.substring(0, statement.length() - 1);
  }

  private Flow forEach(List<Piece> pieces, String prefix, int depth) {
    String[][] kinds = {
      {"int", "List<Integer>"}, {"Integer", "List<Integer>"}, {"long", "int[]"}, {"int", "int[]"}, {"String", "String[]"},
      {"Object", "List<Integer>"}, {"var", "int[]"}, {"var", "List<Integer>"}, {"double", "List<Integer>"}, {"int[]", "int[][]"},
      {"String", "List<String>"}, {"char", "char[]"}, {"long", "long[]"}, {"boolean", "boolean[]"}, {"T", "List<T>"},
      {"Map.Entry<String, Integer>", "Map<String, Integer>"}
    };
    String[] kind = kinds[statements.below(kinds.length)];
    if (kind[0].equals("T") && !statements.method().isGeneric()) kind = kinds[0];
    boolean isUncertain = chance(30) && kind[1].startsWith("List<I");
    boolean outer = statements.forbidSuspensions(kind[1].contains("<")); // the type of the source is to be certain
    String source = isUncertain ? "either(" + list() + ", " + list() + ")" : expressions().of(kind[1], 1);
    statements.allowSuspensions(outer);
    if (kind[1].startsWith("Map")) source += ".entrySet()";
    boolean isConstant = chance(60);
    String type = kind[0].equals("var") ? kind[1].startsWith("int") ? "int" : "Integer" : kind[0];
    String written = type.startsWith("Map") && chance(60) ? "var" : kind[0];
    Local element = locals().declare(type, isConstant ? Use.CONSTANT : Use.VARIABLE);
    Inner inner = inner(depth, "");
    String modifier = isConstant && chance(30) ? "final " : "";
    pieces.add(inner.after(prefix + "for (" + modifier + written + " " + element.name() + " : " + source + ")", ""));
    return inner.flow().completing(true);
  }

  private String list() {
    return expressions().of("List<Integer>", 1);
  }

  /** {@code if (!(o instanceof String s)) jump;} and then {@code s} is in scope. */
  private Flow unlessInstance(List<Piece> pieces, int depth) {
    String object = expressions().object(1);
    if (!locals().isVariable(object)) expressions().keep();
    String type = chance(50) ? "String" : "Integer";
    int mark = locals().mark();
    Local binding = locals().declare(type, Use.UNASSIGNED);
    List<Piece> inner = new ArrayList<>();
    Flow flow = statements.block(inner, depth);
    locals().reset(mark);
    if (flow.completes()) inner.add(Piece.of("throw new Boom(\"no " + type + "\");"));
    pieces.add(Piece.of("if (!(" + object + " instanceof " + type + " " + captured(binding) + ")) {", new Body(inner), "}"));
    locals().declare(binding.name(), type, Use.CONSTANT);
    return flow.completing(true);
  }

  /** {@code while (!(o instanceof String s)) ...} and then {@code s} is in scope, unless a {@code break} leads there. */
  private Flow whileNoInstance(List<Piece> pieces, int depth) {
    if (statements.place().loops() >= 3) return unlessInstance(pieces, depth);
    Local object = locals().declare("Object", Use.UNASSIGNED);
    String initial = expressions().object(1);
    locals().change(object, Use.COUNTER);
    Place outer = statements.place();
    statements.enter(outer.inLoop());
    int mark = locals().mark();
    Local binding = locals().declare("String", Use.UNASSIGNED);
    jumps().enter(null, true, true);
    int breaks = jumps().breaks();
    List<Piece> inner = new ArrayList<>();
    Flow flow = statements.block(inner, depth);
    jumps().leave();
    locals().reset(mark);
    statements.enter(outer);
    pieces.add(Piece.of("Object " + object.name() + " = " + initial + ";"));
    String next = object.name() + " = go() ? any(total++) : \"last\";";
    String head = "while (!(" + object.name() + " instanceof String " + captured(binding) + ")) { ";
    pieces.add(Piece.of(head + next.replace("total", "Fuzz.total"), new Body(inner), "}"));
    // javac 17 takes each break in a switch inside for one that leaves the loop.
    locals().declare(binding.name(), "String", jumps().breaks() == breaks ? Use.CONSTANT : Use.UNASSIGNED);
    return flow.completing(true);
  }
}
