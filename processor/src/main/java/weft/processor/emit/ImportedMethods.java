package weft.processor.emit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import weft.processor.source.Meaning;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeName;
import weft.processor.text.TypeSpec;

/**
 * The methods that static imports of several classes give one name (JLS 7.5.3). To which class a call of it goes is known
 * to overload resolution only, and an import of the companion's own would be shadowed by its members. So a class of its
 * own has them all together, each one calling the method that it stands for.
 */
final class ImportedMethods {
  private final ClassName name;
  private final Types types;
  private final Map<String, List<Meaning.ImportedMember>> overloads = new LinkedHashMap<>();

  ImportedMethods(ClassName companion, Types types) {
    this.name = companion.nestedClass("Imported");
    this.types = types;
  }

  ClassName name() {
    return name;
  }

  /** Whether a call that chooses among {@code methods} cannot name one class. */
  boolean isNeeded(List<Meaning.ImportedMember> methods) {
    return methods.stream().map(Meaning.ImportedMember::declaring).distinct().count() > 1;
  }

  /** What is called instead. */
  CodeBlock method(List<Meaning.ImportedMember> methods) {
    String method = methods.get(0).member().getSimpleName().toString();
    overloads.put(method, methods);
    return CodeBlock.of("$T.$L", name, method);
  }

  boolean isEmpty() {
    return overloads.isEmpty();
  }

  TypeSpec print() {
    TypeSpec type =
        TypeSpec.of(name)
            .addJavadoc("Overloads that the source imports from several classes.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    for (List<Meaning.ImportedMember> methods : overloads.values()) {
      Set<String> signatures = new HashSet<>();
      for (Meaning.ImportedMember method : methods) {
        ExecutableElement element = (ExecutableElement) method.member();
        // Where two are the same but for their classes, a call that means one of them would be ambiguous.
        if (signatures.add(types.erasure(element.asType()).toString())) type.addMethod(print(method.declaring(), element));
      }
    }
    return type;
  }

  private static MethodSpec print(TypeElement declaring, ExecutableElement method) {
    TypeNames names = TypeNames.ofMember(declaring, method, false);
    TypeName result = names.of(method.getReturnType());
    MethodSpec forwarding =
        MethodSpec.method(method.getSimpleName().toString())
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(names.declarations())
            .returns(result)
            .varargs(method.isVarArgs());
    StringJoiner passed = new StringJoiner(", ");
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      forwarding.addParameter(names.of(parameters.get(i).asType()), "a" + i);
      passed.add("a" + i);
    }
    for (TypeMirror thrown : method.getThrownTypes()) forwarding.addException(names.of(thrown));
    return forwarding
        .addCode("$L$T.$L($L);\n", result.equals(TypeName.VOID) ? "" : "return ", ClassName.get(declaring),
            method.getSimpleName(), passed);
  }
}
