package weft.processor.text;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A source file with one class. */
public record JavaFile(String packageName, TypeSpec type) {
  /** What types are named is found out first, without any text: that decides the imports. */
  public String print() {
    Set<String> alwaysQualified = type.alwaysQualified();
    NameScope first = new NameScope(packageName, alwaysQualified, Map.of());
    type.print(new DeclarationWriter(first, CodeWriter.ofNames(first::nameOf)));
    Map<String, ClassName> imports = first.imports();
    NameScope scope = new NameScope(packageName, alwaysQualified, imports);
    CodeWriter out = new CodeWriter(scope::nameOf);
    if (!packageName.isEmpty()) out.print("package ").print(packageName).print(";\n\n");
    Set<String> imported = new TreeSet<>();
    for (ClassName name : imports.values()) if (!scope.isImplicit(name)) imported.add(name.canonicalName());
    for (String name : imported) out.print("import ").print(name).print(";\n");
    if (!imported.isEmpty()) out.print("\n");
    type.print(new DeclarationWriter(scope, out));
    return out.text();
  }
}
