package weft.processor.text;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes what declarations have in common, and keeps the scope in which types are named. */
final class DeclarationWriter {
  private final NameScope scope;
  private final CodeWriter code;

  DeclarationWriter(NameScope scope, CodeWriter code) {
    this.scope = scope;
    this.code = code;
  }

  /** For what is not a declaration. */
  CodeWriter code() {
    return code;
  }

  void enter(String type, Set<String> members) {
    scope.enter(type, members);
  }

  void leave() {
    scope.leave();
  }

  void modifiers(Set<Modifier> modifiers) {
    for (Modifier modifier : modifiers) code.print(modifier.toString()).print(" ");
  }

  /** Declares type parameters, which are in scope from here on. */
  void declare(List<TypeVariableName> variables) {
    scope.declare(variables);
    for (int i = 0; i < variables.size(); i++) {
      code.print(i == 0 ? "<" : ", ").print(variables.get(i).name());
      String relation = " extends ";
      for (TypeName bound : variables.get(i).bounds()) {
        code.print(relation).print(bound);
        relation = " & ";
      }
    }
    if (!variables.isEmpty()) code.print(">");
  }

  void forget(List<TypeVariableName> variables) {
    scope.forget(variables);
  }
}
