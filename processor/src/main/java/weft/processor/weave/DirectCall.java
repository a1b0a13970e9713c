package weft.processor.weave;

import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What is to be woven for one template method: its code becomes a call of its companion's factory.
 *
 * @param methodName the template method
 * @param descriptor its descriptor (JVMS 4.3.3)
 * @param isStatic whether it has no receiver
 * @param companion the internal name of the companion, or of a class in it (JVMS 4.2.1), always a class
 * @param factoryName the static factory in the companion
 * @param factoryDescriptor its descriptor: the receiver's type first if there is one, then the parameters of the
 *     template; the return type is the template's
 * @param hasMarkers whether javac must have compiled a call of a marker into the template. False for a template
 *     without one ({@code throw new X();}, {@code return other();}), and to be false whenever that is not certain:
 *     markers under a constant condition ({@code if (DEBUG)}, JLS 14.22) are not compiled
 */
public record DirectCall(
    String methodName,
    String descriptor,
    boolean isStatic,
    String companion,
    String factoryName,
    String factoryDescriptor,
    boolean hasMarkers) {
  /** The name of constructors (JVMS 2.9.1). */
  private static final String CONSTRUCTOR = "<init>";

  /** Whether the template is to construct an object, and not to call a static factory. */
  boolean isConstructor() {
    return factoryName.equals(CONSTRUCTOR);
  }

  /** The binary name of the companion: a class of sequences is nested in it. */
  String companionName() {
    String name = companion.replace('/', '.');
    return isConstructor() ? name.substring(0, name.lastIndexOf('$')) : name;
  }

  /** The same with the construction of an object, whose class has a constructor like the factory, in place of that. */
  public DirectCall constructing(String className) {
    String constructor = factoryDescriptor.substring(0, factoryDescriptor.indexOf(')') + 1) + "V";
    return new DirectCall(methodName, descriptor, isStatic, className.replace('.', '/'), CONSTRUCTOR, constructor, hasMarkers);
  }

  /**
   * Describes the call for a template method.
   *
   * @param companion the binary name of the companion (JLS 13.1)
   * @throws IllegalArgumentException if the method's signature names a type that does not exist (yet)
   */
  public static DirectCall of(
      ExecutableElement method,
      TypeElement owner,
      Elements elements,
      Types types,
      String companion,
      String factoryName,
      boolean hasMarkers) {
    Erasure erasure = new Erasure(elements, types);
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    String parameters =
        method.getParameters().stream()
            .map(VariableElement::asType)
            .map(erasure::descriptor)
            .collect(Collectors.joining());
    String factoryParameters =
        method.getParameters().stream()
            .map(VariableElement::asType)
            .map(erasure::factoryDescriptor)
            .collect(Collectors.joining());
    String result = erasure.descriptor(method.getReturnType());
    String receiver = isStatic ? "" : erasure.descriptor(owner.asType());
    return new DirectCall(
        method.getSimpleName().toString(),
        "(" + parameters + ")" + result,
        isStatic,
        companion.replace('.', '/'),
        factoryName,
        "(" + receiver + factoryParameters + ")" + result,
        hasMarkers);
  }

  /** The descriptors of erased types (JLS 4.6, JVMS 4.3.2). A variable arity parameter is an array already. */
  private record Erasure(Elements elements, Types types) {
    /**
     * The companion's type parameters are written without {@code Object} as a bound, so that {@code T extends Object & I}
     * erases to {@code I} there. To the verifier an interface is as good as {@code Object} (JVMS 4.10.1.2).
     */
    String factoryDescriptor(TypeMirror type) {
      if (type instanceof ArrayType array) return "[" + factoryDescriptor(array.getComponentType());
      if (type instanceof TypeVariable variable && variable.asElement() instanceof TypeParameterElement parameter) {
        for (TypeMirror bound : parameter.getBounds()) {
          if (!bound.toString().equals("java.lang.Object")) return factoryDescriptor(bound);
        }
      }
      return descriptor(type);
    }

    String descriptor(TypeMirror type) {
      // The erasure of a type variable is that of its leftmost bound, and so is that of an intersection.
      TypeMirror erased = types.erasure(type);
      return switch (erased.getKind()) {
        case VOID -> "V";
        case BOOLEAN -> "Z";
        case BYTE -> "B";
        case SHORT -> "S";
        case CHAR -> "C";
        case INT -> "I";
        case LONG -> "J";
        case FLOAT -> "F";
        case DOUBLE -> "D";
        case ARRAY -> "[" + descriptor(((ArrayType) erased).getComponentType());
        case DECLARED -> {
          TypeElement element = (TypeElement) ((DeclaredType) erased).asElement();
          yield "L" + elements.getBinaryName(element).toString().replace('.', '/') + ";";
        }
        default -> throw new IllegalArgumentException("no class file can name the type " + type);
      };
    }
  }
}
