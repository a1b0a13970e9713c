package weft.processor.source;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The result expressions of a {@code switch} expression (JLS 15.28.1), and the type that follows from them. */
final class SwitchArms extends TreeScanner<Void, Void> {
  private static final List<TypeKind> WIDE = List.of(TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.LONG);

  private final List<ExpressionTree> values = new ArrayList<>();

  private SwitchArms() {}

  /** The values of the arms, those of {@code yield} statements included. */
  static List<ExpressionTree> values(SwitchExpressionTree choice) {
    SwitchArms arms = new SwitchArms();
    choice.getCases().forEach(arms::visitArm);
    return arms.values;
  }

  private void visitArm(CaseTree arm) {
    if (arm.getBody() instanceof ExpressionTree value) {
      values.add(value);
    } else {
      scan(arm.getBody() == null ? arm.getStatements() : List.of(arm.getBody()), null);
    }
  }

  @Override
  public Void visitYield(YieldTree node, Void none) {
    values.add(node.getValue());
    return null;
  }

  /** Its yields are its own. */
  @Override
  public Void visitSwitchExpression(SwitchExpressionTree node, Void none) {
    return null;
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
    return null;
  }

  @Override
  public Void visitClass(ClassTree node, Void none) {
    return null;
  }

  /** {@code tree} without its parentheses, if it is a {@code switch} expression. */
  static Optional<SwitchExpressionTree> in(Tree tree) {
    if (tree instanceof ParenthesizedTree p) return in(p.getExpression());
    return tree instanceof SwitchExpressionTree choice ? Optional.of(choice) : Optional.empty();
  }

  /** "If the result expressions all have the same type, [...] then that is the type of the switch expression." */
  static Optional<TypeMirror> sameType(SwitchExpressionTree choice, Body body) {
    Optional<List<TypeMirror>> types = types(choice, body);
    boolean areSame = types.isPresent() && types.get().stream().allMatch(t -> body.javac().types().isSameType(t, types.get().get(0)));
    return areSame ? Optional.of(types.get().get(0)) : Optional.empty();
  }

  /**
   * The type of one that stands alone: "if any result expression is of type double, then other result expressions that are
   * not of type double are widened to double", and so on. Where constants decide, in {@code char} beside {@code int} for
   * instance, it is left open.
   */
  static Optional<TypeMirror> standaloneType(SwitchExpressionTree choice, Body body) {
    Optional<TypeMirror> same = sameType(choice, body);
    Optional<List<TypeMirror>> types = types(choice, body);
    if (same.isPresent() || types.isEmpty() || !types.get().stream().allMatch(t -> isNumeric(t.getKind()))) return same;
    return WIDE.stream()
        .filter(wide -> types.get().stream().anyMatch(t -> t.getKind() == wide))
        .findFirst()
        .map(body.javac().types()::getPrimitiveType);
  }

  private static boolean isNumeric(TypeKind kind) {
    return kind.isPrimitive() && kind != TypeKind.BOOLEAN;
  }

  /** Empty where one of them is not certain. */
  private static Optional<List<TypeMirror>> types(SwitchExpressionTree choice, Body body) {
    List<TypeMirror> types = new ArrayList<>();
    for (ExpressionTree value : values(choice)) {
      Optional<SwitchExpressionTree> nested = in(value);
      Optional<TypeMirror> type = nested.isPresent() ? sameType(nested.get(), body) : body.certainType(value);
      if (type.isEmpty()) return Optional.empty();
      types.add(type.get());
    }
    return types.isEmpty() ? Optional.empty() : Optional.of(types);
  }
}
