package weft.processor.layout;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.Region;
import weft.processor.flow.States;
import weft.processor.flow.Terminator;

/** Prints shapes as an indented outline: blocks by their numbers, labels only where something jumps to them. */
final class ShapeText {
  private final States states;
  private final Map<Shape.Label, String> names = new LinkedHashMap<>();
  private final Set<Shape.Label> targets = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private ShapeText(Layout.Result layout) {
    states = layout.states();
  }

  static String of(Layout.Result layout) {
    ShapeText printer = new ShapeText(layout);
    printer.findTargets(layout.body());
    printer.print(layout.body(), "");
    return printer.text.toString();
  }

  private void findTargets(Shape shape) {
    if (shape instanceof Shape.Jump jump) targets.add(jump.label());
    if (shape instanceof Shape.Sequence s) s.shapes().forEach(this::findTargets);
    if (shape instanceof Shape.If s) List.of(s.then(), s.otherwise()).forEach(this::findTargets);
    if (shape instanceof Shape.Switch s) {
      s.arms().forEach(arm -> findTargets(arm.body()));
      findTargets(s.otherwise());
    }
    if (shape instanceof Shape.Entry s) s.arms().forEach(arm -> findTargets(arm.body()));
    if (shape instanceof Shape.Dispatch s) {
      s.arms().forEach(arm -> findTargets(arm.body()));
      findTargets(s.otherwise());
    }
    if (shape instanceof Shape.Loop s) findTargets(s.body());
    if (shape instanceof Shape.While s) findTargets(s.body());
    if (shape instanceof Shape.DoWhile s) findTargets(s.body());
    if (shape instanceof Shape.Labeled s) findTargets(s.body());
    if (shape instanceof Shape.Protected s) {
      findTargets(s.body());
      s.handlers().forEach(this::findTargets);
    }
  }

  private String name(Shape.Label label) {
    return names.computeIfAbsent(label, l -> {
      long same = names.keySet().stream().filter(other -> other.hint().equals(l.hint())).count();
      return l.hint() + (same == 0 ? "" : String.valueOf(same + 1));
    });
  }

  private String labeled(Shape.Label label, String head) {
    return targets.contains(label) ? name(label) + ": " + head : head;
  }

  private void line(String indent, String line) {
    text.append(indent).append(line).append('\n');
  }

  private void nested(Shape shape, String indent) {
    print(shape, indent + "  ");
  }

  private void print(Shape shape, String indent) {
    if (shape instanceof Shape.Sequence s) s.shapes().forEach(inner -> print(inner, indent));
    if (shape instanceof Shape.Steps s) line(indent, s.block().toString());
    if (shape instanceof Shape.Leave s) line(indent, end(s.terminator()));
    if (shape instanceof Shape.Jump s) line(indent, (s.isContinue() ? "continue " : "break ") + name(s.label()));
    if (shape instanceof Shape.If s) {
      line(indent, "if " + condition(s.branch(), s.negated()));
      nested(s.then(), indent);
      if (!Reach.isEmpty(s.otherwise())) line(indent, "else");
      nested(s.otherwise(), indent);
    }
    if (shape instanceof Shape.Loop s) {
      line(indent, labeled(s.label(), "loop"));
      nested(s.body(), indent);
    }
    if (shape instanceof Shape.While s) {
      line(indent, labeled(s.label(), "while " + condition(s.branch(), s.negated())));
      nested(s.body(), indent);
    }
    if (shape instanceof Shape.DoWhile s) {
      line(indent, labeled(s.label(), "do"));
      nested(s.body(), indent);
      line(indent, "while " + condition(s.branch(), s.negated()));
    }
    if (shape instanceof Shape.Labeled s) {
      line(indent, name(s.label()) + ":");
      nested(s.body(), indent);
    }
    if (shape instanceof Shape.Protected s) printProtected(s, indent);
    printChoice(shape, indent);
  }

  private void printProtected(Shape.Protected shape, String indent) {
    Region region = shape.region();
    line(indent, region.lock() == null ? "try " + region : "synchronized " + region.lock());
    nested(shape.body(), indent);
    for (int i = 0; i < shape.handlers().size(); i++) {
      line(indent, "catch " + region.handlers().get(i).parameter());
      nested(shape.handlers().get(i), indent);
    }
  }

  private void printChoice(Shape shape, String indent) {
    if (shape instanceof Shape.Switch s) {
      line(indent, labeled(s.label(), "switch " + s.selector()));
      for (Shape.Arm arm : s.arms()) {
        line(indent, "case " + arm.labels());
        nested(arm.body(), indent);
      }
      line(indent, "default");
      nested(s.otherwise(), indent);
    }
    if (shape instanceof Shape.Entry s) {
      line(indent, labeled(s.label(), "enter"));
      for (Shape.EntryArm arm : s.arms()) {
        line(indent, "at " + arm.labels().stream().map(states::of).sorted().toList());
        nested(arm.body(), indent);
      }
    }
    if (shape instanceof Shape.Dispatch s) {
      line(indent, labeled(s.label(), "dispatch"));
      for (Shape.DispatchArm arm : s.arms()) {
        line(indent, "at " + arm.numbers().stream().sorted().toList() + (arm.isFinal() ? " final" : ""));
        nested(arm.body(), indent);
      }
      line(indent, "else");
      nested(s.otherwise(), indent);
    }
  }

  private static String condition(Terminator.Branch branch, boolean negated) {
    return (negated ? "not " : "") + branch.condition();
  }

  private String end(Terminator end) {
    if (end instanceof Terminator.Yield y) return "yield " + y.value() + ", then " + states.of(y.resume());
    if (end instanceof Terminator.YieldAll y) return "yieldAll " + y.source() + ", then " + states.of(y.resume());
    if (end instanceof Terminator.Delegate d) return "delegate " + d.source();
    if (end instanceof Terminator.Throw t) return "throw " + t.thrown();
    return "finish";
  }
}
