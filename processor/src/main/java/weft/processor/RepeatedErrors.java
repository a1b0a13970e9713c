package weft.processor;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTreeFactory;
import com.sun.source.util.DocTreePath;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Keeps what javac finds wrong in a body from being reported again in the companion, which has the text of the body.
 *
 * <p>Javac analyzes all sources before what was generated from them, and writes the class file of each class before it
 * goes on to the next one; once there are errors, it only analyzes. So where a class has been analyzed and has no class
 * file when it comes to be the turn of its companion, there are errors, and no class files any more, and what is wrong in
 * the companion tells nothing new. Then the companion is attributed while javac discards what it finds; that it does for
 * the types of documentation, and a class is attributed once only.
 *
 * <p>With {@code -XDcompilePolicy=simple}, as Error Prone asks for, all classes are attributed before one has been analyzed;
 * then an expression in the source that has no type shows that there are errors.
 */
final class RepeatedErrors implements TaskListener {
  private final DocTrees trees;
  private final Map<String, String> sourceOf = new HashMap<>();
  private final Map<String, TypeElement> begun = new HashMap<>();
  private final Set<String> analyzed = new HashSet<>();
  private final Set<String> generated = new HashSet<>();

  RepeatedErrors(DocTrees trees) {
    this.trees = trees;
  }

  /** Has the companion be about {@code owner}. */
  void expect(TypeElement owner, String companion) {
    sourceOf.put(companion, outermost(owner));
  }

  @Override
  public void started(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (type == null) return;
    if (event.getKind() == TaskEvent.Kind.GENERATE) generated.add(outermost(type));
    if (event.getKind() != TaskEvent.Kind.ANALYZE) return;
    begun.put(type.getQualifiedName().toString(), type);
    String source = sourceOf.get(type.getQualifiedName().toString());
    if (source != null && hasErrors(source)) attributeQuietly(type);
  }

  private boolean hasErrors(String source) {
    if (analyzed.contains(source)) return !generated.contains(source);
    TreePath path = begun.containsKey(source) ? trees.getPath(begun.get(source)) : null;
    return path != null && Untyped.isIn(path, trees);
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (event.getKind() == TaskEvent.Kind.ANALYZE && type != null) analyzed.add(outermost(type));
  }

  private static String outermost(TypeElement type) {
    Element outermost = type;
    while (outermost.getEnclosingElement() != null && outermost.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      outermost = outermost.getEnclosingElement();
    }
    return outermost.toString();
  }

  /** Javac asks for the path of the documentation when it already discards; to ask for an element attributes its class. */
  private void attributeQuietly(TypeElement companion) {
    TreePath path = trees.getPath(companion);
    if (path == null) return;
    TreePath inside = new TreePath(path, ((ClassTree) path.getLeaf()).getModifiers());
    DocTreeFactory factory = trees.getDocTreeFactory();
    DocCommentTree comment = factory.newDocCommentTree(List.of(), List.of());
    ReferenceTree reference = factory.newReferenceTree("Object");
    trees.getType(
        new DocTreePath(new DocTreePath(path, comment), reference) {
          @Override
          public TreePath getTreePath() {
            trees.getElement(inside);
            return path;
          }
        });
  }
}
