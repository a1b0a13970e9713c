package weft.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.Meaning;
import weft.processor.source.Names;

/**
 * Cuts the text of a tree out of the source and edits it where a name no longer means what it meant: variables under the
 * names that storage gave them, members with their qualifier, types as the companion imports them. Everything else,
 * comments and syntax not invented yet included, survives as it was written.
 */
final class SourceSlicer {
  private final Body body;
  private final Names names;
  private final Storage storage;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String source;

  SourceSlicer(Body body, Storage storage) {
    this.body = body;
    this.names = body.names();
    this.storage = storage;
    this.unit = body.unit();
    this.positions = body.javac().trees().getSourcePositions();
    try {
      this.source = unit.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Edit(int start, int end, CodeBlock replacement) {}

  /** The text of {@code tree}; {@code copies} are the names under which captured variables are copied for it. */
  CodeBlock slice(Tree tree, Map<Variable, String> copies) {
    Edits edits = new Edits(copies);
    edits.scan(tree, null);
    edits.found.sort(Comparator.comparingInt(Edit::start));
    CodeBlock.Builder text = CodeBlock.builder();
    int from = start(tree);
    int end = end(tree);
    String margin = margin(from, end);
    for (Edit edit : edits.found) {
      text.add("$L", literal(from, edit.start, margin));
      text.add(edit.replacement);
      from = edit.end;
    }
    return text.add("$L", literal(from, end, margin)).build();
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /**
   * The source between two positions, its lines shifted left by the margin: by the same amount everywhere, so that text
   * blocks keep their content. JavaPoet breaks lines at all that Unicode calls a line break; only those of JLS 3.4 are.
   */
  private String literal(int from, int to, String margin) {
    String text = source.substring(from, to).replace("\r\n", "\n").replace('\r', '\n');
    if (!margin.isEmpty()) text = text.replace("\n" + margin, "\n");
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean breaksLine = c == '\u000B' || c == '\f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
      if (breaksLine) {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The white space that begins the line of {@code from} and each line up to {@code to}. */
  private String margin(int from, int to) {
    int lineStart = Math.max(source.lastIndexOf('\n', from - 1), source.lastIndexOf('\r', from - 1)) + 1;
    String margin = leadingSpace(lineStart);
    for (int i = from; i < to; i++) {
      if (source.charAt(i) != '\n') continue;
      String space = leadingSpace(i + 1);
      boolean isBlank = i + 1 + space.length() < source.length() && isBreak(source.charAt(i + 1 + space.length()));
      if (isBlank) continue;
      int common = 0;
      while (common < Math.min(margin.length(), space.length()) && margin.charAt(common) == space.charAt(common)) common++;
      margin = margin.substring(0, common);
    }
    return margin;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private String leadingSpace(int lineStart) {
    int i = lineStart;
    while (i < source.length() && (source.charAt(i) == ' ' || source.charAt(i) == '\t')) i++;
    return source.substring(lineStart, i);
  }

  private static CodeBlock text(String text) {
    return CodeBlock.of("$L", text);
  }

  /** Collects the places where the text must change. */
  private final class Edits extends TreeScanner<Void, Void> {
    private final Map<Variable, String> copies;
    private final List<Edit> found = new ArrayList<>();
    private int captureDepth;

    Edits(Map<Variable, String> copies) {
      this.copies = copies;
    }

    private void replace(Tree tree, CodeBlock replacement) {
      found.add(new Edit(start(tree), end(tree), replacement));
    }

    private String nameOf(Variable variable) {
      String copy = captureDepth > 0 ? copies.get(variable) : null;
      return copy != null ? copy : storage.nameOf(variable);
    }

    @Override
    public Void visitIdentifier(IdentifierTree node, Void none) {
      Meaning meaning = names.of(node);
      String name = node.getName().toString();
      if (meaning instanceof Meaning.Local local) {
        if (!nameOf(local.variable()).equals(name)) replace(node, text(nameOf(local.variable())));
      } else if (meaning instanceof Meaning.Member member) {
        replace(node, qualified(member, name));
      } else if (meaning instanceof Meaning.ImportedMember imported) {
        replace(node, CodeBlock.of("$T.$L", ClassName.get(imported.declaring()), name));
      } else if (meaning instanceof Meaning.Type type) {
        replace(node, CodeBlock.of("$T", ClassName.get(type.element())));
      } else if (meaning instanceof Meaning.Instance instance) {
        replace(node, text(nameOf(body.instanceOf(instance.holder()))));
      }
      return null;
    }

    private CodeBlock qualified(Meaning.Member member, String name) {
      if (member.isStatic()) return CodeBlock.of("$T.$L", ClassName.get(member.holder()), name);
      Variable instance = body.instanceOf(member.holder());
      // Among overloads of both kinds, a static method can only mean a static one.
      if (instance == null) return CodeBlock.of("$T.$L", ClassName.get(member.holder()), name);
      return CodeBlock.of("$L.$L", nameOf(instance), name);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree node, Void none) {
      Meaning meaning = names.of(node);
      if (meaning instanceof Meaning.Instance instance) {
        replace(node, text(nameOf(body.instanceOf(instance.holder()))));
      } else if (meaning instanceof Meaning.Type type) {
        replace(node, CodeBlock.of("$T", ClassName.get(type.element())));
      } else if (!(meaning instanceof Meaning.PackageName)) {
        return super.visitMemberSelect(node, none);
      }
      return null;
    }

    /** {@code new Inner()} finds its enclosing instance by itself in the source only: {@code self.new Inner()}. */
    @Override
    public Void visitNewClass(NewClassTree node, Void none) {
      Optional<Variable> enclosing = names.enclosingInstance(node);
      if (enclosing.isEmpty()) return super.visitNewClass(node, none);
      found.add(new Edit(start(node), start(node), text(nameOf(enclosing.get()) + ".")));
      Tree name = node.getIdentifier();
      if (name instanceof ParameterizedTypeTree parameterized) {
        name = parameterized.getType();
        scan(parameterized.getTypeArguments(), none);
      }
      String text = source.substring(start(name), end(name));
      replace(name, text(text.substring(text.lastIndexOf('.') + 1)));
      scan(node.getTypeArguments(), none);
      scan(node.getArguments(), none);
      scan(node.getClassBody(), none);
      return null;
    }

    /**
     * A binding that is used beyond the statement is a variable of its own.
     *
     * <pre>
     * o instanceof T t      (o instanceof T t2 &amp;&amp; (t = t2) == t2)
     * </pre>
     */
    @Override
    public Void visitInstanceOf(InstanceOfTree node, Void none) {
      if (node.getPattern() instanceof BindingPatternTree pattern) {
        VariableTree declaration = pattern.getVariable();
        Variable binding = names.variable(declaration);
        if (binding != null && storage.placeOf(binding) != Storage.Place.INLINE) {
          String fresh = storage.fresh(binding.name());
          String own = storage.nameOf(binding);
          found.add(new Edit(start(node), start(node), text("(")));
          scan(node.getExpression(), none);
          scan(declaration.getType(), none);
          int end = end(node);
          found.add(new Edit(end(declaration.getType()), end, text(" " + fresh + " && (" + own + " = " + fresh + ") == " + fresh + ")")));
          return null;
        }
      }
      return super.visitInstanceOf(node, none);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
      captureDepth++;
      super.visitLambdaExpression(node, none);
      captureDepth--;
      return null;
    }

    @Override
    public Void visitClass(ClassTree node, Void none) {
      captureDepth++;
      super.visitClass(node, none);
      captureDepth--;
      return null;
    }
  }
}
