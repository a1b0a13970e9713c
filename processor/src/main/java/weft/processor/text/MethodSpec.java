package weft.processor.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The declaration of a method, or of a constructor. */
public final class MethodSpec {
  /** Null for a constructor. */
  private final String name;

  private final List<ClassName> annotations = new ArrayList<>();
  private final Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
  private final List<TypeVariableName> typeVariables = new ArrayList<>();
  private final List<ParameterSpec> parameters = new ArrayList<>();
  private final List<TypeName> exceptions = new ArrayList<>();
  private final CodeBlock.Builder code = CodeBlock.builder();
  private TypeName returns = TypeName.VOID;
  private boolean isVarargs;

  private MethodSpec(String name) {
    this.name = name;
  }

  public static MethodSpec method(String name) {
    return new MethodSpec(name);
  }

  public static MethodSpec constructor() {
    return new MethodSpec(null);
  }

  public MethodSpec addAnnotation(Class<?> annotation) {
    annotations.add(ClassName.get(annotation));
    return this;
  }

  public MethodSpec addModifiers(Modifier... more) {
    modifiers.addAll(Arrays.asList(more));
    return this;
  }

  public MethodSpec addTypeVariable(TypeVariableName variable) {
    typeVariables.add(variable);
    return this;
  }

  public MethodSpec addTypeVariables(List<TypeVariableName> variables) {
    typeVariables.addAll(variables);
    return this;
  }

  public MethodSpec returns(TypeName type) {
    returns = type;
    return this;
  }

  public MethodSpec addParameter(TypeName type, String parameter) {
    return addParameter(new ParameterSpec(type, parameter));
  }

  public MethodSpec addParameter(ParameterSpec parameter) {
    parameters.add(parameter);
    return this;
  }

  /** Whether the last parameter, an array, takes any number of arguments. */
  public MethodSpec varargs(boolean takesAnyNumber) {
    isVarargs = takesAnyNumber;
    return this;
  }

  public MethodSpec addException(Class<?> type) {
    return addException(TypeName.get(type));
  }

  public MethodSpec addException(TypeName type) {
    exceptions.add(type);
    return this;
  }

  public MethodSpec addCode(String format, Object... arguments) {
    code.add(format, arguments);
    return this;
  }

  public MethodSpec addCode(CodeBlock block) {
    code.add(block);
    return this;
  }

  public MethodSpec addStatement(String format, Object... arguments) {
    code.addStatement(format, arguments);
    return this;
  }

  boolean isConstructor() {
    return name == null;
  }

  /** {@code type}: the name of the class that it is a member of. */
  void print(DeclarationWriter to, String type) {
    CodeWriter out = to.code();
    for (ClassName annotation : annotations) out.print("@").print(annotation).print("\n");
    to.modifiers(modifiers);
    if (!typeVariables.isEmpty()) {
      to.declare(typeVariables);
      out.print(" ");
    }
    if (!isConstructor()) out.print(returns).print(" ");
    out.print(isConstructor() ? type : name);
    printParameters(out);
    for (int i = 0; i < exceptions.size(); i++) {
      if (i == 0) out.breakableSpace().print("throws");
      if (i > 0) out.print(",");
      out.breakableSpace().print(exceptions.get(i));
    }
    out.print(" {\n").indent(1).print(code.build()).endLine().indent(-1).print("}\n");
    to.forget(typeVariables);
  }

  private void printParameters(CodeWriter out) {
    out.print("(").breakable();
    for (int i = 0; i < parameters.size(); i++) {
      if (i > 0) out.print(",").breakableSpace();
      TypeName type = parameters.get(i).type();
      boolean takesAnyNumber = isVarargs && i == parameters.size() - 1;
      (takesAnyNumber ? out.printVariable(type) : out.print(type)).print(" ").print(parameters.get(i).name());
    }
    out.print(")");
  }
}
