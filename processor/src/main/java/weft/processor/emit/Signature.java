package weft.processor.emit;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeName;

/** The type parameters and the receiver of a bridge to a member of {@code holder}. */
record Signature(Javac javac, TypeElement holder, boolean isStatic, boolean hasSelf, TypeNames types) {
  static Signature of(Javac javac, TypeElement holder, VariableElement field) {
    boolean isStatic = isStatic(field);
    return new Signature(javac, holder, isStatic, !isStatic, TypeNames.ofMember(holder, null, !isStatic));
  }

  /** Static methods may take a receiver, too, which they ignore. */
  static Signature of(Javac javac, TypeElement holder, ExecutableElement method, boolean hasSelf) {
    return new Signature(javac, holder, isStatic(method), hasSelf, TypeNames.ofMember(holder, method, hasSelf));
  }

  static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC);
  }

  TypeName fieldType(VariableElement field) {
    TypeMirror type =
        isStatic || field.getKind() == ElementKind.ENUM_CONSTANT
            ? field.asType()
            : javac.types().asMemberOf((DeclaredType) holder.asType(), field);
    return types.of(type);
  }

  MethodSpec method(String name, TypeName returns) {
    MethodSpec method =
        MethodSpec.method(name).addModifiers(Modifier.STATIC).addTypeVariables(types.declarations()).returns(returns);
    return hasSelf ? method.addParameter(types.of(holder.asType()), "self") : method;
  }
}
