package weft.processor.source;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import weft.processor.flow.Variable;

/** The types of {@code var} that follow from an expression of certain type, so that javac need not attribute anything. */
final class InferredTypes {
  private final Names names;
  private final Types types;

  InferredTypes(Names names, Types types) {
    this.names = names;
    this.types = types;
  }

  Optional<TypeMirror> certain(Variable variable) {
    if (variable.kind() == Variable.Kind.ELEMENT) {
      TreePath path = TreePath.getPath(names.method().path(), (Tree) variable.declaration());
      return path != null && path.getParentPath().getLeaf() instanceof EnhancedForLoopTree loop
          ? type(loop.getExpression()).map(this::element)
          : Optional.empty();
    }
    if (variable.kind() == Variable.Kind.BINDING) {
      TreePath path = TreePath.getPath(names.method().path(), (Tree) variable.declaration());
      return path == null ? Optional.empty() : Optional.ofNullable(component(path.getParentPath()));
    }
    return variable.declaration() instanceof VariableTree tree && tree.getInitializer() != null
        ? type(tree.getInitializer()).filter(type -> type.getKind() != TypeKind.VOID)
        : Optional.empty();
  }

  /** JLS 21, 14.30.1: the type of the record component that the pattern at {@code path} stands for, if it is written. */
  private TypeMirror component(TreePath path) {
    List<Tree> around = Children.of(path.getParentPath().getLeaf());
    if (!RecordPatterns.is(path.getParentPath().getLeaf())
        || !(names.typeOf(around.get(0)) instanceof DeclaredType type)) {
      return null;
    }
    TypeElement element = (TypeElement) type.asElement();
    boolean isWritten =
        type.getTypeArguments().size() == element.getTypeParameters().size()
            && type.getTypeArguments().stream().noneMatch(WildcardType.class::isInstance);
    int index = around.indexOf(path.getLeaf()) - 1;
    if (index >= element.getRecordComponents().size()) {
      throw new IllegalStateException(element + " has no such component"); // an error, and javac's to report
    }
    if (!isWritten) {
      return null;
    }
    ExecutableElement accessor = element.getRecordComponents().get(index).getAccessor();
    TypeMirror component = ((ExecutableType) types.asMemberOf(type, accessor)).getReturnType();
    return Denotable.isDenotable(component) ? component : null;
  }

  private Optional<TypeMirror> type(ExpressionTree tree) {
    return names.expressionTypes().certainAlone(tree);
  }

  /** JLS 14.14.2: the component of an array or the argument of Iterable; null if that is none or a wildcard. */
  private TypeMirror element(TypeMirror source) {
    if (source instanceof ArrayType array) {
      return array.getComponentType();
    }
    if (!(source instanceof DeclaredType declared)) {
      return null;
    }
    if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.lang.Iterable")) {
      List<? extends TypeMirror> arguments = declared.getTypeArguments();
      boolean isCertain = arguments.size() == 1 && !(arguments.get(0) instanceof WildcardType);
      return isCertain && Denotable.isDenotable(arguments.get(0)) ? arguments.get(0) : null;
    }
    for (TypeMirror supertype : types.directSupertypes(source)) {
      TypeMirror element = element(supertype);
      if (element != null) {
        return element;
      }
    }
    return null;
  }
}
