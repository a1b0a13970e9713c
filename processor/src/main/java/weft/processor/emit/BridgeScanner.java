package weft.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.Meaning;

/** Collects the places where the text must change: here, where it uses a member over a bridge. */
abstract class BridgeScanner extends TreeScanner<Void, Void> {
  private final Body body;
  private final AccessEdits access;
  private final SourceText source;
  private final List<Edit> found = new ArrayList<>();

  BridgeScanner(Body body, AccessEdits access, SourceText source) {
    this.body = body;
    this.access = access;
    this.source = source;
  }

  /** What stands in the place of a piece of the source. */
  record Edit(int start, int end, CodeBlock replacement) {}

  /** The name of {@code variable} at this place. */
  abstract String nameOf(Variable variable);

  /** The text of {@code tree} at this place. */
  abstract CodeBlock slice(Tree tree);

  /** A new variable for the value of {@code expression}, or null where there is no place for one. */
  abstract String temporaryFor(ExpressionTree expression);

  abstract void refuse(Tree tree, String message);

  final List<Edit> inOrder() {
    found.sort(Comparator.comparingInt(Edit::start));
    return found;
  }

  final void replace(Tree tree, CodeBlock replacement) {
    replace(source.start(tree), source.end(tree), replacement);
  }

  final void insert(int position, CodeBlock text) {
    replace(position, position, text);
  }

  final void replace(int from, int to, CodeBlock replacement) {
    found.add(new Edit(from, to, replacement));
  }

  static CodeBlock text(String text) {
    return CodeBlock.of("$L", text);
  }

  /** Reads a field over its bridge; true if it needs one. */
  final boolean readOverBridge(ExpressionTree node) {
    AccessEdits.Field field = access.field(node);
    if (field == null) return false;
    boolean hasEffect = field.qualifier() != null && !field.isStatic();
    if (field.field().getConstantValue() != null && !hasEffect) {
      replace(node, text(body.javac().elements().getConstantExpression(field.field().getConstantValue())));
      return true;
    }
    CodeBlock bridge = access.bridge(access.bridges().getter(field.holder(), field.field()));
    openCall(node, bridge, field);
    return true;
  }

  /** {@code bridge(qualifier)} in place of a field. */
  private void openCall(ExpressionTree node, CodeBlock bridge, AccessEdits.Field field) {
    if (field.qualifier() == null || field.isStatic()) {
      String self = field.isStatic() ? "" : nameOf(body.instanceOf(field.instance()));
      replace(node, CodeBlock.of("$L($L)", bridge, self));
    } else {
      insert(source.start(node), CodeBlock.of("$L(", bridge));
      scan(field.qualifier(), null);
      replace(source.end(field.qualifier()), source.end(node), text(")"));
    }
  }

  @Override
  public Void visitAssignment(AssignmentTree node, Void none) {
    AccessEdits.Field field = access.field(node.getVariable());
    if (field == null) return super.visitAssignment(node, none);
    insert(source.start(node), CodeBlock.of("$L(", access.bridge(access.bridges().setter(field.holder(), field.field()))));
    int from = source.start(node);
    String comma = "";
    if (!field.isStatic()) {
      comma = ", ";
      if (field.qualifier() == null) {
        insert(from, text(nameOf(body.instanceOf(field.instance()))));
      } else {
        scan(field.qualifier(), none);
        from = source.end(field.qualifier());
      }
    }
    // A method's argument is not narrowed as an assigned constant is (JLS 5.2, 5.3).
    boolean narrows =
        switch (field.field().asType().getKind()) {
          case BYTE, SHORT, CHAR -> true;
          default -> false;
        };
    String cast = narrows ? "(" + field.field().asType() + ") (" : "";
    replace(from, source.start(node.getExpression()), text(comma + cast));
    scan(node.getExpression(), none);
    insert(source.end(node), text(narrows ? "))" : ")"));
    return null;
  }

  /**
   * <pre>
   * x += E      setX(self, (T) (getX(self) + (E)))
   * </pre>
   */
  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree node, Void none) {
    AccessEdits.Field field = access.field(node.getVariable());
    if (field == null) return super.visitCompoundAssignment(node, none);
    CodeBlock set = access.bridge(access.bridges().setter(field.holder(), field.field()));
    CodeBlock get = access.bridge(access.bridges().getter(field.holder(), field.field()));
    CodeBlock first = CodeBlock.of("");
    CodeBlock second = CodeBlock.of("");
    if (!field.isStatic() && field.qualifier() == null) {
      first = text(nameOf(body.instanceOf(field.instance())));
      second = first;
    } else if (!field.isStatic() && isSimple(field.qualifier())) {
      first = slice(field.qualifier());
      second = first;
    } else if (!field.isStatic()) {
      String temporary = temporaryFor(field.qualifier());
      if (temporary == null) {
        refuse(node, "a compound assignment to the private field " + field.field().getSimpleName()
            + " inside a lambda needs a simple receiver; put the receiver into a variable first");
        return null;
      }
      first = CodeBlock.of("$L = $L", temporary, slice(field.qualifier()));
      second = text(temporary);
    }
    CodeBlock type = TypeNames.of(body.method()).codeOf(typeOf(field));
    CodeBlock.Builder open = CodeBlock.builder().add("$L($L", set, first);
    if (!field.isStatic()) open.add(", ");
    open.add("($L) ($L($L) $L (", type, get, second, AccessEdits.operator(node));
    replace(source.start(node), source.start(node.getExpression()), open.build());
    scan(node.getExpression(), none);
    insert(source.end(node), text(")))"));
    return null;
  }

  /** The type that the field has behind its qualifier: type parameters of the class have arguments there. */
  private TypeMirror typeOf(AccessEdits.Field field) {
    Optional<TypeMirror> qualifier = field.qualifier() == null ? Optional.empty() : body.certainType(field.qualifier());
    return qualifier.isPresent() && qualifier.get() instanceof DeclaredType declared && !field.isStatic()
        ? body.javac().types().asMemberOf(declared, field.field())
        : field.field().asType();
  }

  /** Evaluating it twice is evaluating it once. */
  private boolean isSimple(ExpressionTree qualifier) {
    if (body.names().of(qualifier) instanceof Meaning.Instance) return true;
    return qualifier instanceof IdentifierTree && !(body.names().of(qualifier) instanceof Meaning.Member);
  }

  @Override
  public Void visitUnary(UnaryTree node, Void none) {
    boolean isPrefix = node.getKind() == Tree.Kind.PREFIX_INCREMENT || node.getKind() == Tree.Kind.PREFIX_DECREMENT;
    boolean isPostfix = node.getKind() == Tree.Kind.POSTFIX_INCREMENT || node.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    AccessEdits.Field field = isPrefix || isPostfix ? access.field(node.getExpression()) : null;
    if (field == null) return super.visitUnary(node, none);
    boolean adds = node.getKind() == Tree.Kind.PREFIX_INCREMENT || node.getKind() == Tree.Kind.POSTFIX_INCREMENT;
    CodeBlock bridge =
        access.bridge(access.bridges().step(field.holder(), field.field(), adds ? "++" : "--", isPrefix));
    if (field.qualifier() == null || field.isStatic()) {
      openCall((ExpressionTree) node, bridge, field);
    } else {
      replace(source.start(node), source.start(field.qualifier()), CodeBlock.of("$L(", bridge));
      scan(field.qualifier(), none);
      replace(source.end(field.qualifier()), source.end(node), text(")"));
    }
    return null;
  }

  /** What {@code node} calls instead, or null. */
  AccessEdits.Call called(MethodInvocationTree node) {
    return access.call(node);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    AccessEdits.Call call = called(node);
    if (call == null) {
      scan(node.getTypeArguments(), none);
      Tree select = node.getMethodSelect();
      boolean isQualified = select instanceof MemberSelectTree; // its name is that of a method, not of a field
      scan(isQualified ? ((MemberSelectTree) select).getExpression() : select, none);
      scan(node.getArguments(), none);
      return null;
    }
    if (!node.getTypeArguments().isEmpty() && !call.takesTypeArguments()) {
      refuse(node, "a call of a private method of a generic class cannot be moved into the generated"
          + " class with its type arguments; make the method package-private");
      return null;
    }
    TypeNames types = TypeNames.of(body.method());
    CodeBlock bridge =
        call.target(node.getTypeArguments().stream().map(t -> types.codeOf(body.names().typeOf(t))).collect(CodeBlock.joining(", ")));
    int open = source.after("(", source.end(node.getMethodSelect()));
    String comma = node.getArguments().isEmpty() ? "" : ", ";
    if (call.qualifier() != null) {
      insert(source.start(node), CodeBlock.of("$L(", bridge));
      scan(call.qualifier(), none);
      replace(source.end(call.qualifier()), open, text(comma));
    } else if (call.instance() != null) {
      replace(source.start(node), open, CodeBlock.of("$L($L$L", bridge, nameOf(body.instanceOf(call.instance())), comma));
    } else {
      replace(source.start(node), open, CodeBlock.of("$L(", bridge));
    }
    scan(node.getArguments(), none);
    return null;
  }

  final void createOverBridge(NewClassTree node, TypeElement type, Optional<Variable> enclosing) {
    if (node.getClassBody() != null || node.getEnclosingExpression() != null) {
      refuse(node, "this use of a private constructor of " + type.getSimpleName()
          + " cannot be bridged; make the constructor package-private");
      return;
    }
    String arguments = enclosing.map(this::nameOf).orElse("");
    String comma = arguments.isEmpty() || node.getArguments().isEmpty() ? "" : ", ";
    CodeBlock bridge = access.bridge(access.bridges().constructors(type));
    int open = source.after("(", source.end(node.getIdentifier()));
    replace(source.start(node), open, CodeBlock.of("$L($L$L", bridge, arguments, comma));
    scan(node.getArguments(), null);
  }
}
