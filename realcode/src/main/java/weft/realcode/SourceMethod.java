package weft.realcode;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A method, and the edits that make a generator of it. Each line stays the line that it was.
 *
 * <pre>
 * R m(A a) throws X { S }      R m(A a) throws X {
 *                                final Object[] result = new Object[1];
 *                                for (Object element : m_template1(a, result)) {}
 *                                return (R) result[0];
 *                              }
 *                              &#64;Generator private Sequence&lt;Object&gt; m_template1(A a, Object[] result) throws X { S' }
 * </pre>
 *
 * @param number tells it from all others of the library
 */
record SourceMethod(int number, String name, long firstLine, long lastLine, Edits edits) {

  static SourceMethod of(int number, TreePath path, SourcePositions positions, String text) {
    MethodTree tree = (MethodTree) path.getLeaf();
    CompilationUnitTree unit = path.getCompilationUnit();
    String owner = ((ClassTree) path.getParentPath().getLeaf()).getSimpleName().toString();
    Conversion conversion = new Conversion(tree, owner, unit, positions, text);
    LineMap lines = unit.getLineMap();
    return new SourceMethod(
        number,
        tree.getName().toString(),
        lines.getLineNumber(positions.getStartPosition(unit, tree)),
        lines.getLineNumber(positions.getEndPosition(unit, tree)),
        conversion.edits(tree.getName() + Names.TEMPLATE + number));
  }

  boolean contains(long line) {
    return firstLine <= line && line <= lastLine;
  }

  private record Conversion(
      MethodTree tree, String owner, CompilationUnitTree unit, SourcePositions positions, String text) {

    Edits edits(String template) {
      int open = (int) positions.getStartPosition(unit, tree.getBody());
      Edits edits = new Edits();
      edits.replace(open, open + 1, "{ " + drain(template) + " } " + header(template) + " {");
      edits.addAll(YieldInsertion.into(tree.getBody(), unit, positions, returnType()));
      return edits;
    }

    private String returnType() {
      String type = tree.getReturnType().toString();
      return type.equals("void") ? null : type;
    }

    private String drain(String template) {
      String arguments =
          tree.getParameters().stream().map(parameter -> parameter.getName() + ", ").collect(Collectors.joining());
      String loop =
          "final Object[] " + Names.RESULT + " = new Object[1]; for (Object " + Names.ELEMENT + " : " + typeArguments()
              + template + "(" + arguments + Names.RESULT + ")) {}";
      return returnType() == null ? loop : loop + " return (" + returnType() + ") " + Names.RESULT + "[0];";
    }

    /** Those of a generic method; javac cannot infer each of them. */
    private String typeArguments() {
      if (tree.getTypeParameters().isEmpty()) return "";
      return tree.getTypeParameters().stream()
          .map(parameter -> parameter.getName().toString())
          .collect(Collectors.joining(", ", (isStatic() ? owner : "this") + ".<", ">"));
    }

    private boolean isStatic() {
      return tree.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    private String header(String template) {
      String parameters =
          tree.getParameters().stream().map(parameter -> parameter(parameter) + ", ").collect(Collectors.joining());
      return "@weft.Generator private " + (isStatic() ? "static " : "") + list("<", tree.getTypeParameters(), "> ")
          + "weft.Sequence<Object> " + template + "(" + parameters + "final Object[] " + Names.RESULT + ")"
          + list(" throws ", tree.getThrows(), "");
    }

    /** The last parameter may be {@code T... a}; an array it is all the same. */
    private String parameter(VariableTree parameter) {
      return source(parameter).replace("...", "[]");
    }

    private String list(String before, List<? extends Tree> trees, String after) {
      if (trees.isEmpty()) return "";
      return trees.stream().map(this::source).collect(Collectors.joining(", ", before, after));
    }

    private String source(Tree tree) {
      int start = (int) positions.getStartPosition(unit, tree);
      int end = (int) positions.getEndPosition(unit, tree);
      return text.substring(start, end).replaceAll("\\R", " ");
    }
  }
}
