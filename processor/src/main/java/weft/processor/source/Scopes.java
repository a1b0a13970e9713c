package weft.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import weft.processor.Javac;

/**
 * What names mean outside method bodies, for one round: the members of classes, the imports of compilation units. It
 * remembers what it was asked, so that many methods of few classes are cheap. The next round needs a new one, because
 * types may have been generated in between.
 */
public final class Scopes {
  private final Javac javac;
  private final Map<TypeElement, Members> members = new HashMap<>();
  private final Map<CompilationUnitTree, Imports> imports = new IdentityHashMap<>();
  private final Map<TypeElement, TypeScope> types = new HashMap<>();

  public Scopes(Javac javac) {
    this.javac = javac;
  }

  /** The type names as seen from the body of {@code type}, which stands in {@code unit}. */
  public TypeScope types(TypeElement type, CompilationUnitTree unit) {
    return types.computeIfAbsent(type, key -> new TypeScope(this, type, imports(unit, type)));
  }

  /** The type names as seen from a template method. */
  public TypeScope types(GeneratorMethod method) {
    return types(method.owner(), method.path().getCompilationUnit()).in(method.element());
  }

  Javac javac() {
    return javac;
  }

  Members members(TypeElement type) {
    Members known = members.get(type);
    if (known == null) {
      known = new Members(javac, type);
      members.put(type, known);
    }
    return known;
  }

  /** All members of {@code type} that have that name, inherited ones included. */
  public List<Element> members(TypeElement type, String name) {
    return members(type).named(name);
  }

  Imports imports(CompilationUnitTree unit, TypeElement from) {
    return imports.computeIfAbsent(unit, key -> new Imports(this, unit, from));
  }

  /** The type of that canonical name, as the module of {@code from} sees it. */
  Optional<TypeElement> find(String canonicalName, Element from) {
    // Without a module every module of the system is searched.
    ModuleElement module = javac.elements().getModuleOf(from);
    return Optional.ofNullable(
        module == null
            ? javac.elements().getTypeElement(canonicalName)
            : javac.elements().getTypeElement(module, canonicalName));
  }

  PackageElement packageOf(Element element) {
    return javac.elements().getPackageOf(element);
  }
}
