package weft.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** What a compilation unit has in scope outside its classes (JLS 6.4.1, 7.5). */
final class Imports {
  private final Scopes scopes;
  private final TypeElement from;
  private final PackageElement home;

  /** {@code import a.B;}: B to a.B. */
  private final Map<String, String> types = new HashMap<>();

  /** {@code import a.*;}, where a is a package or a type. */
  private final Set<String> onDemand = new LinkedHashSet<>();

  /** The packages that {@code import module m;} imports. */
  private final Set<String> ofModules = new LinkedHashSet<>();

  /** {@code import static a.B.c;}: c to a.B, more than once for overloads of several classes. */
  private final Map<String, Set<String>> statics = new HashMap<>();

  /** {@code import static a.B.*;}. */
  private final Set<String> staticsOnDemand = new LinkedHashSet<>();

  private final Map<String, Optional<TypeElement>> found = new HashMap<>();

  Imports(Scopes scopes, CompilationUnitTree unit, TypeElement from) {
    this.scopes = scopes;
    this.from = from;
    this.home = scopes.packageOf(from);
    for (ImportTree tree : unit.getImports()) {
      add(tree);
    }
    onDemand.add("java.lang");
  }

  private void add(ImportTree tree) {
    String name = tree.getQualifiedIdentifier().toString();
    // Only the text tells a module import (JLS 25, 7.5.5) in the API of 17.
    if (tree.toString().trim().startsWith("import module ")) {
      addModule(name, new HashSet<>());
      return;
    }
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return;
    }
    String qualifier = name.substring(0, dot);
    String simple = name.substring(dot + 1);
    if (tree.isStatic()) {
      if (simple.equals("*")) {
        staticsOnDemand.add(qualifier);
      } else {
        statics.computeIfAbsent(simple, key -> new LinkedHashSet<>()).add(qualifier);
      }
    } else if (simple.equals("*")) {
      onDemand.add(qualifier);
    } else {
      types.put(simple, name);
    }
  }

  /** JLS 25, 7.5.5: the packages that the module exports to this one, and those of the modules that it is read with. */
  private void addModule(String name, Set<String> seen) {
    ModuleElement module = scopes.javac().elements().getModuleElement(name);
    if (module == null || !seen.add(name)) {
      return;
    }
    for (ModuleElement.Directive directive : module.getDirectives()) {
      if (directive instanceof ModuleElement.ExportsDirective exports && isExportedHere(exports)) {
        ofModules.add(exports.getPackage().getQualifiedName().toString());
      } else if (directive instanceof ModuleElement.RequiresDirective requires && requires.isTransitive()) {
        addModule(requires.getDependency().getQualifiedName().toString(), seen);
      }
    }
  }

  private boolean isExportedHere(ModuleElement.ExportsDirective exports) {
    ModuleElement here = scopes.javac().elements().getModuleOf(from);
    return exports.getTargetModules() == null || exports.getTargetModules().contains(here);
  }

  /** The type of that name that is imported or of the same package; the classes of the unit are among the latter. */
  Optional<TypeElement> type(String name) {
    Optional<TypeElement> known = found.get(name);
    if (known == null) {
      known = findType(name);
      found.put(name, known);
    }
    return known;
  }

  /**
   * JLS 6.4.1: single-type imports shadow the types of the package, these the imports on demand, and these, since 25,
   * what modules import.
   */
  private Optional<TypeElement> findType(String name) {
    if (types.containsKey(name)) {
      return find(types.get(name));
    }
    for (String qualifier : statics.getOrDefault(name, Set.of())) {
      Optional<TypeElement> type = memberType(qualifier, name);
      if (type.isPresent()) {
        return type;
      }
    }
    String prefix = home.isUnnamed() ? "" : home.getQualifiedName() + ".";
    Optional<TypeElement> sibling = find(prefix + name);
    return sibling.isPresent() ? sibling : findOnDemand(name);
  }

  private Optional<TypeElement> findOnDemand(String name) {
    Optional<TypeElement> inPackage = findIn(onDemand, name);
    if (inPackage.isPresent()) {
      return inPackage;
    }
    for (String qualifier : staticsOnDemand) {
      Optional<TypeElement> type = memberType(qualifier, name).filter(this::isImportable);
      if (type.isPresent()) {
        return type;
      }
    }
    return findIn(ofModules, name);
  }

  private Optional<TypeElement> findIn(Set<String> packages, String name) {
    for (String qualifier : packages) {
      Optional<TypeElement> type = find(qualifier + "." + name).filter(this::isImportable);
      if (type.isPresent()) {
        return type;
      }
    }
    return Optional.empty();
  }

  private Optional<TypeElement> memberType(String qualifier, String name) {
    return find(qualifier)
        .flatMap(type -> scopes.members(type).type(name))
        .filter(member -> member.getModifiers().contains(Modifier.STATIC));
  }

  /** The field that a static import names; empty or one. */
  List<Meaning.ImportedMember> fields(String name) {
    List<Meaning.ImportedMember> fields =
        members(name, (members, key) -> members.field(key).map(List::of).orElse(List.of()));
    return fields.isEmpty() ? fields : fields.subList(0, 1);
  }

  /** The methods that static imports name; those of single imports shadow those on demand. */
  List<Meaning.ImportedMember> methods(String name) {
    return members(name, Members::methods);
  }

  private List<Meaning.ImportedMember> members(String name, BiFunction<Members, String, List<Element>> lookup) {
    List<Meaning.ImportedMember> single = members(statics.getOrDefault(name, Set.of()), name, lookup);
    return single.isEmpty() ? members(staticsOnDemand, name, lookup) : single;
  }

  private List<Meaning.ImportedMember> members(
      Set<String> qualifiers, String name, BiFunction<Members, String, List<Element>> lookup) {
    List<Meaning.ImportedMember> imported = new ArrayList<>();
    for (String qualifier : qualifiers) {
      Optional<TypeElement> declaring = find(qualifier);
      if (declaring.isPresent()) {
        for (Element member : lookup.apply(scopes.members(declaring.get()), name)) {
          if (member.getModifiers().contains(Modifier.STATIC) && isImportable(member)) {
            imported.add(new Meaning.ImportedMember(declaring.get(), member));
          }
        }
      }
    }
    return imported;
  }

  private boolean isImportable(Element element) {
    Set<Modifier> modifiers = element.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || (!modifiers.contains(Modifier.PRIVATE) && home.equals(scopes.packageOf(element)));
  }

  /** Some import starts with that segment, so it names a package. */
  boolean isPackagePrefix(String name) {
    String prefix = name + ".";
    return home.getQualifiedName().toString().startsWith(prefix)
        || onDemand.stream().anyMatch(imported -> (imported + ".").startsWith(prefix))
        || types.values().stream().anyMatch(imported -> imported.startsWith(prefix))
        || scopes.javac().elements().getPackageElement(name) != null;
  }

  Optional<TypeElement> find(String canonicalName) {
    return scopes.find(canonicalName, from);
  }
}
