package weft.processor.source;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** The direct children of a tree in source order, also of a tree that is newer than the API of 17. */
final class Children extends TreeScanner<Void, Void> {
  private final List<Tree> children = new ArrayList<>();

  private Children() {}

  static List<Tree> of(Tree tree) {
    Children collector = new Children();
    tree.accept(collector, null);
    return collector.children;
  }

  /** The scanner of JDK 17 leaves out what is no expression: the patterns of a preview. */
  @Override
  public Void visitCase(CaseTree node, Void unused) {
    if (Runtime.version().feature() < 21) {
      for (Tree label : labels(node)) {
        if (label.getKind().name().endsWith("_PATTERN")) {
          scan(label, null);
        }
      }
    }
    return super.visitCase(node, null);
  }

  /** A method of previews cannot be called by its name. */
  @SuppressWarnings("unchecked")
  private static List<? extends Tree> labels(CaseTree node) {
    try {
      return (List<? extends Tree>) CaseTree.class.getMethod("getLabels").invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Void scan(Tree tree, Void unused) {
    if (tree != null) {
      children.add(tree);
    }
    return null;
  }
}
