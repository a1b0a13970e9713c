package weft.processor.emit;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.Meaning;
import weft.processor.text.CodeBlock;
import weft.processor.text.TypeName;

/** Collects the places where the text must change: here, where it uses a field over a bridge. */
abstract class FieldScanner extends TreeScanner<Void, Void> {
  private final Body body;
  private final AccessEdits access;
  private final SourceText source;
  private final List<Edit> found = new ArrayList<>();

  FieldScanner(Body body, AccessEdits access, SourceText source) {
    this.body = body;
    this.access = access;
    this.source = source;
  }

  /** What stands in the place of a piece of the source. */
  record Edit(int start, int end, CodeBlock replacement) {}

  /** The name of {@code variable} at this place. */
  abstract String nameOf(Variable variable);

  abstract void refuse(SourceSlicer.Refusal refusal);

  /** The variables of one declaration, {@code T a, b}, share their type, which is then edited once for each of them. */
  final List<Edit> inOrder() {
    found.sort(Comparator.comparingInt(Edit::start));
    List<Edit> all = new ArrayList<>();
    for (Edit edit : found) if (edit.start() == edit.end() || !isReplaced(edit, all)) all.add(edit);
    return all;
  }

  private static boolean isReplaced(Edit edit, List<Edit> earlier) {
    for (int i = earlier.size() - 1; i >= 0 && earlier.get(i).start() == edit.start(); i--) {
      if (earlier.get(i).end() == edit.end()) return true;
    }
    return false;
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
    return CodeBlock.text(text);
  }

  /** Reads a field over its bridge; true if it needs one. */
  final boolean readOverBridge(ExpressionTree node) {
    AccessEdits.Field field = access.field(node);
    if (field != null) {
      if (!isRefused(node, field)) read(node, field);
      return true;
    }
    MemberSelectTree select = node instanceof MemberSelectTree s && body.names().of(s) == null ? s : null;
    if (select == null || isRefused(select)) return select != null;
    if (access.isHiddenSuperField(select)) {
      refuse(new SourceSlicer.Refusal(node, "the protected field " + select.getIdentifier() + " of another package is hidden by"
          + " one of that name; rename that, or read the field in a package-private method"));
      return true;
    }
    CodeBlock view = access.uncertainField(select) == null ? null : access.fieldView(select);
    if (view != null) wrap(select.getExpression(), view);
    return view != null;
  }

  private void read(ExpressionTree node, AccessEdits.Field field) {
    Object constant = field.field().getConstantValue();
    if (constant != null && !isEvaluated(field)) {
      replace(node, constant(constant));
    } else if (field.isStatic() && isEvaluated(field)) {
      wrap(field.qualifier(), Views.creation(field.holder(), access.bridges().views().ofField(field.holder(), field.field())));
    } else {
      openCall(node, access.bridge(access.bridges().fields().getter(field.holder(), field.field())), field);
    }
  }

  /** What is more than a literal, {@code -1} and {@code 1.0/0.0}, does not stand beside other operators on its own. */
  final CodeBlock constant(Object value) {
    String text = body.javac().elements().getConstantExpression(value);
    boolean isOperation = value instanceof Number && !Character.isDigit(text.charAt(0)) || text.contains("/0.0");
    return text(isOperation ? "(" + text + ")" : text);
  }

  /** Calls {@code function} with {@code expression}. */
  final void wrap(ExpressionTree expression, CodeBlock function) {
    insert(source.start(expression), CodeBlock.of("$L(", function));
    scan(expression, null);
    insert(source.end(expression), text(")"));
  }

  /** Whether the expression before the field does more than to name a type or a variable. */
  private boolean isEvaluated(AccessEdits.Field field) {
    return field.qualifier() != null && !isSimple(field.qualifier());
  }

  /** Evaluating it twice, or not at all, is evaluating it once. */
  private boolean isSimple(ExpressionTree qualifier) {
    Meaning meaning = body.names().of(qualifier);
    if (meaning instanceof Meaning.Instance || meaning instanceof Meaning.Type) return true;
    return qualifier instanceof IdentifierTree && !(meaning instanceof Meaning.Member);
  }

  private boolean isRefused(Tree node, AccessEdits.Field field) {
    TypeElement hidden = access.bridges().rules().privateTypeOf(field.field(), field.holder());
    if (hidden != null) refuse(SourceSlicer.Refusal.privateType(node, hidden, field.field().getSimpleName()));
    return hidden != null;
  }

  /** A private class has no members for other classes (JLS 6.6.1). */
  final boolean isRefused(MemberSelectTree select) {
    TypeElement hidden = access.privateTypeOf(select.getExpression());
    if (hidden != null) refuse(SourceSlicer.Refusal.privateReceiver(select, hidden));
    return hidden != null;
  }

  /** {@code bridge(qualifier)} in place of a field. */
  private void openCall(ExpressionTree node, CodeBlock bridge, AccessEdits.Field field) {
    if (field.qualifier() == null || field.isStatic()) {
      String self = field.isStatic() ? "" : nameOf(body.instanceOf(field.instance()));
      replace(node, CodeBlock.of("$L($L)", bridge, self));
    } else {
      ExpressionTree qualifier = field.qualifier();
      replace(source.start(node), source.start(qualifier), CodeBlock.of("$L(", bridge));
      scan(qualifier, null);
      replace(source.end(qualifier), source.end(node), text(")"));
    }
  }

  /** The text at this place for what is before a field: null where that must be evaluated once. */
  private CodeBlock simpleReceiver(AccessEdits.Field field) {
    if (isEvaluated(field)) return null;
    if (field.isStatic()) return text("");
    if (field.qualifier() == null) return text(nameOf(body.instanceOf(field.instance())));
    return slice(field.qualifier());
  }

  /** The text of {@code tree} at this place. */
  abstract CodeBlock slice(Tree tree);

  /**
   * <pre>
   * x = E        setX(self, E)
   * e.x = E      setX(e, E), or over a place, where the type of e is not certain
   * </pre>
   */
  @Override
  public Void visitAssignment(AssignmentTree node, Void none) {
    AccessEdits.Field field = access.field(node.getVariable());
    if (field == null) {
      if (!operateOnUncertain(node, node.getVariable(), node.getExpression(), "set")) super.visitAssignment(node, none);
    } else if (!isRefused(node.getVariable(), field)) {
      CodeBlock cast = narrowing(TypeNames.of(body.method()).of(field.field().asType()), node.getExpression());
      if (field.isStatic() && isEvaluated(field)) {
        openPlace(node, field.qualifier(), placeOf(field, "set"));
        operate(field.qualifier(), node.getExpression(), CodeBlock.of("set($L(", cast), "))", node);
      } else {
        assign(node, field, cast);
      }
    }
    return null;
  }

  private void assign(AssignmentTree node, AccessEdits.Field field, CodeBlock cast) {
    CodeBlock set = access.bridge(access.bridges().fields().setter(field.holder(), field.field()));
    int from = source.start(node);
    if (field.isStatic()) {
      insert(from, CodeBlock.of("$L(", set));
    } else if (field.qualifier() == null) {
      insert(from, CodeBlock.of("$L($L, ", set, nameOf(body.instanceOf(field.instance()))));
    } else {
      replace(from, source.start(field.qualifier()), CodeBlock.of("$L(", set));
      scan(field.qualifier(), null);
      from = source.end(field.qualifier());
      insert(from, text(", "));
    }
    boolean isCast = !cast.isEmpty();
    replace(from, source.start(node.getExpression()), isCast ? CodeBlock.of("$L(", cast) : cast);
    scan(node.getExpression(), null);
    insert(source.end(node), text(isCast ? "))" : ")"));
  }

  /** A method's argument is not narrowed as an assigned constant is (JLS 5.2, 5.3). */
  private CodeBlock narrowing(TypeName type, ExpressionTree value) {
    boolean narrows = switch (type.isBoxedPrimitive() ? type.unbox().toString() : type.toString()) {
      case "byte", "short", "char" -> true;
      default -> false;
    };
    if (!narrows || type.isBoxedPrimitive() && body.names().constants().value(value).isEmpty()) return text("");
    return CodeBlock.of("($T) ", type.isBoxedPrimitive() ? type.unbox() : type);
  }

  /**
   * <pre>
   * x += E        setX(self, (T) (getX(self) + (E)))
   * e.x += E      place(e).read().plus(E), where e is to be evaluated once
   * </pre>
   */
  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree node, Void none) {
    Operator operator = Operator.of(node.getKind());
    AccessEdits.Field field = access.field(node.getVariable());
    if (field == null) {
      if (!operateOnUncertain(node, node.getVariable(), node.getExpression(), operator.operation())) {
        super.visitCompoundAssignment(node, none);
      }
    } else if (!isRefused(node.getVariable(), field)) {
      CodeBlock receiver = simpleReceiver(field);
      TypeName type = access.bridges().places().typeOf(field.holder(), field.field());
      if (receiver == null && operator.operand(type) == Operator.Operand.NONE) {
        refuse(ofUncertainType(node, field.field().getSimpleName()));
      } else if (receiver == null) {
        openPlace(node, field.qualifier(), placeOf(field, operator.operation()));
        operate(field.qualifier(), node.getExpression(), operation(operator, type), "))", node);
      } else {
        compute(node, field, receiver, operator);
      }
    }
    return null;
  }

  private void compute(CompoundAssignmentTree node, AccessEdits.Field field, CodeBlock receiver, Operator operator) {
    CodeBlock set = access.bridge(access.bridges().fields().setter(field.holder(), field.field()));
    CodeBlock get = access.bridge(access.bridges().fields().getter(field.holder(), field.field()));
    CodeBlock type = TypeNames.of(body.method()).codeOf(typeOf(field));
    CodeBlock.Builder open = CodeBlock.builder().add("$L($L", set, receiver);
    if (!field.isStatic()) open.add(", ");
    open.add("($L) ($L($L) $L (", type, get, receiver, operator.symbol());
    replace(source.start(node), source.start(node.getExpression()), open.build());
    scan(node.getExpression(), null);
    insert(source.end(node), text(")))"));
  }

  /** {@code read().plus(+(}: the operand is an expression of its own, whose type decides among the places' methods. */
  private static CodeBlock operation(Operator operator, TypeName type) {
    String before = switch (operator.operand(type)) {
      case NUMBER -> "+(";
      case TEXT -> "\"\" + (";
      default -> "(";
    };
    return CodeBlock.of("read().$L($L", operator.operation(), before);
  }

  private CodeBlock placeOf(AccessEdits.Field field, String operation) {
    Places places = access.bridges().places();
    places.use(field.holder(), field.field(), operation);
    return Views.creation(field.holder(), places.of(field.holder(), field.field()));
  }

  private void openPlace(Tree node, ExpressionTree qualifier, CodeBlock place) {
    replace(source.start(node), source.start(qualifier), CodeBlock.of("$L(", place));
    scan(qualifier, null);
  }

  /** {@code operand} between {@code open} and {@code close}, behind a place. */
  private void operate(ExpressionTree qualifier, ExpressionTree operand, CodeBlock open, String close, Tree node) {
    replace(source.end(qualifier), source.start(operand), CodeBlock.of(").$L", open));
    scan(operand, null);
    insert(source.end(node), text(close));
  }

  /** The same where the type of the expression before the field is not certain; false if no private field can be meant. */
  private boolean operateOnUncertain(Tree node, ExpressionTree variable, ExpressionTree operand, String operation) {
    MemberSelectTree select = access.uncertainField(variable);
    CodeBlock place = select == null ? null : access.place(select, operation);
    if (place == null) return false;
    Set<CodeBlock> forms = new LinkedHashSet<>();
    for (TypeName type : access.bridges().overloads().assignableTypes(select.getIdentifier().toString())) {
      boolean isSet = operation.equals("set");
      if (isSet) forms.add(CodeBlock.of("set($L(", narrowing(type, operand)));
      if (!isSet && Operator.named(operation).operand(type) != Operator.Operand.NONE) {
        forms.add(operation(Operator.named(operation), type));
      }
    }
    if (forms.size() != 1) {
      refuse(ofUncertainType(node, select.getIdentifier()));
      return true;
    }
    openPlace(node, select.getExpression(), place);
    operate(select.getExpression(), operand, forms.iterator().next(), "))", node);
    return true;
  }

  private static SourceSlicer.Refusal ofUncertainType(Tree node, CharSequence field) {
    return new SourceSlicer.Refusal(node, "it is not certain what type the private field " + field
        + " has here; put the expression before it into a variable of explicit type, and write x = x + 1 where it has that of"
        + " a type parameter");
  }

  /** The type that the field has behind its qualifier: type parameters of the class have arguments there. */
  private TypeMirror typeOf(AccessEdits.Field field) {
    Optional<TypeMirror> qualifier = field.qualifier() == null ? Optional.empty() : body.certainType(field.qualifier());
    return qualifier.isPresent() && qualifier.get() instanceof DeclaredType declared && !field.isStatic()
        ? body.javac().types().asMemberOf(declared, field.field())
        : field.field().asType();
  }

  @Override
  public Void visitUnary(UnaryTree node, Void none) {
    boolean isPrefix = node.getKind() == Tree.Kind.PREFIX_INCREMENT || node.getKind() == Tree.Kind.PREFIX_DECREMENT;
    boolean isPostfix = node.getKind() == Tree.Kind.POSTFIX_INCREMENT || node.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    if (!isPrefix && !isPostfix) return super.visitUnary(node, none);
    boolean adds = node.getKind() == Tree.Kind.PREFIX_INCREMENT || node.getKind() == Tree.Kind.POSTFIX_INCREMENT;
    step(node, adds ? "++" : "--", isPrefix);
    return null;
  }

  private void step(UnaryTree node, String operator, boolean isPrefix) {
    AccessEdits.Field field = access.field(node.getExpression());
    String operation = FieldBridges.stepName(operator, isPrefix);
    MemberSelectTree select = field == null ? access.uncertainField(node.getExpression()) : null;
    CodeBlock place = select == null ? null : access.place(select, operation);
    if (field != null && field.isStatic() && isEvaluated(field)) {
      select = (MemberSelectTree) AccessEdits.strip(node.getExpression());
      place = placeOf(field, operation);
    }
    boolean isUncertain = field == null ? place != null && !areNumbers(select) : isVariable(field);
    if (isUncertain) {
      refuse(ofUncertainType(node, field == null ? select.getIdentifier() : field.field().getSimpleName()));
    } else if (place != null) {
      openPlace(node, select.getExpression(), place);
      replace(source.end(select.getExpression()), source.end(node), text(")." + operation + "()"));
    } else if (field == null) {
      super.visitUnary(node, null);
    } else if (!isRefused(node.getExpression(), field)) {
      openCall(node, access.bridge(access.bridges().fields().step(field.holder(), field.field(), operator, isPrefix)), field);
    }
  }

  private boolean areNumbers(MemberSelectTree select) {
    return access.bridges().overloads().assignableTypes(select.getIdentifier().toString()).stream().allMatch(Operator::isNumber);
  }

  private static boolean isVariable(AccessEdits.Field field) {
    return field.field().asType().getKind() == TypeKind.TYPEVAR;
  }
}
