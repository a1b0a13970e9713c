package weft.processor.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the jumps those that a person would write: none where control falls through anyway, a plain {@code break} or
 * {@code continue} where one means the same, labels only where nothing else will do.
 */
final class Jumps {
  /** A loop or switch that {@code break} leaves, and the jumps that mean the same as leaving it. */
  private record Breakable(Shape.Label label, boolean isLoop, Set<Shape.Jump> follow) {}

  private final Deque<Breakable> around = new ArrayDeque<>();
  private final Map<Shape.Label, Set<Shape.Jump>> meaning = new HashMap<>();
  private final Set<Shape.Label> used = new HashSet<>();

  private Jumps() {}

  /** The same statements with simpler jumps. */
  static Shape simplify(Shape shape) {
    return new Jumps().rewrite(Loops.recognize(shape), Set.of());
  }

  /** {@code follow}: the jumps that mean the same as completing {@code shape}. */
  private Shape rewrite(Shape shape, Set<Shape.Jump> follow) {
    if (shape instanceof Shape.Sequence s) return rewriteAll(s.shapes(), follow);
    if (shape instanceof Shape.If s) {
      return new Shape.If(s.branch(), s.negated(), rewrite(s.then(), follow), rewrite(s.otherwise(), follow));
    }
    if (shape instanceof Shape.Jump jump) return rewriteJump(jump, follow);
    if (shape instanceof Shape.Labeled s) return rewriteLabeled(s, follow);
    if (shape instanceof Shape.Loop s) return new Shape.Loop(s.label(), inLoop(s.label(), s.body(), follow));
    if (shape instanceof Shape.While s) {
      return new Shape.While(s.label(), s.branch(), s.negated(), inLoop(s.label(), s.body(), follow));
    }
    if (shape instanceof Shape.DoWhile s) {
      return new Shape.DoWhile(s.label(), s.branch(), s.negated(), inLoop(s.label(), s.body(), follow));
    }
    if (shape instanceof Shape.Protected s) {
      List<Shape> handlers = s.handlers().stream().map(handler -> rewrite(handler, follow)).toList();
      return new Shape.Protected(s.region(), rewrite(s.body(), follow), handlers);
    }
    return rewriteSwitch(shape, follow);
  }

  private Shape rewriteSwitch(Shape shape, Set<Shape.Jump> follow) {
    if (shape instanceof Shape.Switch s) {
      around.push(new Breakable(s.label(), false, follow));
      List<Shape.Arm> arms = s.arms().stream().map(arm -> new Shape.Arm(arm.labels(), rewrite(arm.body(), follow))).toList();
      Shape otherwise = rewrite(s.otherwise(), follow);
      around.pop();
      return new Shape.Switch(s.selector(), arms, otherwise, s.isExhaustive(), s.label());
    }
    if (shape instanceof Shape.Entry s) {
      around.push(new Breakable(s.label(), false, follow));
      List<Shape.EntryArm> arms =
          s.arms().stream().map(arm -> new Shape.EntryArm(arm.labels(), rewrite(arm.body(), follow))).toList();
      around.pop();
      return new Shape.Entry(arms, s.label());
    }
    if (shape instanceof Shape.Dispatch s) {
      boolean isSwitch = s.arms().size() > 1; // else it is printed as an if
      if (isSwitch) around.push(new Breakable(s.label(), false, follow));
      List<Shape.DispatchArm> arms =
          s.arms().stream()
              .map(arm -> new Shape.DispatchArm(arm.numbers(), arm.isFinal(), rewrite(arm.body(), follow)))
              .toList();
      Shape otherwise = rewrite(s.otherwise(), follow);
      if (isSwitch) around.pop();
      boolean doesNothing = Reach.isEmpty(otherwise) && arms.stream().allMatch(arm -> Reach.isEmpty(arm.body()) && !arm.isFinal());
      if (doesNothing) return Shape.nothing();
      return new Shape.Dispatch(arms, otherwise, s.label());
    }
    return shape;
  }

  private Shape rewriteAll(List<Shape> shapes, Set<Shape.Jump> follow) {
    List<Shape> rewritten = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      boolean isLast = i == shapes.size() - 1;
      rewritten.add(rewrite(shapes.get(i), isLast ? follow : Set.of()));
    }
    return Shape.sequence(rewritten.toArray(Shape[]::new));
  }

  private Shape rewriteLabeled(Shape.Labeled shape, Set<Shape.Jump> follow) {
    Shape.Jump leave = new Shape.Jump(shape.label(), false);
    Set<Shape.Jump> inner = new HashSet<>(follow);
    inner.add(leave);
    meaning.put(shape.label(), inner);
    Shape body = rewrite(shape.body(), inner);
    return used.contains(shape.label()) ? new Shape.Labeled(shape.label(), body) : body;
  }

  private Shape inLoop(Shape.Label label, Shape body, Set<Shape.Jump> follow) {
    around.push(new Breakable(label, true, follow));
    Shape.Jump again = new Shape.Jump(label, true);
    Shape inner = rewrite(body, Set.of(again));
    around.pop();
    return inner;
  }

  private Shape rewriteJump(Shape.Jump jump, Set<Shape.Jump> follow) {
    Set<Shape.Jump> same = jump.isContinue() ? Set.of(jump) : meaning.getOrDefault(jump.label(), Set.of(jump));
    if (same.stream().anyMatch(follow::contains)) return Shape.nothing();
    boolean isInnermost = true;
    for (Breakable statement : around) {
      if (isInnermost && statement.follow.stream().anyMatch(same::contains)) return use(new Shape.Jump(statement.label, false));
      Shape.Jump again = new Shape.Jump(statement.label, true);
      if (statement.isLoop && same.contains(again)) return use(again);
      if (statement.follow.stream().anyMatch(same::contains)) return use(new Shape.Jump(statement.label, false));
      isInnermost = false;
    }
    return use(jump);
  }

  private Shape use(Shape.Jump jump) {
    used.add(jump.label());
    return jump;
  }
}
