package weft.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.Step;
import weft.processor.flow.Variable;
import weft.processor.layout.Shape;

/** Whether a declaration that stays in its block is in scope, as the blocks are laid out, wherever the variable is used. */
final class Scoping {
  private final Variable variable;
  private final Block declaring;

  private Scoping(Variable variable, Block declaring) {
    this.variable = variable;
    this.declaring = declaring;
  }

  static boolean reachesAllUses(Variable variable, Block declaring, Shape layout) {
    Scoping scoping = new Scoping(variable, declaring);
    return scoping.uses(layout) == scoping.usesInScope(layout);
  }

  /** The uses in the statements from the declaration to the end of the sequence that it stands in. */
  private int usesInScope(Shape shape) {
    List<Shape> parts = partsOf(shape);
    for (int i = 0; i < parts.size(); i++) {
      boolean isHere = shape instanceof Shape.Sequence && parts.get(i) instanceof Shape.Steps steps && steps.block() == declaring;
      if (isHere) return parts.subList(i, parts.size()).stream().mapToInt(this::uses).sum();
    }
    return parts.stream().mapToInt(this::usesInScope).sum();
  }

  private int uses(Shape shape) {
    int uses = 0;
    for (Code code : codesOf(shape)) if (code.mentions().contains(variable)) uses++;
    if (shape instanceof Shape.Steps s) for (Step step : s.block().steps()) if (step.mentions().contains(variable)) uses++;
    for (Shape part : partsOf(shape)) uses += uses(part);
    return uses;
  }

  private static List<Code> codesOf(Shape shape) {
    if (shape instanceof Shape.Leave s && s.terminator().code() != null) return List.of(s.terminator().code());
    if (shape instanceof Shape.If s) return List.of(s.branch().condition());
    if (shape instanceof Shape.While s) return List.of(s.branch().condition());
    if (shape instanceof Shape.DoWhile s) return List.of(s.branch().condition());
    if (shape instanceof Shape.Switch s) {
      return Stream.concat(Stream.of(s.selector()), s.arms().stream().map(Shape.Arm::labels)).toList();
    }
    if (shape instanceof Shape.Protected s && s.region().lock() != null) return List.of(s.region().lock());
    return List.of();
  }

  private static List<Shape> partsOf(Shape shape) {
    if (shape instanceof Shape.Sequence s) return s.shapes();
    if (shape instanceof Shape.If s) return List.of(s.then(), s.otherwise());
    if (shape instanceof Shape.Loop s) return List.of(s.body());
    if (shape instanceof Shape.While s) return List.of(s.body());
    if (shape instanceof Shape.DoWhile s) return List.of(s.body());
    if (shape instanceof Shape.Labeled s) return List.of(s.body());
    List<Shape> parts = new ArrayList<>();
    if (shape instanceof Shape.Switch s) {
      s.arms().forEach(arm -> parts.add(arm.body()));
      parts.add(s.otherwise());
    }
    if (shape instanceof Shape.Entry s) s.arms().forEach(arm -> parts.add(arm.body()));
    if (shape instanceof Shape.Dispatch s) {
      s.arms().forEach(arm -> parts.add(arm.body()));
      parts.add(s.otherwise());
    }
    if (shape instanceof Shape.Protected s) {
      parts.add(s.body());
      parts.addAll(s.handlers());
    }
    return parts;
  }
}
