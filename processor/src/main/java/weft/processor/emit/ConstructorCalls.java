package weft.processor.emit;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import java.util.Optional;

/** The explicit constructor invocations of JLS 8.8.7.1; from Java 25 on, statements may come before them. */
final class ConstructorCalls {
  private ConstructorCalls() {}

  /** {@code this(...)} or {@code super(...)} in a constructor. */
  static Optional<MethodInvocationTree> in(MethodTree constructor) {
    for (StatementTree statement : constructor.getBody().getStatements()) {
      boolean isCall =
          statement instanceof ExpressionStatementTree e
              && e.getExpression() instanceof MethodInvocationTree call
              && (isNamed(call, "this") || isNamed(call, "super"));
      if (isCall) return Optional.of((MethodInvocationTree) ((ExpressionStatementTree) statement).getExpression());
    }
    return Optional.empty();
  }

  static boolean isSuper(MethodInvocationTree call) {
    return isNamed(call, "super");
  }

  private static boolean isNamed(MethodInvocationTree call, String name) {
    return call.getMethodSelect() instanceof IdentifierTree id && id.getName().contentEquals(name);
  }
}
