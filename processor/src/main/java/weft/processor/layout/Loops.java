package weft.processor.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;

/** Recognizes the loops that test a condition at their head or at their end. */
final class Loops {
  private Loops() {}

  static Shape recognize(Shape shape) {
    if (shape instanceof Shape.Sequence s) {
      return Shape.sequence(s.shapes().stream().map(Loops::recognize).toArray(Shape[]::new));
    }
    if (shape instanceof Shape.If s) {
      return new Shape.If(s.branch(), s.negated(), recognize(s.then()), recognize(s.otherwise()));
    }
    if (shape instanceof Shape.Labeled s) return new Shape.Labeled(s.label(), recognize(s.body()));
    if (shape instanceof Shape.Loop s) return recognizeLoop(new Shape.Loop(s.label(), recognize(s.body())));
    if (shape instanceof Shape.Protected s) {
      return new Shape.Protected(s.region(), recognize(s.body()), s.handlers().stream().map(Loops::recognize).toList());
    }
    if (shape instanceof Shape.Switch s) {
      List<Shape.Arm> arms = s.arms().stream().map(arm -> new Shape.Arm(arm.labels(), recognize(arm.body()))).toList();
      return new Shape.Switch(s.selector(), arms, recognize(s.otherwise()), s.isExhaustive(), s.label());
    }
    if (shape instanceof Shape.Entry s) {
      return new Shape.Entry(
          s.arms().stream().map(arm -> new Shape.EntryArm(arm.labels(), recognize(arm.body()))).toList(), s.label());
    }
    if (shape instanceof Shape.Dispatch s) {
      List<Shape.DispatchArm> arms =
          s.arms().stream()
              .map(arm -> new Shape.DispatchArm(arm.numbers(), arm.isFinal(), recognize(arm.body())))
              .toList();
      return new Shape.Dispatch(arms, recognize(s.otherwise()), s.label());
    }
    return shape;
  }

  /**
   * <pre>
   * while (true) if (C) S else T             while (C) S  T      where T leaves the loop
   * while (true) { S if (C) continue; T }    do S while (C); T   where S does not continue, either
   * </pre>
   */
  private static Shape recognizeLoop(Shape.Loop loop) {
    List<Shape> parts = loop.body() instanceof Shape.Sequence s ? s.shapes() : List.of(loop.body());
    if (parts.isEmpty() || !(parts.get(parts.size() - 1) instanceof Shape.If last)) return loop;
    if (last.branch().staysTest()) return loop;
    boolean thenLeaves = leaves(last.then(), loop.label());
    boolean otherwiseLeaves = leaves(last.otherwise(), loop.label());
    if (thenLeaves == otherwiseLeaves) return loop;
    Shape exit = thenLeaves ? last.then() : last.otherwise();
    Shape again = thenLeaves ? last.otherwise() : last.then();
    boolean negated = last.negated() != thenLeaves;
    if (parts.size() == 1) {
      return Shape.sequence(new Shape.While(loop.label(), last.branch(), negated, again), exit);
    }
    List<Shape> before = new ArrayList<>(parts.subList(0, parts.size() - 1));
    boolean isPlain = again instanceof Shape.Jump jump && jump.isContinue() && jump.label() == loop.label();
    if (!isPlain || before.stream().anyMatch(shape -> Reach.jumps(shape, loop.label(), true))) return loop;
    if (before.stream().anyMatch(shape -> declaresFor(last.branch(), shape))) return loop;
    Shape body = Shape.sequence(before.toArray(Shape[]::new));
    return Shape.sequence(new Shape.DoWhile(loop.label(), last.branch(), negated, body), exit);
  }

  /** The condition of a {@code do} is not in the scope of what its body declares (JLS 6.3). */
  private static boolean declaresFor(Terminator.Branch branch, Shape shape) {
    if (shape instanceof Shape.Sequence s) return s.shapes().stream().anyMatch(part -> declaresFor(branch, part));
    return shape instanceof Shape.Steps s && s.block().steps().stream().anyMatch(step -> declaresFor(branch, step));
  }

  private static boolean declaresFor(Terminator.Branch branch, Step step) {
    Set<Variable> read = branch.condition().mentions();
    if (step instanceof Step.Assign assign) return assign.declares() && read.contains(assign.target());
    return step.mentions().stream().anyMatch(v -> read.contains(v) && isDeclaredInText(v));
  }

  private static boolean isDeclaredInText(Variable variable) {
    return variable.kind() == Variable.Kind.BINDING || variable.kind() == Variable.Kind.LOCAL_CLASS;
  }

  private static boolean leaves(Shape shape, Shape.Label loop) {
    return !Reach.canComplete(shape) && !Reach.jumps(shape, loop, true);
  }
}
