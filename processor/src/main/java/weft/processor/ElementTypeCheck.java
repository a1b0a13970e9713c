package weft.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import weft.processor.source.EvaluationOrder;
import weft.processor.source.GeneratorMethod;
import weft.processor.source.Markers;
import weft.processor.source.ReturnShape;

/**
 * Checks each yielded value against the element type once javac has attributed the class: only then are the types of
 * expressions known (DESIGN.md section 2, fact 4).
 */
final class ElementTypeCheck extends AfterAnalysis {
  private final Set<String> owners = new HashSet<>();

  ElementTypeCheck(Javac javac, Diagnostics diagnostics) {
    super(javac, diagnostics);
  }

  /** Has the generator methods of {@code owner} checked. */
  void expect(TypeElement owner) {
    owners.add(owner.getQualifiedName().toString());
  }

  @Override
  void check(TypeElement type) {
    if (owners.contains(type.getQualifiedName().toString())) {
      for (Element member : type.getEnclosedElements()) {
        if (member instanceof ExecutableElement method && GeneratorMethod.isAnnotated(method)) checkMethod(method);
      }
    }
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof TypeElement nested) check(nested);
    }
  }

  private void checkMethod(ExecutableElement method) {
    TreePath path = javac.trees().getPath(method);
    Optional<ReturnShape> shape = ReturnShape.of(method.getReturnType(), javac);
    if (path == null || shape.isEmpty()) return;
    MethodTree tree = (MethodTree) path.getLeaf();
    new Yields(shape.get()).scan(new TreePath(path, tree.getBody()), null);
  }

  private final class Yields extends TreePathScanner<Void, Void> {
    private final ReturnShape shape;
    private final TypeMirror element;

    Yields(ReturnShape shape) {
      this.shape = shape;
      this.element = shape.element();
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
      return null;
    }

    @Override
    public Void visitClass(ClassTree node, Void none) {
      return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
      Element called = javac.trees().getElement(getCurrentPath());
      boolean isMarker =
          called != null
              && called.getKind() == ElementKind.METHOD
              && ((TypeElement) called.getEnclosingElement()).getQualifiedName().contentEquals(Markers.GEN);
      if (isMarker && !node.getArguments().isEmpty()) {
        String marker = called.getSimpleName().toString();
        if (marker.equals("ask")) checkAnswer(node);
        TreePath whole = new TreePath(getCurrentPath(), node.getArguments().get(0));
        TypeMirror own = javac.trees().getTypeMirror(whole);
        boolean standsAlone = own != null && own.getKind().isPrimitive(); // a numeric conditional does
        for (TreePath argument : standsAlone ? List.of(whole) : Results.of(whole)) {
          ExpressionTree tree = (ExpressionTree) argument.getLeaf();
          TypeMirror type = javac.trees().getTypeMirror(argument);
          switch (marker) {
            case "end" -> checkResult(tree, type);
            case "yieldAll" -> {
              checkSource(tree, type);
              checkUpstream(tree, (ExecutableElement) called);
            }
            case "await" -> {} // javac knows what type its value has
            default -> checkValue(tree, type);
          }
        }
      }
      return super.visitMethodInvocation(node, none);
    }

    /**
     * Behind {@code Gen.<A>ask(x)}, the answer is cast to A; elsewhere it is assigned to what the place asks for. That any
     * object may be sent says nothing about each answer.
     */
    private void checkAnswer(MethodInvocationTree ask) {
      TypeMirror type = javac.trees().getTypeMirror(getCurrentPath());
      TypeMirror sent = shape.answer();
      if (sent == null || type == null) return;
      if (ask.getTypeArguments().isEmpty() && type instanceof ArrayType array && isArgument() && !fits(ask, sent, array)) {
        checkSpread(ask, array, sent);
        return;
      }
      if (isObject(sent)) return;
      boolean isCast = !ask.getTypeArguments().isEmpty() && javac.types().isAssignable(type, sent);
      if (!isCast && !fits(ask, sent, type)) {
        report(RefusalId.ANSWER_TYPE, ask, "the answer has type " + sent + ", which does not convert to " + type
            + "; use it as " + sent + ", or change the return type of the coroutine");
      }
    }

    private boolean isArgument() {
      TreePath outer = getCurrentPath().getParentPath();
      while (outer.getLeaf() instanceof ParenthesizedTree) outer = outer.getParentPath();
      return outer.getLeaf() instanceof MethodInvocationTree || outer.getLeaf() instanceof NewClassTree;
    }

    /**
     * What may have any type is taken for the array of {@code log(Object...)}, or of {@code println(char[])}, where it could
     * also be an element, or an {@code Object} (JLS 15.12.2.5).
     */
    private void checkSpread(ExpressionTree ask, ArrayType array, TypeMirror sent) {
      TreePath outer = getCurrentPath().getParentPath();
      while (outer.getLeaf() instanceof ParenthesizedTree) outer = outer.getParentPath();
      boolean isElement =
          outer.getLeaf() instanceof MethodInvocationTree call
              && EvaluationOrder.isNamed(call)
              && javac.trees().getElement(outer) instanceof ExecutableElement method
              && method.isVarArgs()
              && call.getArguments().size() == method.getParameters().size()
              && javac.types().isSameType(method.getParameters().get(call.getArguments().size() - 1).asType(), array);
      if (isElement && (isObject(sent) || fits(ask, sent, array.getComponentType()))) return;
      report(RefusalId.ANSWER_TYPE, ask, "javac takes the answer for an array here, " + array + "; say what it is used as, for instance by Gen.<"
          + sent + ">ask(...)");
    }

    private void checkResult(ExpressionTree value, TypeMirror type) {
      if (shape.result() != null && type != null && !fits(value, type, shape.result())) {
        report(RefusalId.RESULT_TYPE, value, "the value has type " + type + ", which does not convert to the result type "
            + shape.result() + "; convert it, or change the return type of the method");
      }
    }

    private static boolean isObject(TypeMirror type) {
      return type.toString().equals("java.lang.Object");
    }

    /** Answers and results that a coroutine passes on may have no type: such an element is cast when it is yielded. */
    private void checkValue(ExpressionTree value, TypeMirror type) {
      if (type != null && !fits(value, type) && !(shape.isAnswered() && isObject(type))) {
        report(value, "the value has type " + type + ", which does not convert to the element type " + element
            + "; convert it, or change the return type of the generator");
      }
    }

    private void checkSource(ExpressionTree source, TypeMirror type) {
      TypeMirror elements = elementsOf(type);
      boolean isChecked = !(source instanceof LambdaExpressionTree || source instanceof MemberReferenceTree);
      if (isChecked && elements != null && !isInferred(source, elements) && !fits(source, elements)) {
        report(source, "the elements of the source have type " + elements + ", which does not convert to the element type "
            + element + "; convert them, or change the return type of the generator");
      }
    }

    /** Which overload javac has chosen says whether the source is a publisher. */
    private void checkUpstream(ExpressionTree source, ExecutableElement yieldAll) {
      boolean isPublisher = ReturnShape.isPublisher(yieldAll.getParameters().get(0).asType());
      if (isPublisher && shape.kind() != ReturnShape.Kind.PUBLISHER) {
        report(RefusalId.AWAIT_IN_SEQUENCE, source,
            "whoever asks for an element cannot wait for a publisher; let the method return Flow.Publisher");
      }
    }

    /** {@code List.of()}: inference had nothing to go by, and what is in it is of any type. */
    private boolean isInferred(ExpressionTree source, TypeMirror elements) {
      boolean isGeneric = source instanceof MethodInvocationTree || source instanceof NewClassTree;
      return isGeneric && elements.toString().equals("java.lang.Object");
    }

    private void report(ExpressionTree tree, String message) {
      report(RefusalId.ELEMENT_TYPE, tree, message);
    }

    private void report(RefusalId id, ExpressionTree tree, String message) {
      diagnostics.error(getCurrentPath().getCompilationUnit(), tree, id, message);
    }

    /** An assignment conversion (JLS 5.2), without the narrowing of constants, which boxing would hide. */
    private boolean fits(ExpressionTree value, TypeMirror type) {
      return fits(value, type, element);
    }

    private boolean fits(ExpressionTree value, TypeMirror type, TypeMirror target) {
      if (type.getKind() == TypeKind.ERROR || target.getKind() == TypeKind.ERROR) return true; // javac's to report
      if (javac.types().isAssignable(type, target)) return true;
      boolean isInferred = value instanceof MethodInvocationTree || value instanceof NewClassTree;
      return isInferred && fitsWhereInferred(type, target);
    }
  }

  /**
   * Without a target, inference finds {@code Object} for what nothing constrains: {@code List.of()} is a {@code
   * List<Object>} as an argument, and would be whatever is needed if it were assigned.
   */
  private boolean fitsWhereInferred(TypeMirror type, TypeMirror target) {
    if (!(target instanceof DeclaredType wanted)) return false;
    DeclaredType found = as(type, (TypeElement) wanted.asElement());
    if (found == null || found.getTypeArguments().size() != wanted.getTypeArguments().size()) return false;
    for (int i = 0; i < found.getTypeArguments().size(); i++) {
      TypeMirror argument = found.getTypeArguments().get(i);
      TypeMirror parameter = wanted.getTypeArguments().get(i);
      boolean isFree = argument.toString().equals("java.lang.Object");
      if (!isFree && !javac.types().contains(parameter, argument) && !fitsWhereInferred(argument, parameter)) return false;
    }
    return true;
  }

  /** {@code type} as an instance of the generic class {@code generic}, or null. */
  private DeclaredType as(TypeMirror type, TypeElement generic) {
    if (type instanceof DeclaredType declared && declared.asElement().equals(generic)) return declared;
    if (type.getKind() != TypeKind.DECLARED && type.getKind() != TypeKind.TYPEVAR) return null;
    for (TypeMirror supertype : javac.types().directSupertypes(type)) {
      DeclaredType found = as(supertype, generic);
      if (found != null) return found;
    }
    return null;
  }

  /** What {@code yieldAll} of a {@code type} delivers, or null where that cannot be said. */
  private TypeMirror elementsOf(TypeMirror type) {
    if (type == null) return null;
    if (type instanceof ArrayType array) return array.getComponentType();
    for (String source : new String[] {"java.lang.Iterable", "java.util.Iterator", "java.util.stream.BaseStream", ReturnShape.PUBLISHER}) {
      TypeMirror argument = argumentOf(type, javac.elements().getTypeElement(source));
      if (argument != null) return argument;
    }
    return null;
  }

  private TypeMirror argumentOf(TypeMirror type, TypeElement generic) {
    DeclaredType found = as(type, generic);
    if (found == null || found.getTypeArguments().isEmpty()) return null;
    return ((DeclaredType) javac.types().capture(found)).getTypeArguments().get(0);
  }
}
