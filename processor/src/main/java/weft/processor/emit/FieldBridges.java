package weft.processor.emit;

import java.lang.invoke.MethodHandles;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import weft.processor.Javac;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.TypeName;

/** The bridges to fields: they read, assign and step them. */
final class FieldBridges {
  private final Javac javac;
  private final AccessClass access;

  FieldBridges(Javac javac, AccessClass access) {
    this.javac = javac;
    this.access = access;
  }

  /** A bridge that reads {@code field}. */
  String getter(TypeElement holder, VariableElement field) {
    String key = "get " + holder + "." + field;
    if (access.find(key) != null) return access.find(key);
    String bridge = access.nameFor(key, "get", field.getSimpleName().toString());
    Signature signature = Signature.of(javac, holder, field);
    TypeName type = signature.fieldType(field);
    String found = handle(signature.isStatic() ? "staticGetter" : "getter", holder, field);
    CodeBlock read = CodeBlock.of("return $L$L.invokeExact($L);\n",
        AccessClass.casts(type, access.erased(field.asType())), found, signature.isStatic() ? "" : "self");
    access.add(signature.method(bridge, type).addCode(AccessClass.guarded(read)));
    return bridge;
  }

  /** A bridge that assigns {@code field}, and answers the value. */
  String setter(TypeElement holder, VariableElement field) {
    String key = "set " + holder + "." + field;
    if (access.find(key) != null) return access.find(key);
    String bridge = access.nameFor(key, "set", field.getSimpleName().toString());
    Signature signature = Signature.of(javac, holder, field);
    TypeName type = signature.fieldType(field);
    String found = handle(signature.isStatic() ? "staticSetter" : "setter", holder, field);
    CodeBlock write = CodeBlock.of("$L.invokeExact($L$L);\nreturn value;\n",
        found, signature.isStatic() ? "" : "self, ", access.passed(type, field, "value"));
    access.add(signature.method(bridge, type).addParameter(type, "value").addCode(AccessClass.guarded(write)));
    return bridge;
  }

  /** A bridge for {@code ++} ({@code operator}) before or behind {@code field}. */
  String step(TypeElement holder, VariableElement field, String operator, boolean isPrefix) {
    String key = operator + isPrefix + " " + holder + "." + field;
    if (access.find(key) != null) return access.find(key);
    String get = getter(holder, field);
    String set = setter(holder, field);
    String bridge = access.nameFor(key, stepName(operator, isPrefix), field.getSimpleName().toString());
    Signature signature = Signature.of(javac, holder, field);
    TypeName type = signature.fieldType(field);
    String self = signature.isStatic() ? "" : "self";
    String comma = signature.isStatic() ? "" : "self, ";
    CodeBlock.Builder code = CodeBlock.builder().add("$T value = $L($L);\n", type, get, self);
    if (isPrefix) {
      code.add("return $L($L$Lvalue);\n", set, comma, operator);
    } else {
      code.add("$T old = value$L;\n$L($Lvalue);\nreturn old;\n", type, operator, set, comma);
    }
    access.add(signature.method(bridge, type).addCode(code.build()));
    return bridge;
  }

  /** {@code ++} or {@code --} as a verb. */
  static String stepName(String operator, boolean isPrefix) {
    String verb = operator.equals("++") ? "increment" : "decrement";
    return isPrefix ? verb : "post" + AccessClass.capitalized(verb);
  }

  private String handle(String search, TypeElement holder, VariableElement field) {
    access.lookedUp().add(field);
    return access.addHandle(CodeBlock.of("$L($T.lookup(), $T.class, $S, $T.class)", search, MethodHandles.class,
        ClassName.get(holder), field.getSimpleName(), access.erased(field.asType())));
  }
}
