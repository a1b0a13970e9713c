package weft.processor.layout;

import java.util.ArrayList;
import java.util.List;

/** What control can do in a shape: the rules of JLS 14.22, for what is emitted. */
public final class Reach {
  private Reach() {}

  /** Whether control may go on behind {@code shape}. */
  public static boolean canComplete(Shape shape) {
    if (shape instanceof Shape.Sequence s) return s.shapes().stream().allMatch(Reach::canComplete);
    if (shape instanceof Shape.Leave || shape instanceof Shape.Jump) return false;
    if (shape instanceof Shape.If s) return canComplete(s.then()) || canComplete(s.otherwise());
    if (shape instanceof Shape.Loop s) return jumps(s.body(), s.label(), false);
    if (shape instanceof Shape.Labeled s) return canComplete(s.body()) || jumps(s.body(), s.label(), false);
    if (shape instanceof Shape.Protected s) {
      return canComplete(s.body()) || s.handlers().stream().anyMatch(Reach::canComplete);
    }
    List<Shape> arms = armsOf(shape);
    if (arms.isEmpty()) return true;
    return arms.stream().anyMatch(arm -> canComplete(arm) || jumps(arm, labelOf(shape), false));
  }

  /** Whether {@code shape} is nothing at all. */
  public static boolean isEmpty(Shape shape) {
    return shape instanceof Shape.Sequence s && s.shapes().stream().allMatch(Reach::isEmpty);
  }

  /** Whether {@code shape} leads an activation on somewhere in it. */
  static boolean dispatches(Shape shape) {
    if (shape instanceof Shape.Dispatch) return true;
    return childrenOf(shape).stream().anyMatch(Reach::dispatches);
  }

  private static List<Shape> childrenOf(Shape shape) {
    if (shape instanceof Shape.Sequence s) return s.shapes();
    if (shape instanceof Shape.If s) return List.of(s.then(), s.otherwise());
    if (shape instanceof Shape.Loop s) return List.of(s.body());
    if (shape instanceof Shape.While s) return List.of(s.body());
    if (shape instanceof Shape.DoWhile s) return List.of(s.body());
    if (shape instanceof Shape.Labeled s) return List.of(s.body());
    if (shape instanceof Shape.Protected s) {
      List<Shape> all = new ArrayList<>(s.handlers());
      all.add(0, s.body());
      return all;
    }
    return armsOf(shape);
  }

  /** Whether {@code shape} has a jump to {@code label} in it. */
  static boolean jumps(Shape shape, Shape.Label label, boolean isContinue) {
    if (shape instanceof Shape.Jump jump) return jump.label() == label && jump.isContinue() == isContinue;
    return childrenOf(shape).stream().anyMatch(child -> jumps(child, label, isContinue));
  }

  private static List<Shape> armsOf(Shape shape) {
    List<Shape> arms = new ArrayList<>();
    if (shape instanceof Shape.Switch s) {
      for (Shape.Arm arm : s.arms()) arms.add(arm.body());
      if (!s.isExhaustive()) arms.add(s.otherwise());
    } else if (shape instanceof Shape.Entry s) {
      for (Shape.EntryArm arm : s.arms()) arms.add(arm.body());
    } else if (shape instanceof Shape.Dispatch s) {
      for (Shape.DispatchArm arm : s.arms()) arms.add(arm.body());
      arms.add(s.otherwise());
    }
    return arms;
  }

  private static Shape.Label labelOf(Shape shape) {
    if (shape instanceof Shape.Switch s) return s.label();
    if (shape instanceof Shape.Entry s) return s.label();
    return ((Shape.Dispatch) shape).label();
  }
}
