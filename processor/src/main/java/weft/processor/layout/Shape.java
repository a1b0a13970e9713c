package weft.processor.layout;

import java.util.ArrayList;
import java.util.List;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.Region;
import weft.processor.flow.Terminator;

/** A statement of what is emitted. */
public sealed interface Shape {
  /** The name of a statement that jumps refer to; printed only where one does. */
  final class Label {
    private final String hint;

    Label(String hint) {
      this.hint = hint;
    }

    /** What to call it. */
    public String hint() {
      return hint;
    }
  }

  /** One after the other. */
  record Sequence(List<Shape> shapes) implements Shape {}

  /** The steps of a block. */
  record Steps(Block block) implements Shape {}

  /** The end of a block that leaves {@code advance()}: suspension, delegation, throw. */
  record Leave(Terminator terminator, Block block) implements Shape {}

  record If(Terminator.Branch branch, boolean negated, Shape then, Shape otherwise) implements Shape {}

  /** {@code isExhaustive}: the compiler makes sure that one of the arms is executed, and there is nothing otherwise. */
  record Switch(Code selector, List<Arm> arms, Shape otherwise, boolean isExhaustive, Label label) implements Shape {}

  /** A case of a switch. */
  record Arm(Code labels, Shape body) {}

  /** The switch over the state where an activation enters. */
  record Entry(List<EntryArm> arms, Label label) implements Shape {}

  /** Resumes at {@code labels} inside the statement that follows, or at a block of its own. */
  record EntryArm(List<Block> labels, Shape body) {}

  /** At the head of a statement that has resume points inside: on to them where {@code next} says so. */
  record Dispatch(List<DispatchArm> arms, Shape otherwise, Label label) implements Shape {}

  /** {@code isFinal}: this is where the activation resumes, so {@code next} has done its work. */
  record DispatchArm(List<Integer> numbers, boolean isFinal, Shape body) {}

  /** {@code while (true)}: a body that completes is executed again. */
  record Loop(Label label, Shape body) implements Shape {}

  record While(Label label, Terminator.Branch branch, boolean negated, Shape body) implements Shape {}

  record DoWhile(Label label, Terminator.Branch branch, boolean negated, Shape body) implements Shape {}

  /** A block that jumps may leave. */
  record Labeled(Label label, Shape body) implements Shape {}

  /** {@code break label} or {@code continue label}. */
  record Jump(Label label, boolean isContinue) implements Shape {}

  /** A protected region, or a monitor. */
  record Protected(Region region, Shape body, List<Shape> handlers) implements Shape {}

  /** Nothing. */
  static Shape nothing() {
    return new Sequence(List.of());
  }

  /** {@code shapes} one after the other, without nesting sequences. */
  static Shape sequence(Shape... shapes) {
    List<Shape> flat = new ArrayList<>();
    for (Shape shape : shapes) {
      if (shape instanceof Sequence inner) {
        flat.addAll(inner.shapes());
      } else {
        flat.add(shape);
      }
    }
    return flat.size() == 1 ? flat.get(0) : new Sequence(flat);
  }
}
