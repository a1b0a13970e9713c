package weft.processor.emit;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WildcardTree;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import weft.processor.source.Names;
import weft.processor.text.ArrayTypeName;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.ParameterizedTypeName;
import weft.processor.text.TypeName;
import weft.processor.text.TypeVariableName;
import weft.processor.text.WildcardTypeName;

/** The types that trees name which name local classes, too: of these, the text is taken. */
final class WrittenTypes {
  private final Names names;
  private final TypeNames types;
  private final Function<Tree, CodeBlock> slice;

  WrittenTypes(Names names, TypeNames types, Function<Tree, CodeBlock> slice) {
    this.names = names;
    this.types = types;
    this.slice = slice;
  }

  TypeName of(Tree tree) {
    TypeMirror type = names.typeOf(tree);
    if (type != null) return types.of(type);
    if (tree instanceof ArrayTypeTree array) return ArrayTypeName.of(of(array.getType()));
    if (tree instanceof WildcardTree wildcard && wildcard.getBound() != null) {
      TypeName bound = of(wildcard.getBound());
      boolean isUpper = wildcard.getKind() == Tree.Kind.EXTENDS_WILDCARD;
      return isUpper ? WildcardTypeName.subtypeOf(bound) : WildcardTypeName.supertypeOf(bound);
    }
    if (tree instanceof ParameterizedTypeTree generic && names.typeOf(generic.getType()) instanceof DeclaredType raw) {
      TypeName[] arguments = generic.getTypeArguments().stream().map(this::of).toArray(TypeName[]::new);
      return ParameterizedTypeName.get(ClassName.get((TypeElement) raw.asElement()), arguments);
    }
    return TypeVariableName.get(slice.apply(tree).toString());
  }
}
