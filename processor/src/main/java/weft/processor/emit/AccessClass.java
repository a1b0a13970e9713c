package weft.processor.emit;

import com.sun.source.tree.Tree;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;
import weft.processor.source.Body;
import weft.processor.source.Scopes;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.FieldSpec;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeName;
import weft.processor.text.TypeSpec;

/**
 * The class of the bridges of a companion: a static method for each private member, {@code super} call or protected member
 * of another package that a body uses, over a {@code static final} method handle. They are in a class of their own, so
 * that no handle is looked up before one is used.
 */
final class AccessClass {
  private static final ClassName HANDLES = ClassName.get("weft.runtime", "Handles");

  private final Javac javac;
  private final boolean isDirect;
  private final ClassName name;
  private final Starters starters;
  private final ImportedMethods imported;
  private final ConstantLabels labels = new ConstantLabels();
  private final AccessRules rules;
  private final FieldBridges fields;
  private final MethodBridges methods;
  private final Views views;
  private final Places places;
  private final Overloads overloads;
  private final LookedUp lookedUp;
  private SourceText source;
  private final Set<Tree> redirected = new HashSet<>();
  private final Map<Tree, UncertainUse> uncertain = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<FieldSpec> handles = new ArrayList<>();
  private final List<MethodSpec> bridges = new ArrayList<>();
  private final List<TypeSpec> types = new ArrayList<>();

  AccessClass(Javac javac, Scopes scopes, TypeElement owner, ClassName companion, boolean isDirect) {
    this.javac = javac;
    this.isDirect = isDirect;
    this.name = companion.nestedClass("Access");
    this.rules = new AccessRules(javac, scopes, owner);
    this.fields = new FieldBridges(javac, this);
    this.methods = new MethodBridges(javac, this);
    this.views = new Views(javac, this);
    this.places = new Places(javac, this);
    this.overloads = new Overloads(this);
    this.lookedUp = new LookedUp(javac);
    this.starters = new Starters(owner, companion);
    this.imported = new ImportedMethods(companion, javac.types());
  }

  /** The text of the file that the class, and with it {@code body}, is in. */
  SourceText sourceOf(Body body) {
    if (source == null) source = new SourceText(body);
    return source;
  }

  ImportedMethods imported() {
    return imported;
  }

  ConstantLabels labels() {
    return labels;
  }

  Starters starters() {
    return starters;
  }

  ClassName name() {
    return name;
  }

  /** Whether calls of template methods are calls of the companion anyway, because they are woven. */
  boolean isDirect() {
    return isDirect;
  }

  AccessRules rules() {
    return rules;
  }

  FieldBridges fields() {
    return fields;
  }

  MethodBridges methods() {
    return methods;
  }

  Views views() {
    return views;
  }

  Places places() {
    return places;
  }

  Overloads overloads() {
    return overloads;
  }

  /** What the handles look up. */
  LookedUp lookedUp() {
    return lookedUp;
  }

  /** The calls in bodies that go to a companion by name. */
  Set<Tree> redirected() {
    return redirected;
  }

  /** What stands for accesses behind expressions whose type is not certain. */
  Map<Tree, UncertainUse> uncertain() {
    return uncertain;
  }

  boolean isEmpty() {
    return bridges.isEmpty() && types.isEmpty() && places.isEmpty();
  }

  /** The bridge that was made for {@code key}, or null. */
  String find(String key) {
    return names.get(key);
  }

  /** A name for the bridge that {@code key} stands for. */
  String nameFor(String key, String verb, String member) {
    String base = verb + capitalized(member);
    String unique = base;
    for (int i = 2; !taken.add(unique); i++) unique = base + i;
    names.put(key, unique);
    return unique;
  }

  static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  void add(MethodSpec bridge) {
    bridges.add(bridge);
  }

  void add(TypeSpec type) {
    types.add(type);
  }

  /** The field that keeps what {@code search}, a method of {@code Handles}, finds. */
  String addHandle(CodeBlock search) {
    String field = "HANDLE" + handles.size();
    handles.add(
        FieldSpec.of(TypeName.get(MethodHandle.class), field, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(CodeBlock.of("$T.$L", HANDLES, search)));
    return field;
  }

  /** What {@code invokeExact} answers has the erased type, and is then made what the source says (JLS 15.12.3). */
  static CodeBlock casts(TypeName type, TypeName erased) {
    return type.equals(erased) ? CodeBlock.of("($T) ", type) : CodeBlock.of("($T) ($T) ", type, erased);
  }

  /** A handle's arguments have its own types exactly. */
  CodeBlock passed(TypeName type, VariableElement parameter, String name) {
    TypeName erased = erased(parameter.asType());
    return type.equals(erased) ? CodeBlock.of("$L", name) : CodeBlock.of("($T) $L", erased, name);
  }

  static CodeBlock guarded(CodeBlock code) {
    return CodeBlock.builder()
        .add("try {\n").indent().add(code).unindent()
        .add("} catch ($T thrown) {\n", Throwable.class).indent()
        .add("throw $T.sneak(thrown);\n", HANDLES).unindent().add("}\n")
        .build();
  }

  TypeName erased(TypeMirror type) {
    return TypeName.get(javac.types().erasure(type));
  }

  /** The constants that stand in the companion itself. */
  List<FieldSpec> printLabels() {
    return labels.print(javac.elements());
  }

  TypeSpec print() {
    places.print();
    return TypeSpec.of(name)
        .addJavadoc("What the bodies use and the classes here could not: private members, and those of superclasses.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addFields(handles)
        .addMethods(bridges)
        .addTypes(types);
  }
}
