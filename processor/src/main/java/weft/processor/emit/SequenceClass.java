package weft.processor.emit;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import weft.processor.flow.Variable;
import weft.processor.source.GeneratorMethod;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.FieldSpec;
import weft.processor.text.MethodSpec;
import weft.processor.text.ParameterSpec;
import weft.processor.text.ParameterizedTypeName;
import weft.processor.text.TypeName;
import weft.processor.text.TypeSpec;

/**
 * The class of the sequences of one template method.
 *
 * <pre>
 * Sequence&lt;Integer&gt; evens(int n)      static final class EvensSequence extends RunSequence&lt;Integer&gt; {
 *                                        private final int n;
 *                                        EvensSequence(int n) { this.n = n; }
 *                                        public Run&lt;Integer&gt; start() { return new Evens(n); }
 *                                      }
 * </pre>
 */
final class SequenceClass {
  private static final String RUNTIME = "weft.runtime";

  private final ClassName name;
  private final GeneratorMethod method;
  private final RunClass run;

  SequenceClass(ClassName name, GeneratorMethod method, RunClass run) {
    this.name = name;
    this.method = method;
    this.run = run;
  }

  ClassName name() {
    return name;
  }

  /** The expression that makes one in the factory. */
  CodeBlock creation() {
    List<CodeBlock> arguments = new ArrayList<>();
    for (ParameterSpec parameter : FactoryMethod.parameters(method, run.types())) arguments.add(CodeBlock.of("$L", parameter.name()));
    List<? extends TypeName> typeArguments = run.types().arguments();
    TypeName type = typeArguments.isEmpty() ? name : ParameterizedTypeName.get(name, typeArguments.toArray(TypeName[]::new));
    return CodeBlock.of("new $T($L)", type, CodeBlock.join(arguments, ", "));
  }

  /** {@code start} is what makes a run. */
  TypeSpec print(CodeBlock start) {
    TypeSpec type =
        TypeSpec.of(name)
            .addModifiers(Modifier.STATIC, Modifier.FINAL)
            .addTypeVariables(run.types().declarations())
            .superclass(superclass());
    MethodSpec constructor = MethodSpec.constructor();
    for (ParameterSpec parameter : FactoryMethod.parameters(method, run.types())) {
      constructor.addParameter(parameter);
      if (!isUsed(parameter.name())) continue;
      type.addField(FieldSpec.of(parameter.type(), parameter.name(), Modifier.PRIVATE, Modifier.FINAL));
      constructor.addStatement("this.$L = $L", parameter.name(), parameter.name());
    }
    return type.addMethod(constructor)
        .addMethod(
            MethodSpec.method("start")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(started())
                .addStatement("return $L", start));
  }

  private boolean isUsed(String parameter) {
    return run.arguments().stream()
        .map(argument -> isOfReceiver(argument) ? FactoryMethod.self(method.element()) : argument.name())
        .anyMatch(parameter::equals);
  }

  private static boolean isOfReceiver(Variable argument) {
    return argument.kind() == Variable.Kind.RECEIVER || argument.kind() == Variable.Kind.OUTER;
  }

  private TypeName superclass() {
    if (run.shape().primitive() != null) return ClassName.get(RUNTIME, run.slot().suffix() + "RunSequence");
    return ParameterizedTypeName.get(ClassName.get(RUNTIME, "RunSequence"), run.types().of(run.shape().element()));
  }

  private TypeName started() {
    if (run.shape().primitive() != null) return ClassName.get(RUNTIME, run.slot().suffix() + "Run");
    return ParameterizedTypeName.get(ClassName.get(RUNTIME, "Run"), run.types().of(run.shape().element()));
  }
}
