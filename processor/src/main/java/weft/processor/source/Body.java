package weft.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import weft.processor.Javac;
import weft.processor.flow.Code;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;

/** The body of a template method with all that is known of it before it is lowered. */
public final class Body {
  private final Javac javac;
  private final GeneratorMethod method;
  private final Names names;
  private final Markers markers;
  private final YieldAnalysis yields;
  private final ExpressionTypes expressions;
  private final SourceLines lines;

  private Body(Javac javac, GeneratorMethod method, Names names) {
    this.javac = javac;
    this.method = method;
    this.names = names;
    this.markers = new Markers(names);
    this.yields = YieldAnalysis.of(method.tree().getBody(), names, names.reachability());
    this.expressions = names.expressionTypes();
    this.lines = SourceLines.of(method.path().getCompilationUnit());
  }

  /** Describes the body of {@code method}. */
  public static Body of(Javac javac, GeneratorMethod method, Names names) {
    return new Body(javac, method, names);
  }

  public GeneratorMethod method() {
    return method;
  }

  public BlockTree block() {
    return method.tree().getBody();
  }

  public CompilationUnitTree unit() {
    return method.path().getCompilationUnit();
  }

  public Javac javac() {
    return javac;
  }

  public Names names() {
    return names;
  }

  public Markers markers() {
    return markers;
  }

  public YieldAnalysis yields() {
    return yields;
  }

  public TypeMirror returnType() {
    return method.element().getReturnType();
  }

  /** What the method returns. */
  public ReturnShape shape() {
    return ReturnShape.of(returnType(), javac).orElseThrow();
  }

  /** What a {@code switch} expression throws where none of an enum's constants matches: that depends on the source level. */
  public Code noMatch() {
    boolean hasPatterns = javac.version().compareTo(SourceVersion.RELEASE_17) >= 4; // Java 21
    String name = hasPatterns ? "java.lang.MatchException" : "java.lang.IncompatibleClassChangeError";
    return Code.of("new ", javac.elements().getTypeElement(name).asType(), hasPatterns ? "(null, null)" : "()");
  }

  /** Whether its runs are talked to. */
  public boolean isCoroutine() {
    return shape().isCoroutine();
  }

  /** The variable for {@code holder.this}, or null where there is no such instance. */
  public Variable instanceOf(TypeElement holder) {
    return names.instance(holder).orElse(null);
  }

  /** The lines of the file that it stands in. */
  public SourceLines lines() {
    return lines;
  }

  /** Where {@code tree} begins. */
  public Terminator.Position position(Tree tree) {
    long start = javac.trees().getSourcePositions().getStartPosition(unit(), tree);
    String path = unit().getSourceFile().getName();
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return new Terminator.Position(file, lines.at(start));
  }

  /** The type of {@code expression}, where it is certain without attribution. */
  public Optional<TypeMirror> certainType(ExpressionTree expression) {
    return expressions.certain(expression);
  }

  /** Whether {@code call} certainly calls a template method. */
  public boolean callsGenerator(MethodInvocationTree call) {
    return expressions.callsGenerator(call);
  }

  /** What the last argument of {@code call} is an element of, if it is for a parameter of variable arity. */
  Optional<TypeMirror> spread(MethodInvocationTree call) {
    return expressions.spread(call);
  }

  /** Whether whatever method {@code call} may mean has a parameter of primitive type at {@code index}. */
  boolean takesPrimitive(MethodInvocationTree call, int index) {
    return expressions.takesPrimitive(call, index);
  }

  /** The same for a constructor. */
  boolean takesPrimitive(NewClassTree creation, int index) {
    return expressions.takesPrimitive(creation, index);
  }

  /** The type of {@code variable}, if it can be written. */
  public Optional<TypeMirror> declaredType(Variable variable) {
    return names.declaredType(variable);
  }

  /**
   * The tree that names the type of {@code variable} where a local class is in it; null otherwise. {@code var} with
   * {@code new C()} counts as naming {@code C}.
   */
  public Tree localType(Variable variable) {
    if (!(variable.declaration() instanceof VariableTree declaration)) return null;
    Tree type = declaration.getType();
    boolean isWritten = type != null && javac.trees().getSourcePositions().getEndPosition(unit(), type) >= 0;
    if (!isWritten) type = createdType(declaration.getInitializer());
    return names.localClasses().namedIn(type).isEmpty() ? null : type;
  }

  private static Tree createdType(ExpressionTree initializer) {
    if (!(initializer instanceof NewClassTree creation) || creation.getClassBody() != null) return null;
    boolean isWhole = creation.getEnclosingExpression() == null && !isDiamond(creation.getIdentifier());
    return isWhole ? creation.getIdentifier() : null;
  }

  private static boolean isDiamond(Tree type) {
    return type instanceof ParameterizedTypeTree parameterized && parameterized.getTypeArguments().isEmpty();
  }

  /** The type argument of {@code Iterable} that {@code type} is iterated with; empty for what is raw, or no iterable. */
  public Optional<TypeMirror> iterableElement(TypeMirror type) {
    return names.expressionTypes().argumentOf(type, "java.lang.Iterable");
  }

  /** {@code Iterator<E>}; what a capture stands for is iterated as its wildcard's bound. */
  public TypeMirror iteratorOf(TypeMirror element) {
    TypeMirror argument = element;
    if (element.getKind() == TypeKind.TYPEVAR
        && ((TypeVariable) element).asElement().getSimpleName().toString().startsWith("<captured")) {
      argument = javac.types().getWildcardType(null, null);
    }
    return javac.types().getDeclaredType(javac.elements().getTypeElement("java.util.Iterator"), argument);
  }

  /** {@code Iterator<?>}. */
  public TypeMirror anyIterator() {
    return iteratorOf(javac.types().getWildcardType(null, null));
  }

  /** Whether {@code expression} may be a constant expression (JLS 15.29); cheap, and wrong on the safe side only. */
  public boolean mayBeConstant(ExpressionTree expression) {
    if (expression instanceof LiteralTree) return true;
    if (expression instanceof ParenthesizedTree e) return mayBeConstant(e.getExpression());
    if (expression instanceof TypeCastTree e) return mayBeConstant(e.getExpression());
    if (expression instanceof BinaryTree e) return mayBeConstant(e.getLeftOperand()) && mayBeConstant(e.getRightOperand());
    if (expression instanceof ConditionalExpressionTree e) {
      return mayBeConstant(e.getCondition()) && mayBeConstant(e.getTrueExpression()) && mayBeConstant(e.getFalseExpression());
    }
    if (expression instanceof UnaryTree e) {
      return switch (e.getKind()) {
        case UNARY_PLUS, UNARY_MINUS, BITWISE_COMPLEMENT, LOGICAL_COMPLEMENT -> mayBeConstant(e.getExpression());
        default -> false;
      };
    }
    if (expression instanceof IdentifierTree) {
      Meaning meaning = names.of(expression);
      if (meaning instanceof Meaning.Local local) return local.variable().isConstant();
      if (meaning instanceof Meaning.Member member) return isConstant(member.member());
      return !(meaning instanceof Meaning.ImportedMember imported) || isConstant(imported.member());
    }
    return expression instanceof MemberSelectTree; // Type.CONSTANT, perhaps
  }

  private static boolean isConstant(Element member) {
    return member instanceof VariableElement variable && variable.getConstantValue() != null;
  }
}
