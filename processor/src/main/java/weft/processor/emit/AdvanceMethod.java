package weft.processor.emit;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import weft.processor.flow.Block;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Region;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.layout.Layout;
import weft.processor.layout.Reach;
import weft.processor.layout.Shape;
import weft.processor.source.RecordPatterns;
import weft.processor.source.SwitchLabels;
import weft.processor.text.CodeBlock;

/** Prints a layout as the body of {@code advance()}, or of one of its parts. */
final class AdvanceMethod {
  /** How many fields are forgotten one by one. */
  private static final int FEW = 8;

  private final FlowGraph graph;
  private final Layout.Result layout;
  private final Storage storage;
  private final CodePrinter printer;
  private final BiFunction<Terminator.Yield, CodeBlock, CodeBlock> conversion;
  private final Map<Block, Set<Variable>> releases;
  private final LabelNames labels;
  private CodeBlock.Builder text = CodeBlock.builder();

  AdvanceMethod(FlowGraph graph, Layout.Result layout, Storage storage, CodePrinter printer,
      BiFunction<Terminator.Yield, CodeBlock, CodeBlock> conversion,      Map<Block, Set<Variable>> releases) {
    this.graph = graph;
    this.layout = layout;
    this.storage = storage;
    this.printer = printer;
    this.conversion = conversion;
    this.releases = releases;
    this.labels = LabelNames.of(layout.body(), storage);
  }

  /** {@code tops}: the locals that are declared at the top. */
  CodeBlock print(List<Variable> tops) {
    text.add(declarations(tops, storage, printer));
    if (layout.usesNext()) text.add("int $L = state;\n", storage.next());
    print(layout.body());
    return text.build();
  }

  static CodeBlock declarations(List<Variable> tops, Storage storage, CodePrinter printer) {
    CodeBlock.Builder text = CodeBlock.builder();
    for (Variable variable : tops) {
      text.add("$L $L = $L;\n", printer.typeOf(variable), storage.nameOf(variable), initialValue(variable, printer));
    }
    return text.build();
  }

  /** Never read; but definite assignment cannot see that (JLS 16). */
  private static String initialValue(Variable variable, CodePrinter printer) {
    return switch (printer.typeOf(variable).toString()) {
      case "boolean" -> "false";
      case "byte", "short", "char", "int", "long", "float", "double" -> "0";
      default -> "null";
    };
  }

  private void print(Shape shape) {
    if (shape instanceof Shape.Sequence s) s.shapes().forEach(this::print);
    if (shape instanceof Shape.Steps s) for (Step step : s.block().steps()) text.add(printer.print(step));
    if (shape instanceof Shape.Leave s) print(s.terminator(), s.block());
    if (shape instanceof Shape.If s) print(s);
    if (shape instanceof Shape.Switch s) print(s);
    if (shape instanceof Shape.Entry s) print(s);
    if (shape instanceof Shape.Dispatch s) print(s);
    if (shape instanceof Shape.Loop s) printLoop(s.label(), CodeBlock.of("while (true) {\n"), s.body(), CodeBlock.of("}\n"));
    if (shape instanceof Shape.While s) {
      CodePrinter.Printed condition = printer.print(s.branch().condition());
      text.add(condition.before());
      CodeBlock head = CodeBlock.of("while ($L) {\n", condition(s.branch(), condition.text(), s.negated()));
      printLoop(s.label(), head, s.body(), CodeBlock.of("}\n"));
    }
    if (shape instanceof Shape.DoWhile s) {
      CodePrinter.Printed condition = printer.print(s.branch().condition());
      text.add(condition.before());
      CodeBlock end = CodeBlock.of("} while ($L);\n", condition(s.branch(), condition.text(), s.negated()));
      printLoop(s.label(), CodeBlock.of("do {\n"), s.body(), end);
    }
    if (shape instanceof Shape.Labeled s) printLoop(s.label(), CodeBlock.of("{\n"), s.body(), CodeBlock.of("}\n"));
    if (shape instanceof Shape.Jump s) {
      String name = labels.of(s.label());
      text.add(s.isContinue() ? "continue" : "break");
      text.add("$L;\n", name == null ? "" : " " + name);
    }
    if (shape instanceof Shape.Protected s) print(s);
  }

  private void printLoop(Shape.Label label, CodeBlock head, Shape body, CodeBlock end) {
    printLabel(label);
    text.add(head).indent();
    print(body);
    text.unindent().add(end);
  }

  /**
   * A condition must not introduce bindings of record patterns to the statements behind it (JLS 6.3.2): after such a
   * statement, javac 21 to 25 writes wrong stack maps for switches. A comparison introduces none.
   */
  private static CodeBlock condition(Terminator.Branch branch, CodeBlock condition, boolean negated) {
    boolean hasRecordPattern =
        branch.condition().parts().stream().anyMatch(part -> part instanceof Tree tree && RecordPatterns.areIn(tree));
    if (hasRecordPattern && negated) return CodeBlock.of("($L) == false", condition);
    boolean isChoice = branch.condition().parts().get(0) instanceof Tree tree && tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    if (hasRecordPattern && isChoice) return CodeBlock.of("($L) == true", condition);
    if (!negated) return condition;
    return CodeBlock.of(isName(condition.toString()) ? "!$L" : "!($L)", condition);
  }

  /** A name, or a call without arguments of what has one. */
  private static boolean isName(String text) {
    int end = text.endsWith("()") ? text.length() - 2 : text.length();
    return end > 0 && text.chars().limit(end).allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
  }

  /** An arm that leaves needs no {@code else} behind it. */
  private void print(Shape.If shape) {
    CodePrinter.Printed condition = printer.print(shape.branch().condition());
    text.add(condition.before());
    boolean thenIsEmpty = Reach.isEmpty(shape.then());
    boolean swap = thenIsEmpty && !Reach.isEmpty(shape.otherwise());
    Shape then = swap ? shape.otherwise() : shape.then();
    Shape otherwise = swap ? shape.then() : shape.otherwise();
    if (Reach.canComplete(then) && !Reach.canComplete(otherwise) && isShort(otherwise)) {
      Shape first = otherwise;
      otherwise = then;
      then = first;
      swap = !swap;
    }
    text.add("if ($L) {\n", condition(shape.branch(), condition.text(), shape.negated() != swap)).indent();
    print(then);
    text.unindent();
    if (Reach.isEmpty(otherwise)) {
      text.add("}\n");
    } else if (!Reach.canComplete(then)) {
      text.add("}\n");
      print(otherwise);
    } else {
      text.add("} else {\n").indent();
      print(otherwise);
      text.unindent().add("}\n");
    }
  }

  private static boolean isShort(Shape shape) {
    return shape instanceof Shape.Jump || shape instanceof Shape.Leave;
  }

  private void print(Shape.Switch shape) {
    CodePrinter.Printed selector = printer.print(shape.selector());
    text.add(selector.before());
    List<CodeBlock> labels = new ArrayList<>();
    for (Shape.Arm arm : shape.arms()) {
      CodePrinter.Printed printed = printer.printLabels(arm.labels(), shape.selector());
      text.add(printed.before());
      labels.add(printed.text());
    }
    printLabel(shape.label());
    text.add("switch ($L) {\n", selector.text()).indent();
    for (int i = 0; i < labels.size(); i++) printArm(CodeBlock.of("case $L", labels.get(i)), shape.arms().get(i).body());
    if (needsDefault(shape)) printArm(CodeBlock.of("default"), shape.otherwise());
    text.unindent().add("}\n");
  }

  /** One that does nothing is left out where the language allows that, whatever the type of the selector is. */
  private static boolean needsDefault(Shape.Switch shape) {
    if (shape.isExhaustive()) return false;
    boolean demandsOne =
        shape.arms().stream()
            .flatMap(arm -> arm.labels().parts().stream())
            .anyMatch(part -> part instanceof Tree label && SwitchLabels.mayDemandExhaustiveness(label));
    return !Reach.isEmpty(shape.otherwise()) || shape.arms().isEmpty() || demandsOne;
  }

  private void printArm(CodeBlock head, Shape body) {
    CodeBlock.Builder outer = text;
    text = CodeBlock.builder();
    int copies = printer.copies();
    print(body);
    boolean needsBlock = declaresLocals(body) || printer.copies() > copies;
    outer.add("$L:$L\n", head, needsBlock ? " {" : "").indent().add(text.build());
    text = outer;
    if (Reach.canComplete(body)) text.add("break;\n");
    text.unindent();
    if (needsBlock) text.add("}\n");
  }

  /** The groups of a switch share one scope, in which javac 17 mixes slots up, as {@link SwitchGroups} says. */
  private boolean declaresLocals(Shape body) {
    if (body instanceof Shape.Sequence s) return s.shapes().stream().anyMatch(this::declaresLocals);
    if (body instanceof Shape.If s) return declaresLocals(s.then()) || declaresLocals(s.otherwise());
    return body instanceof Shape.Steps s && s.block().steps().stream().anyMatch(this::declaresLocal) || body instanceof Shape.Leave;
  }

  private boolean declaresLocal(Step step) {
    if (step instanceof Step.Assign assign) return storage.placeOf(assign.target()) == Storage.Place.LOCAL;
    return step.mentions().stream().anyMatch(v -> v.kind() == Variable.Kind.BINDING);
  }

  private String entryState() {
    return layout.usesNext() ? storage.next() : "state";
  }

  private void printLabel(Shape.Label label) {
    if (labels.of(label) != null) text.add("$L:\n", labels.of(label));
  }

  private void print(Shape.Entry shape) {
    printLabel(shape.label());
    text.add("switch ($L) {\n", entryState()).indent();
    List<Shape.EntryArm> arms = new ArrayList<>(shape.arms());
    arms.sort(Comparator.comparing(arm -> layout.states().of(arm.labels().get(0))));
    Map<Block, Comment> comments = comments();
    for (Shape.EntryArm arm : arms) {
      for (Block label : arm.labels()) {
        int state = layout.states().of(label);
        text.add("case $L:", state);
        if (comments.containsKey(label)) {
          text.add(" // $L$L", CodeBlock.mark(comments.get(label).line), String.join(", ", comments.get(label).texts));
        } else if (state != 0) {
          text.add(" // from another part");
        }
        text.add("\n");
      }
      text.indent();
      if (Reach.canComplete(arm.body()) || !isEnd(arm.body())) text.add("state = RUNNING;\n");
      print(arm.body());
      if (Reach.canComplete(arm.body())) text.add("break;\n");
      text.unindent();
    }
    text.add("default:\n").indent().add("return $L == FINISHED ? DONE : EXECUTING;\n", entryState()).unindent();
    text.unindent().add("}\n");
  }

  /** Where nothing is left to do, nothing can enter a second time. */
  private static boolean isEnd(Shape body) {
    if (body instanceof Shape.Sequence s) return s.shapes().stream().allMatch(AdvanceMethod::isEnd);
    if (body instanceof Shape.Steps s) return s.block().steps().isEmpty();
    return body instanceof Shape.Leave leave && leave.terminator() instanceof Terminator.Finish;
  }

  /** Which suspensions a label continues; the first of them is in {@code line}. */
  private record Comment(Set<String> texts, long line) {}

  private Map<Block, Comment> comments() {
    Map<Block, Comment> comments = new HashMap<>();
    for (Block block : graph.blocks()) {
      Terminator end = block.terminator();
      if (end.position() == null) continue;
      String what = end instanceof Terminator.Yield ? "yield" : end instanceof Terminator.Await ? "await" : "yieldAll";
      List<Block> labels = end.labels();
      for (int i = 0; i < Math.min(2, labels.size()); i++) {
        Comment comment = comments.computeIfAbsent(labels.get(i), b -> new Comment(new LinkedHashSet<>(), end.position().line()));
        comment.texts.add((i == 0 ? "after the " + what : "closed") + " at " + end.position());
      }
    }
    return comments;
  }

  private void print(Shape.Dispatch shape) {
    if (shape.arms().size() > 1) {
      printLabel(shape.label());
      text.add("switch ($L) {\n", storage.next()).indent();
      for (Shape.DispatchArm arm : shape.arms()) {
        for (int number : arm.numbers().subList(0, arm.numbers().size() - 1)) text.add("case $L:\n", number);
        text.add("case $L: {\n", arm.numbers().get(arm.numbers().size() - 1)).indent();
        printDispatched(arm);
        if (Reach.canComplete(arm.body())) text.add("break;\n");
        text.unindent().add("}\n");
      }
      if (!Reach.isEmpty(shape.otherwise())) {
        text.add("default: {\n").indent();
        print(shape.otherwise());
        if (Reach.canComplete(shape.otherwise())) text.add("break;\n");
        text.unindent().add("}\n");
      }
      text.unindent().add("}\n");
      return;
    }
    Shape.DispatchArm arm = shape.arms().get(0);
    if (!arm.isFinal() && Reach.isEmpty(arm.body())) {
      text.add("if ($L) {\n", test(arm, " != ", " && ")).indent();
      print(shape.otherwise());
      text.unindent().add("}\n");
      return;
    }
    text.add("if ($L) {\n", test(arm, " == ", " || ")).indent();
    printDispatched(arm);
    text.unindent();
    if (Reach.isEmpty(shape.otherwise())) {
      text.add("}\n");
    } else if (!Reach.canComplete(arm.body())) {
      text.add("}\n");
      print(shape.otherwise());
    } else {
      text.add("} else {\n").indent();
      print(shape.otherwise());
      text.unindent().add("}\n");
    }
  }

  private String test(Shape.DispatchArm arm, String operator, String and) {
    return arm.numbers().stream().map(number -> storage.next() + operator + number).collect(Collectors.joining(and));
  }

  private void printDispatched(Shape.DispatchArm arm) {
    if (arm.isFinal()) text.add("$L = RUNNING;\n", storage.next());
    print(arm.body());
  }

  private void print(Shape.Protected shape) {
    Region region = shape.region();
    if (region.lock() != null) {
      CodePrinter.Printed lock = printer.print(region.lock());
      text.add(lock.before());
      text.add("synchronized ($L) {\n", lock.text()).indent();
      print(shape.body());
      text.unindent().add("}\n");
      return;
    }
    text.add("try {\n").indent();
    print(shape.body());
    text.unindent();
    for (int i = 0; i < shape.handlers().size(); i++) printHandler(region.handlers().get(i), shape.handlers().get(i));
    text.add("}\n");
  }

  private void printHandler(Region.Handler handler, Shape body) {
    text.add(catchClause(handler, storage, printer)).indent();
    print(body);
    text.unindent();
  }

  /** The head of a {@code catch} clause, and the parameter's way to where it lives. */
  static CodeBlock catchClause(Region.Handler handler, Storage storage, CodePrinter printer) {
    CodeBlock types =
        handler.types() instanceof Class<?> type ? CodeBlock.of("$T", type) : printer.slice((Tree) handler.types());
    boolean isLocal = storage.placeOf(handler.parameter()) == Storage.Place.LOCAL;
    String own = storage.nameOf(handler.parameter());
    String name = isLocal ? own : storage.fresh("caught");
    CodeBlock.Builder clause = CodeBlock.builder().add("} catch ($L $L) {\n", types, name);
    if (!isLocal) clause.indent().add("$L = $L;\n", own, name).unindent();
    return clause.build();
  }

  private void print(Terminator end, Block block) {
    boolean delegates = end instanceof Terminator.YieldAll || end instanceof Terminator.Delegate;
    CodePrinter.Printed printed =
        end.code() == null ? null : delegates ? printer.printDelegation(end.code()) : printer.print(end.code());
    if (printed != null) text.add(printed.before());
    if (end instanceof Terminator.Yield y) {
      text.add("value = $L;\n", conversion.apply(y, printed.text()));
      release(block);
      text.add("state = $L;\nreturn VALUE;\n", layout.states().of(y.resume()));
    } else if (end instanceof Terminator.YieldAll y) {
      text.add("$L;\n", printed.text());
      release(block);
      text.add("state = $L;\nreturn DELEGATE;\n", layout.states().of(y.resume()));
    } else if (end instanceof Terminator.Await a) {
      release(block);
      text.add("state = $L;\nreturn VALUE;\n", layout.states().of(a.resume()));
    } else if (end instanceof Terminator.Continue c) {
      release(block);
      text.add("state = $L;\nreturn CONTINUE;\n", layout.states().of(c.target()));
    } else if (end instanceof Terminator.Delegate) {
      text.add("$L;\nstate = FINISHED;\nreturn DELEGATE;\n", printed.text());
    } else if (end instanceof Terminator.Throw) {
      text.add("throw $L;\n", printed.text());
    } else {
      text.add("state = FINISHED;\n");
      forget(block);
      text.add("return DONE;\n");
    }
  }

  /** What nothing needs from here on does not have to wait for the end. */
  private void release(Block block) {
    Set<Variable> released = releases.getOrDefault(block, Set.of());
    if (released.isEmpty()) return;
    for (Variable variable : storage.in(Storage.Place.FIELD)) if (released.contains(variable)) text.add("$L = null;\n", storage.nameOf(variable));
  }

  /**
   * A finished run keeps nothing alive. Assignments and not a call where they are few: HotSpot does not inline a call
   * that is made once in a run, and a run that is passed to one cannot be taken apart into registers.
   */
  private void forget(Block block) {
    if (releases.getOrDefault(block, Set.of()).size() > FEW) {
      text.add("clear();\n");
    } else {
      release(block);
    }
  }
}
