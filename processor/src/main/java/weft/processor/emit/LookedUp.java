package weft.processor.emit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;
import weft.processor.source.DeclarationCheck;

/** The members that the handles of a companion look up by name: who leaves out what nothing names has to keep them. */
final class LookedUp {
  private final Javac javac;
  private final Map<TypeElement, Members> members = new LinkedHashMap<>();
  private boolean unknownTypes;

  private static final class Members {
    private final Set<String> fields = new LinkedHashSet<>();
    private final Set<String> methods = new LinkedHashSet<>();
    private boolean allFields;
  }

  LookedUp(Javac javac) {
    this.javac = javac;
  }

  void add(VariableElement field) {
    unknownTypes |= DeclarationCheck.isUnknown(field.asType());
    of((TypeElement) field.getEnclosingElement()).fields.add("{\"name\": \"" + field.getSimpleName() + "\"}");
  }

  void add(ExecutableElement method) {
    add(method, "");
  }

  /** The constructor of an inner class has the instance around it as its first parameter. */
  void addInner(ExecutableElement constructor) {
    TypeElement inner = (TypeElement) constructor.getEnclosingElement();
    add(constructor, quoted(inner.getEnclosingElement().asType()));
  }

  private void add(ExecutableElement method, String first) {
    unknownTypes |= DeclarationCheck.hasUnknownTypes(method);
    String rest = method.getParameters().stream().map(parameter -> quoted(parameter.asType())).collect(Collectors.joining(", "));
    String types = first + (first.isEmpty() || rest.isEmpty() ? "" : ", ") + rest;
    of((TypeElement) method.getEnclosingElement()).methods
        .add("{\"name\": \"" + method.getSimpleName() + "\", \"parameterTypes\": [" + types + "]}");
  }

  /** The field that holds the instance around an inner one: only javac knows its name. */
  void addEnclosing(TypeElement inner) {
    of(inner).allFields = true;
  }

  private Members of(TypeElement type) {
    return members.computeIfAbsent(type, t -> new Members());
  }

  /** The declaration of one mentions a type that is not known in this round. */
  boolean sawUnknownTypes() {
    return unknownTypes;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /**
   * As GraalVM's {@code reflect-config.json}.
   *
   * <pre>
   * [
   *   {
   *     "condition": {"typeReachable": "p.NumbersGenerators$Access"},
   *     "name": "p.Numbers",
   *     "fields": [{"name": "count"}],
   *     "methods": [{"name": "next", "parameterTypes": ["int"]}]
   *   }
   * ]
   * </pre>
   *
   * @param user the binary name of the class that looks them up
   */
  String asReflectConfig(String user) {
    return members.entrySet().stream()
        .map(each -> entry(user, each.getKey(), each.getValue()))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private String entry(String user, TypeElement type, Members used) {
    StringBuilder text = new StringBuilder();
    text.append("  {\n    \"condition\": {\"typeReachable\": \"").append(user).append("\"},\n");
    text.append("    \"name\": \"").append(javac.elements().getBinaryName(type)).append('"');
    if (used.allFields) text.append(",\n    \"allDeclaredFields\": true");
    append(text, "fields", used.fields);
    append(text, "methods", used.methods);
    return text.append("\n  }").toString();
  }

  private static void append(StringBuilder text, String title, Collection<String> members) {
    if (members.isEmpty()) return;
    text.append(",\n    \"").append(title).append("\": [").append(String.join(", ", members)).append(']');
  }

  private String quoted(TypeMirror type) {
    return '"' + nameOf(javac.types().erasure(type)) + '"';
  }

  private String nameOf(TypeMirror erased) {
    return switch (erased.getKind()) {
      case ARRAY -> nameOf(((ArrayType) erased).getComponentType()) + "[]";
      case DECLARED -> javac.elements().getBinaryName((TypeElement) ((DeclaredType) erased).asElement()).toString();
      default -> erased.getKind().name().toLowerCase(Locale.ROOT);
    };
  }
}
