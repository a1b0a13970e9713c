package weft.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import weft.processor.source.PrivateTypes;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeName;
import weft.processor.text.TypeVariableName;

/**
 * What stands between an expression of unknown type and a member of it: a method that is overloaded for the types for
 * which something must stand there. These are few: a private member is used through an expression of its own class only
 * (JLS 6.6.1), which is nested with the body. All other types are answered as they are.
 *
 * <pre>
 * e.size()      viewSize(e).size()
 *
 * static SizeOfBox viewSize(Box self) { return new SizeOfBox(self); }
 * static &lt;T&gt; T viewSize(T self) { return self; }
 * </pre>
 *
 * <p>Assignments have no form that fits both kinds of types. There, the classes around are taken to be meant.
 */
final class Overloads {
  private final AccessClass access;
  private final Map<String, Overloaded> made = new HashMap<>();

  Overloads(AccessClass access) {
    this.access = access;
  }

  /** The overloaded method, and what it takes for granted. */
  record Overloaded(String method, UncertainUse use) {}

  /** What makes views for the fields of that name; null if no class around has one that needs it. */
  Overloaded fieldViews(String name) {
    return made.computeIfAbsent("view field " + name, key -> views(key, name, this::readable, holder ->
        access.views().ofField(holder, access.rules().field(holder, name).orElseThrow())));
  }

  private List<VariableElement> readable(TypeElement holder, String name) {
    return access.rules().field(holder, name).filter(field -> access.rules().privateTypeOf(field, holder) == null).stream().toList();
  }

  /** What makes views for the methods of that name; null if no class around has one that needs it. */
  Overloaded methodViews(String name) {
    if (!Views.canShow(name)) return null;
    return made.computeIfAbsent("view methods " + name, key -> views(key, name, access.methods()::bridged, holder ->
        access.views().ofMethods(holder, name)));
  }

  private interface Members {
    List<? extends Element> in(TypeElement holder, String name);
  }

  private Overloaded views(String key, String name, Members members, Function<TypeElement, ClassName> viewOf) {
    List<TypeElement> holders = holders(name, members);
    List<TypeElement> bridged = holders.stream().filter(holder -> needsBridge(members.in(holder, name), holder)).toList();
    if (bridged.isEmpty()) return null;
    String method = access.nameFor(key, "view", name);
    List<UncertainUse.Overload> overloads = new ArrayList<>();
    for (TypeElement holder : holders) {
      boolean needsView = bridged.contains(holder);
      boolean isAmong = bridged.stream().anyMatch(other -> access.rules().isSubclass(holder, other));
      if (!isAmong) continue;
      overloads.add(overload(holder, needsView ? members.in(holder, name) : null));
      add(method, holder, needsView ? viewOf.apply(holder) : null);
    }
    addForOthers(method, null);
    return new Overloaded(method, new UncertainUse(overloads, false));
  }

  /** What makes the places of the fields of that name, and has them take {@code operation}; null as above. */
  Overloaded places(String name, String operation) {
    List<TypeElement> holders = holders(name, this::assignable);
    if (holders.stream().noneMatch(holder -> needsBridge(assignable(holder, name), holder))) return null;
    for (TypeElement holder : holders) access.places().use(holder, assignable(holder, name).get(0), operation);
    access.places().useUnknown(operation);
    return made.computeIfAbsent("place " + name, key -> {
      String method = access.nameFor(key, "place", name);
      List<UncertainUse.Overload> overloads = new ArrayList<>();
      for (TypeElement holder : holders) {
        overloads.add(overload(holder, assignable(holder, name)));
        add(method, holder, access.places().of(holder, assignable(holder, name).get(0)));
      }
      addForOthers(method, access.places().unknown());
      return new Overloaded(method, new UncertainUse(overloads, true));
    });
  }

  /** The types of the fields of that name that can be assigned. */
  List<TypeName> assignableTypes(String name) {
    return holders(name, this::assignable).stream().map(holder -> access.places().typeOf(holder, assignable(holder, name).get(0))).toList();
  }

  private List<VariableElement> assignable(TypeElement holder, String name) {
    return readable(holder, name).stream().filter(field -> !field.getModifiers().contains(Modifier.FINAL)).toList();
  }

  /** The classes around that have such members and can be named. */
  private List<TypeElement> holders(String name, Members members) {
    return access.rules().nest().stream()
        .filter(holder -> PrivateTypes.around(holder) == null && !members.in(holder, name).isEmpty())
        .toList();
  }

  private boolean needsBridge(List<? extends Element> members, TypeElement holder) {
    return members.stream().anyMatch(member -> access.rules().needsBridge(member, holder));
  }

  private static UncertainUse.Overload overload(TypeElement type, List<? extends Element> members) {
    String name = type.getQualifiedName().toString();
    if (members == null) return new UncertainUse.Overload(name, null, false);
    Set<String> keys = new HashSet<>();
    members.forEach(member -> keys.add(UncertainUse.key(member)));
    boolean hasPrivate = members.stream().anyMatch(member -> member.getModifiers().contains(Modifier.PRIVATE));
    return new UncertainUse.Overload(name, keys, hasPrivate);
  }

  /** The overload for {@code holder}; without {@code answer}, it answers its argument. */
  private void add(String method, TypeElement holder, ClassName answer) {
    TypeNames types = TypeNames.ofMember(holder, null, true);
    TypeName self = types.of(holder.asType());
    access.add(
        MethodSpec.method(method)
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(types.declarations())
            .returns(answer == null ? self : ViewClass.parameterized(answer, types))
            .addParameter(self, "self")
            .addStatement("return $L", answer == null ? "self" : CodeBlock.of("$L(self)", Views.creation(holder, answer))));
  }

  private void addForOthers(String method, ClassName answer) {
    TypeVariableName any = TypeVariableName.get("T");
    access.add(
        MethodSpec.method(method)
            .addModifiers(Modifier.STATIC)
            .addTypeVariable(any)
            .returns(answer == null ? any : answer)
            .addParameter(any, "self")
            .addStatement("return $L", answer == null ? "self" : CodeBlock.of("new $T()", answer)));
  }
}
