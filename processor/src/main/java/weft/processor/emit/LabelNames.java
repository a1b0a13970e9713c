package weft.processor.emit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.processor.layout.Shape;

/** Which statements need a label, because a jump to them passes another statement that it could mean. */
final class LabelNames {
  private final Storage storage;
  private final Map<Shape.Label, String> names = new HashMap<>();

  private LabelNames(Storage storage) {
    this.storage = storage;
  }

  static LabelNames of(Shape shape, Storage storage) {
    LabelNames names = new LabelNames(storage);
    names.scan(shape, null, null);
    return names;
  }

  /** The name of {@code label}, or null where none is needed. */
  String of(Shape.Label label) {
    return names.get(label);
  }

  /** {@code breakable} and {@code loop}: what a plain {@code break} and a plain {@code continue} would mean here. */
  private void scan(Shape shape, Shape.Label breakable, Shape.Label loop) {
    if (shape instanceof Shape.Sequence s) scanAll(s.shapes(), breakable, loop);
    if (shape instanceof Shape.If s) scanAll(List.of(s.then(), s.otherwise()), breakable, loop);
    if (shape instanceof Shape.Labeled s) {
      names.put(s.label(), storage.fresh(s.label().hint()));
      scan(s.body(), breakable, loop);
    }
    if (shape instanceof Shape.Loop s) scan(s.body(), s.label(), s.label());
    if (shape instanceof Shape.While s) scan(s.body(), s.label(), s.label());
    if (shape instanceof Shape.DoWhile s) scan(s.body(), s.label(), s.label());
    if (shape instanceof Shape.Protected s) {
      scan(s.body(), breakable, loop);
      scanAll(s.handlers(), breakable, loop);
    }
    if (shape instanceof Shape.Switch s) {
      for (Shape.Arm arm : s.arms()) scan(arm.body(), s.label(), loop);
      scan(s.otherwise(), s.label(), loop);
    }
    if (shape instanceof Shape.Entry s) for (Shape.EntryArm arm : s.arms()) scan(arm.body(), s.label(), loop);
    if (shape instanceof Shape.Dispatch s) {
      Shape.Label inner = s.arms().size() > 1 ? s.label() : breakable;
      for (Shape.DispatchArm arm : s.arms()) scan(arm.body(), inner, loop);
      scan(s.otherwise(), inner, loop);
    }
    if (shape instanceof Shape.Jump jump && jump.label() != (jump.isContinue() ? loop : breakable)) {
      names.computeIfAbsent(jump.label(), label -> storage.fresh(label.hint()));
    }
  }

  private void scanAll(List<Shape> shapes, Shape.Label breakable, Shape.Label loop) {
    for (Shape shape : shapes) scan(shape, breakable, loop);
  }
}
