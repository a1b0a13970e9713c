package weft.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.FieldSpec;
import weft.processor.text.MethodSpec;
import weft.processor.text.ParameterizedTypeName;
import weft.processor.text.TypeName;
import weft.processor.text.TypeSpec;
import weft.processor.text.TypeVariableName;

/** A nested class of objects that stand for those of {@code holder}: {@code self} is what one stands for. */
final class ViewClass {
  private static final Set<String> PUBLIC_IN_OBJECT = Set.of("equals", "hashCode", "toString", "clone");

  private final ClassName name;
  private final TypeNames types;
  private final TypeName self;
  private final TypeSpec type;
  private final MethodSpec constructor;

  ViewClass(ClassName name, TypeElement holder) {
    this.name = name;
    this.types = TypeNames.ofMember(holder, null, true);
    this.self = types.of(holder.asType());
    this.type =
        TypeSpec.of(name).addModifiers(Modifier.STATIC, Modifier.FINAL).addTypeVariables(types.declarations());
    this.constructor = MethodSpec.constructor().addParameter(self, "self");
  }

  /** The type parameters of the class. */
  TypeNames types() {
    return types;
  }

  /** What an object stands for. */
  TypeName self() {
    return self;
  }

  /** The class with its parameters as arguments. */
  TypeName selfType() {
    return parameterized(name, types);
  }

  static TypeName parameterized(ClassName type, TypeNames types) {
    List<TypeVariableName> arguments = types.arguments();
    return arguments.isEmpty() ? type : ParameterizedTypeName.get(type, arguments.toArray(TypeName[]::new));
  }

  /** Adds a field with the value that {@code value} has when the object is made. */
  void addValue(TypeName fieldType, String field, CodeBlock value) {
    type.addField(FieldSpec.of(fieldType, field, Modifier.FINAL));
    constructor.addStatement("this.$L = $L", field, value);
  }

  /** Keeps what the object stands for. */
  void keepSelf() {
    type.addField(FieldSpec.of(self, "self", Modifier.PRIVATE, Modifier.FINAL));
    constructor.addStatement("this.self = self");
  }

  void addVariable(TypeName fieldType, String field) {
    type.addField(FieldSpec.of(fieldType, field, Modifier.PRIVATE));
  }

  void add(MethodSpec method) {
    type.addMethod(method);
  }

  /** Adds a method of the signature of {@code method}, in terms of {@code own}, that calls {@code bridge} with self first. */
  void addCall(String called, String bridge, TypeNames own, TypeName result, ExecutableElement method, ExecutableType signature) {
    MethodSpec call = MethodSpec.method(called).addTypeVariables(own.declarations()).returns(result);
    if (PUBLIC_IN_OBJECT.contains(called)) call.addModifiers(Modifier.PUBLIC);
    List<CodeBlock> passed = new ArrayList<>(List.of(CodeBlock.of("self")));
    for (TypeMirror parameter : signature.getParameterTypes()) {
      String argument = "a" + (passed.size() - 1);
      call.addParameter(own.of(parameter), argument);
      passed.add(CodeBlock.of("$L", argument));
    }
    call.varargs(method.isVarArgs());
    for (TypeMirror thrown : signature.getThrownTypes()) call.addException(own.of(thrown));
    CodeBlock all = CodeBlock.join(passed, ", ");
    // A method of this class would come before the bridge of that name.
    call.addStatement("$L$T.$L($L)", result.equals(TypeName.VOID) ? "" : "return ", name.enclosingClassName(), bridge, all);
    type.addMethod(call);
  }

  TypeSpec build() {
    return type.addMethod(constructor);
  }
}
