package weft.processor.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The declaration of a class. */
public final class TypeSpec {
  private final String name;
  private final CodeBlock.Builder javadoc = CodeBlock.builder();
  private final List<CodeBlock> annotations = new ArrayList<>();
  private final Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
  private final List<TypeVariableName> typeVariables = new ArrayList<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final CodeBlock.Builder members = CodeBlock.builder();
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<TypeSpec> types = new ArrayList<>();
  private final Set<String> alwaysQualified = new LinkedHashSet<>();
  private TypeName superclass;

  private TypeSpec(String name) {
    this.name = name;
  }

  public static TypeSpec of(ClassName name) {
    return new TypeSpec(name.simpleName());
  }

  public TypeSpec addJavadoc(String format, Object... arguments) {
    javadoc.add(format, arguments);
    return this;
  }

  public TypeSpec addAnnotation(CodeBlock annotation) {
    annotations.add(annotation);
    return this;
  }

  public TypeSpec addModifiers(Modifier... more) {
    modifiers.addAll(Arrays.asList(more));
    return this;
  }

  public TypeSpec addTypeVariables(List<TypeVariableName> variables) {
    typeVariables.addAll(variables);
    return this;
  }

  public TypeSpec superclass(TypeName type) {
    superclass = type;
    return this;
  }

  public TypeSpec addField(FieldSpec field) {
    fields.add(field);
    return this;
  }

  public TypeSpec addFields(List<FieldSpec> more) {
    fields.addAll(more);
    return this;
  }

  /** Members that exist as text only. */
  public TypeSpec addMembers(CodeBlock text) {
    members.add(text);
    return this;
  }

  public TypeSpec addMethod(MethodSpec method) {
    methods.add(method);
    return this;
  }

  public TypeSpec addMethods(List<MethodSpec> more) {
    methods.addAll(more);
    return this;
  }

  public TypeSpec addType(TypeSpec type) {
    types.add(type);
    return this;
  }

  public TypeSpec addTypes(List<TypeSpec> more) {
    types.addAll(more);
    return this;
  }

  /** Classes of these names are never imported: in the text, the names mean something else. */
  public TypeSpec alwaysQualify(Set<String> simpleNames) {
    alwaysQualified.addAll(simpleNames);
    return this;
  }

  Set<String> alwaysQualified() {
    Set<String> all = new HashSet<>(alwaysQualified);
    for (TypeSpec type : types) all.addAll(type.alwaysQualified());
    return all;
  }

  void print(DeclarationWriter to) {
    to.enter(name, Set.of()); // its members are not in scope in its head (JLS 8.1.3)
    printHead(to);
    to.leave();
    to.enter(name, memberTypes());
    List<Runnable> all = members(to);
    for (int i = 0; i < all.size(); i++) {
      if (i > 0) to.code().print("\n");
      all.get(i).run();
    }
    to.leave();
    to.forget(typeVariables);
    to.code().indent(-1).print("}\n");
  }

  private Set<String> memberTypes() {
    Set<String> names = new HashSet<>();
    for (TypeSpec type : types) names.add(type.name);
    return names;
  }

  private void printHead(DeclarationWriter to) {
    CodeWriter out = to.code();
    if (!javadoc.build().isEmpty()) out.printJavadoc(javadoc.build());
    for (CodeBlock annotation : annotations) out.print(annotation).print("\n");
    to.modifiers(modifiers);
    out.print("class ").print(name);
    to.declare(typeVariables);
    if (superclass != null) out.print(" extends ").print(superclass);
    out.print(" {\n").indent(1);
  }

  private List<Runnable> members(DeclarationWriter to) {
    List<Runnable> all = new ArrayList<>();
    for (FieldSpec field : fields) if (field.isStatic()) all.add(() -> field.print(to));
    CodeBlock text = members.build();
    if (!text.isEmpty()) all.add(() -> to.code().print(text));
    for (FieldSpec field : fields) if (!field.isStatic()) all.add(() -> field.print(to));
    for (MethodSpec method : methods) if (method.isConstructor()) all.add(() -> method.print(to, name));
    for (MethodSpec method : methods) if (!method.isConstructor()) all.add(() -> method.print(to, name));
    for (TypeSpec type : types) all.add(() -> type.print(to));
    return all;
  }
}
