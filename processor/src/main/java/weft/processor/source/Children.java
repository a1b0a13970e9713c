package weft.processor.source;

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

  @Override
  public Void scan(Tree tree, Void unused) {
    if (tree != null) {
      children.add(tree);
    }
    return null;
  }
}
