package weft.processor;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Whether an expression has the same type as the argument of a method that it has on its own: {@code find()} with
 * {@code <T> T find()} has any type that is wanted (JLS 15.12, 18.5.2).
 */
final class StandaloneTypes {
  private final Javac javac;

  StandaloneTypes(Javac javac) {
    this.javac = javac;
  }

  boolean isKeptAsArgument(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) return isKeptAsArgument(new TreePath(path, inner.getExpression()));
    if (tree instanceof ConditionalExpressionTree choice) {
      return isKeptAsArgument(new TreePath(path, choice.getTrueExpression()))
          && isKeptAsArgument(new TreePath(path, choice.getFalseExpression()));
    }
    if (tree instanceof MethodInvocationTree call && call.getTypeArguments().isEmpty()) return isKept(path, call);
    return !(tree instanceof SwitchExpressionTree);
  }

  /** A type parameter that is the result must follow from the arguments. */
  private boolean isKept(TreePath path, MethodInvocationTree call) {
    if (!(javac.trees().getElement(path) instanceof ExecutableElement method)) return false;
    if (!(method.getReturnType() instanceof TypeVariable result) || !method.getTypeParameters().contains(result.asElement())) {
      return true;
    }
    List<? extends ExpressionTree> arguments = call.getArguments();
    for (int i = 0; i < arguments.size(); i++) {
      TypeMirror parameter = method.getParameters().get(Math.min(i, method.getParameters().size() - 1)).asType();
      boolean isFunction = arguments.get(i) instanceof LambdaExpressionTree || arguments.get(i) instanceof MemberReferenceTree;
      if (!isFunction && bounds(parameter, result.asElement()) && isKeptAsArgument(new TreePath(path, arguments.get(i)))) return true;
    }
    return false;
  }

  /** Whether an argument of type {@code parameter} is a lower bound, or equal, for {@code variable}. */
  private static boolean bounds(TypeMirror parameter, Element variable) {
    if (parameter instanceof TypeVariable type) return type.asElement().equals(variable);
    if (parameter instanceof ArrayType array) return bounds(array.getComponentType(), variable);
    if (parameter instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && bounds(wildcard.getExtendsBound(), variable);
    }
    return parameter instanceof DeclaredType declared
        && declared.getTypeArguments().stream().anyMatch(argument -> bounds(argument, variable));
  }
}
