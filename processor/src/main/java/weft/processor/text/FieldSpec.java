package weft.processor.text;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The declaration of a field. */
public final class FieldSpec {
  private final TypeName type;
  private final String name;
  private final Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
  private CodeBlock initializer = CodeBlock.of("");

  private FieldSpec(TypeName type, String name) {
    this.type = type;
    this.name = name;
  }

  public static FieldSpec of(TypeName type, String name, Modifier... modifiers) {
    return new FieldSpec(type, name).addModifiers(modifiers);
  }

  public FieldSpec addModifiers(Modifier... more) {
    modifiers.addAll(Arrays.asList(more));
    return this;
  }

  public FieldSpec initializer(CodeBlock value) {
    initializer = value;
    return this;
  }

  boolean isStatic() {
    return modifiers.contains(Modifier.STATIC);
  }

  void print(DeclarationWriter to) {
    to.modifiers(modifiers);
    to.code().print(type).print(" ").print(name);
    if (!initializer.isEmpty()) to.code().print(" = ").print(initializer);
    to.code().print(";\n");
  }
}
