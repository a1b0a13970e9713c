package weft.processor.emit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import weft.processor.source.Meaning;
import weft.processor.source.Names;

/**
 * Expressions whose type is certainly a class of the body. No bridge is for a member of theirs: they do not inherit private
 * members (JLS 8.2), and {@code this} may use the protected ones that it inherits (JLS 6.6.2).
 */
final class LocalReceivers {
  private final Names names;

  LocalReceivers(Names names) {
    this.names = names;
  }

  boolean contain(ExpressionTree expression) {
    ExpressionTree inner = AccessEdits.strip(expression);
    Meaning meaning = names.of(inner);
    if (meaning instanceof Meaning.Nested) return inner instanceof IdentifierTree id && id.getName().contentEquals("this");
    if (meaning instanceof Meaning.Local local) {
      return local.variable().declaration() instanceof VariableTree declaration && isDeclaredSo(declaration);
    }
    return inner instanceof NewClassTree creation
        && creation.getEnclosingExpression() == null
        && creation.getClassBody() == null
        && isWithoutSuperclass(creation.getIdentifier());
  }

  private boolean isDeclaredSo(VariableTree declaration) {
    if (declaration.getType() != null) return isWithoutSuperclass(declaration.getType());
    return declaration.getInitializer() != null && contain(declaration.getInitializer());
  }

  /** Elsewhere than in the class, what it inherits as protected may need a bridge. */
  private boolean isWithoutSuperclass(Tree type) {
    Tree name = type instanceof ParameterizedTypeTree parameterized ? parameterized.getType() : type;
    return names.of(name) instanceof Meaning.LocalType local && local.declaration().getExtendsClause() == null;
  }
}
