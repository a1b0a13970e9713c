package weft.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import weft.processor.source.GeneratorMethod;
import weft.processor.text.MethodSpec;
import weft.processor.text.ParameterSpec;
import weft.processor.text.TypeName;

/** The declarations of a companion's factories. */
final class FactoryMethod {
  private FactoryMethod() {}

  /** A static method with the parameters of a template method, and its receiver before them. */
  static MethodSpec declare(String name, GeneratorMethod method, TypeNames names) {
    ExecutableElement element = method.element();
    MethodSpec factory =
        MethodSpec.method(name).addModifiers(Modifier.STATIC).addTypeVariables(names.declarations());
    for (ParameterSpec parameter : parameters(method, names)) factory.addParameter(parameter);
    if (!method.isStatic()) factory.addStatement("$T.requireNonNull($L)", Objects.class, self(element));
    factory.varargs(element.isVarArgs());
    if (element.getAnnotation(SafeVarargs.class) != null) factory.addAnnotation(SafeVarargs.class);
    for (TypeMirror thrown : element.getThrownTypes()) factory.addException(names.of(thrown));
    return factory;
  }

  /** The receiver, if there is one, and the parameters of a template method. */
  static List<ParameterSpec> parameters(GeneratorMethod method, TypeNames names) {
    ExecutableElement element = method.element();
    List<ParameterSpec> parameters = new ArrayList<>();
    if (!method.isStatic()) parameters.add(new ParameterSpec(names.of(method.owner().asType()), self(element)));
    List<TypeName> types = names.parameterTypes(element);
    for (int i = 0; i < types.size(); i++) {
      parameters.add(new ParameterSpec(types.get(i), element.getParameters().get(i).getSimpleName().toString()));
    }
    return parameters;
  }

  /** What the receiver is called: like none of the parameters. */
  static String self(ExecutableElement method) {
    String name = "self";
    for (int i = 2; isParameter(method, name); i++) name = "self" + i;
    return name;
  }

  private static boolean isParameter(ExecutableElement method, String name) {
    return method.getParameters().stream().anyMatch(parameter -> parameter.getSimpleName().contentEquals(name));
  }
}
