package weft.processor.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How classes are named where something is printed: by the shortest name that means them there (JLS 6.4.1), as far as
 * members of the classes around, type parameters and imports decide that. It notes what could be imported on the way.
 */
final class NameScope {
  private final String packageName;
  private final Set<String> alwaysQualified;
  private final Map<String, ClassName> imported;
  private final Map<String, ClassName> importable = new LinkedHashMap<>();
  private final Set<String> usedOfPackage = new HashSet<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private final List<String> typeVariables = new ArrayList<>();

  /** A class around, with the names of its members. */
  private record Level(ClassName name, Set<String> members) {}

  NameScope(String packageName, Set<String> alwaysQualified, Map<String, ClassName> imported) {
    this.packageName = packageName;
    this.alwaysQualified = alwaysQualified;
    this.imported = imported;
  }

  void enter(String simpleName, Set<String> members) {
    ClassName name = levels.isEmpty() ? ClassName.get(packageName, simpleName) : levels.peek().name.nestedClass(simpleName);
    levels.push(new Level(name, members));
  }

  void leave() {
    levels.pop();
  }

  void declare(List<TypeVariableName> variables) {
    for (TypeVariableName variable : variables) typeVariables.add(variable.name());
  }

  /** Leaves the scope of the last variables declared. */
  void forget(List<TypeVariableName> variables) {
    typeVariables.subList(typeVariables.size() - variables.size(), typeVariables.size()).clear();
  }

  /** The name of {@code type} here. */
  String nameOf(ClassName type) {
    ClassName topLevel = type.topLevelClassName();
    if (!typeVariables.isEmpty() && typeVariables.contains(topLevel.simpleName())) return type.canonicalName();
    ClassName found = null;
    for (ClassName name = type; name != null; name = name.enclosingClassName()) {
      found = find(name.simpleName());
      if (name.isSame(found)) return tail(type, name);
    }
    if (found != null) return type.canonicalName(); // the simple name means something else
    if (packageName.equals(type.packageName())) {
      usedOfPackage.add(topLevel.simpleName());
      return tail(type, topLevel);
    }
    boolean canBeImported = !type.packageName().isEmpty() && !alwaysQualified.contains(type.simpleName());
    if (canBeImported) importable.putIfAbsent(topLevel.simpleName(), topLevel);
    return type.canonicalName();
  }

  /** The class that {@code simpleName} means, as far as that is known here; null if it is not. */
  private ClassName find(String simpleName) {
    for (Level level : levels) if (level.members.contains(simpleName)) return level.name.nestedClass(simpleName);
    if (!levels.isEmpty() && levels.peekLast().name.simpleName().equals(simpleName)) return levels.peekLast().name;
    return imported.get(simpleName);
  }

  /** The name of {@code type} from {@code outer} on. */
  private static String tail(ClassName type, ClassName outer) {
    return type == outer ? type.simpleName() : tail(type.enclosingClassName(), outer) + "." + type.simpleName();
  }

  /** What should be imported, by its simple name: of several classes of one name, the first that was named. */
  Map<String, ClassName> imports() {
    Map<String, ClassName> imports = new LinkedHashMap<>(importable);
    imports.keySet().removeAll(usedOfPackage);
    return imports;
  }

  /** Whether the import of {@code type} says nothing. */
  boolean isImplicit(ClassName type) {
    return type.packageName().equals("java.lang") && !alwaysQualified.contains(type.simpleName());
  }
}
