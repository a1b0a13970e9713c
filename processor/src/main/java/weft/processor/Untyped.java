package weft.processor;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Looks for an expression that javac has attributed but found no type for: then it has reported an error. */
final class Untyped extends TreePathScanner<Boolean, Void> {
  private final Trees trees;

  private Untyped(Trees trees) {
    this.trees = trees;
  }

  static boolean isIn(TreePath attributed, Trees trees) {
    return Boolean.TRUE.equals(new Untyped(trees).scan(attributed, null));
  }

  @Override
  public Boolean scan(Tree tree, Void none) {
    TypeMirror type = tree instanceof ExpressionTree ? trees.getTypeMirror(new TreePath(getCurrentPath(), tree)) : null;
    return type != null && type.getKind() == TypeKind.ERROR ? Boolean.TRUE : super.scan(tree, none);
  }

  @Override
  public Boolean reduce(Boolean one, Boolean other) {
    return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
  }
}
