package weft.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.sun.source.tree.Tree;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import weft.processor.Javac;

/**
 * The bridges of a companion to what it may not use directly: a static method for each private member, {@code super} call
 * or protected member of another package that a body uses, over a {@code static final} method handle. A bridge has the
 * generic signature of what it leads to, so that overloads and inference stay javac's business; the bridges of all
 * overloads have one name. They are in a class of their own, so that no handle is looked up before one is used.
 */
final class AccessClass {
  private static final ClassName HANDLES = ClassName.get("weft.runtime", "Handles");

  private final Javac javac;
  private final TypeElement owner;
  private final boolean isDirect;
  private final Set<Tree> redirected = new HashSet<>();
  private final Set<Tree> uncertain = new HashSet<>();
  private Set<String> privateNames;
  private final ClassName name;
  private final Starters starters;
  private final ImportedMethods imported;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<FieldSpec> handles = new ArrayList<>();
  private final List<MethodSpec> bridges = new ArrayList<>();

  AccessClass(Javac javac, TypeElement owner, ClassName companion, boolean isDirect) {
    this.javac = javac;
    this.isDirect = isDirect;
    this.owner = owner;
    this.name = companion.nestedClass("Access");
    this.starters = new Starters(owner, companion);
    this.imported = new ImportedMethods(companion, javac.types());
  }

  ImportedMethods imported() {
    return imported;
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

  /** The calls in bodies that go to a companion by name. */
  Set<Tree> redirected() {
    return redirected;
  }

  /** The accesses that may need a bridge, but the type of what is before them is not certain. */
  Set<Tree> uncertain() {
    return uncertain;
  }

  /** Notes an access behind an expression of unknown type, if the name is that of a private member of the nest. */
  void noteUncertain(Tree access, CharSequence member) {
    if (privateNames == null) {
      privateNames = new HashSet<>();
      addPrivateNames(outermost(owner));
    }
    if (privateNames.contains(member.toString())) uncertain.add(access);
  }

  private void addPrivateNames(Element type) {
    for (Element member : type.getEnclosedElements()) {
      if (member.getModifiers().contains(Modifier.PRIVATE)) privateNames.add(member.getSimpleName().toString());
      if (member instanceof TypeElement) addPrivateNames(member);
    }
  }

  boolean isEmpty() {
    return bridges.isEmpty();
  }

  /** Whether the body may use {@code member} although it is private: it is nested with it (JLS 6.6.1). */
  boolean isPrivateToBody(Element member) {
    return member.getModifiers().contains(Modifier.PRIVATE) && outermost(member).equals(outermost(owner));
  }

  private static Element outermost(Element member) {
    Element outer = member;
    while (outer.getEnclosingElement().getKind() != ElementKind.PACKAGE) outer = outer.getEnclosingElement();
    return outer;
  }

  /**
   * Whether the companion may use {@code member} of {@code holder}, if the body may. What not even the body may use does
   * not matter: nothing in it means that.
   */
  boolean isAccessible(Element member, TypeElement holder) {
    Set<Modifier> modifiers = member.getModifiers();
    if (modifiers.contains(Modifier.PRIVATE)) return !isPrivateToBody(member);
    if (!modifiers.contains(Modifier.PROTECTED)) return true;
    return javac.elements().getPackageOf(member).equals(javac.elements().getPackageOf(holder));
  }

  /** A bridge that reads {@code field}. */
  String getter(TypeElement holder, VariableElement field) {
    String key = "get " + holder + "." + field;
    if (names.containsKey(key)) return names.get(key);
    String bridge = nameFor(key, "get", field.getSimpleName().toString());
    Signature signature = new Signature(holder, field);
    TypeMirror type = signature.fieldType(field);
    CodeBlock found = handle(signature.isStatic ? "staticGetter" : "getter", holder, field);
    CodeBlock read = CodeBlock.of("return $L$L.invokeExact($L);\n",
        casts(signature.types.of(type), erased(field.asType())), found, signature.isStatic ? "" : "self");
    bridges.add(signature.method(bridge, signature.types.of(type)).addCode(guarded(read)).build());
    return bridge;
  }

  /** A bridge that assigns {@code field}, and answers the value. */
  String setter(TypeElement holder, VariableElement field) {
    String key = "set " + holder + "." + field;
    if (names.containsKey(key)) return names.get(key);
    String bridge = nameFor(key, "set", field.getSimpleName().toString());
    Signature signature = new Signature(holder, field);
    TypeName type = signature.types.of(signature.fieldType(field));
    CodeBlock found = handle(signature.isStatic ? "staticSetter" : "setter", holder, field);
    CodeBlock write = CodeBlock.of("$L.invokeExact($L$L);\nreturn value;\n",
        found, signature.isStatic ? "" : "self, ", passed(type, field, "value"));
    bridges.add(signature.method(bridge, type).addParameter(type, "value").addCode(guarded(write)).build());
    return bridge;
  }

  /** A bridge for {@code ++} ({@code operator}) before or behind {@code field}. */
  String step(TypeElement holder, VariableElement field, String operator, boolean isPrefix) {
    String key = operator + isPrefix + " " + holder + "." + field;
    if (names.containsKey(key)) return names.get(key);
    String verb = operator.equals("++") ? "increment" : "decrement";
    String get = getter(holder, field);
    String set = setter(holder, field);
    String bridge = nameFor(key, isPrefix ? verb : "post" + capitalized(verb), field.getSimpleName().toString());
    Signature signature = new Signature(holder, field);
    TypeName type = signature.types.of(signature.fieldType(field));
    String self = signature.isStatic ? "" : "self";
    String comma = signature.isStatic ? "" : "self, ";
    CodeBlock.Builder code = CodeBlock.builder().add("$T value = $L($L);\n", type, get, self);
    if (isPrefix) {
      code.add("return $L($L$Lvalue);\n", set, comma, operator);
    } else {
      code.add("$T old = value$L;\n$L($Lvalue);\nreturn old;\n", type, operator, set, comma);
    }
    bridges.add(signature.method(bridge, type).addCode(code.build()).build());
    return bridge;
  }

  /** Bridges for all methods of that name; {@code withSelf}: static ones take a receiver, too, which they ignore. */
  String methods(TypeElement holder, String method, boolean withSelf) {
    String key = "call " + holder + "." + method + withSelf;
    if (names.containsKey(key)) return names.get(key);
    String bridge = nameFor(key, withSelf ? "call" : "callStatic", method);
    for (ExecutableElement overload : methodsOf(holder, method)) {
      boolean isStatic = overload.getModifiers().contains(Modifier.STATIC);
      if (isStatic || withSelf) addMethod(bridge, holder, overload, isStatic, withSelf, null);
    }
    return bridge;
  }

  /** Bridges for all methods that {@code super.method()}, or {@code parent.super.method()}, may mean in {@code holder}. */
  String superMethods(TypeElement holder, TypeElement parent, String method) {
    String key = "super " + holder + "." + parent + "." + method;
    if (names.containsKey(key)) return names.get(key);
    String bridge = nameFor(key, "super", method);
    for (ExecutableElement overload : methodsOf(parent, method)) {
      boolean isCallable = !overload.getModifiers().contains(Modifier.ABSTRACT) && !overload.getModifiers().contains(Modifier.STATIC);
      if (isCallable) addMethod(bridge, holder, overload, false, true, parent);
    }
    return bridge;
  }

  private List<ExecutableElement> methodsOf(TypeElement holder, String method) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement member : ElementFilter.methodsIn(javac.elements().getAllMembers(holder))) {
      boolean isHidden = member.getModifiers().contains(Modifier.PRIVATE) && !isPrivateToBody(member);
      if (member.getSimpleName().contentEquals(method) && !isHidden) methods.add(member);
    }
    return methods;
  }

  private void addMethod(
      String bridge, TypeElement holder, ExecutableElement method, boolean isStatic, boolean withSelf, TypeElement parent) {
    Signature signature = new Signature(holder, method, withSelf);
    ExecutableType type = (ExecutableType) javac.types().asMemberOf((DeclaredType) holder.asType(), method);
    MethodSpec.Builder builder = signature.method(bridge, signature.types.of(type.getReturnType()));
    CodeBlock.Builder passed = CodeBlock.builder().add(isStatic ? "" : "self");
    for (int i = 0; i < type.getParameterTypes().size(); i++) {
      TypeName parameter = signature.types.of(type.getParameterTypes().get(i));
      builder.addParameter(parameter, "a" + i);
      passed.add("$L$L", i == 0 && isStatic ? "" : ", ", passed(parameter, method.getParameters().get(i), "a" + i));
    }
    builder.varargs(method.isVarArgs());
    for (TypeMirror thrown : type.getThrownTypes()) builder.addException(signature.types.of(thrown));
    CodeBlock.Builder classes = CodeBlock.builder().add("$T.class", erased(method.getReturnType()));
    for (VariableElement parameter : method.getParameters()) classes.add(", $T.class", erased(parameter.asType()));
    String field = "HANDLE" + handles.size();
    if (parent != null) {
      addHandle(field, CodeBlock.of("superMethod($T.lookup(), $T.class, $T.class, $S, $L)", MethodHandles.class,
          ClassName.get(holder), ClassName.get(parent), method.getSimpleName(), classes.build()));
    } else {
      addHandle(field, CodeBlock.of("$L($T.lookup(), $T.class, $S, $L)", isStatic ? "staticMethod" : "method",
          MethodHandles.class, ClassName.get(holder), method.getSimpleName(), classes.build()));
    }
    TypeName result = signature.types.of(type.getReturnType());
    CodeBlock call =
        result.equals(TypeName.VOID)
            ? CodeBlock.of("$L.invokeExact($L);\n", field, passed.build())
            : CodeBlock.of("return $L$L.invokeExact($L);\n", casts(result, erased(method.getReturnType())), field, passed.build());
    bridges.add(builder.addCode(guarded(call)).build());
  }

  /** Bridges for all constructors of {@code type}; an inner class takes its enclosing instance first. */
  String constructors(TypeElement type) {
    String key = "new " + type;
    if (names.containsKey(key)) return names.get(key);
    String bridge = nameFor(key, "new", type.getSimpleName().toString());
    boolean isInner = !type.getModifiers().contains(Modifier.STATIC) && type.getEnclosingElement() instanceof TypeElement;
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      TypeNames types = TypeNames.ofMember(type, constructor, true);
      TypeName created = types.of(type.asType());
      MethodSpec.Builder builder =
          MethodSpec.methodBuilder(bridge).addModifiers(Modifier.STATIC).addTypeVariables(types.declarations()).returns(created);
      List<CodeBlock> passed = new ArrayList<>();
      CodeBlock.Builder classes = CodeBlock.builder();
      if (isInner) {
        TypeElement outer = (TypeElement) type.getEnclosingElement();
        builder.addParameter(types.of(outer.asType()), "outer");
        passed.add(CodeBlock.of("outer"));
        classes.add(", $T.class", ClassName.get(outer));
      }
      for (VariableElement parameter : constructor.getParameters()) {
        String own = "a" + passed.size();
        builder.addParameter(types.of(parameter.asType()), own);
        passed.add(passed(types.of(parameter.asType()), parameter, own));
        classes.add(", $T.class", erased(parameter.asType()));
      }
      builder.varargs(constructor.isVarArgs());
      for (TypeMirror thrown : constructor.getThrownTypes()) builder.addException(types.of(thrown));
      String field = "HANDLE" + handles.size();
      addHandle(field, CodeBlock.of("constructor($T.lookup(), $T.class$L)", MethodHandles.class, ClassName.get(type), classes.build()));
      CodeBlock call = CodeBlock.of("return $L$L.invokeExact($L);\n",
          casts(created, ClassName.get(type)), field, CodeBlock.join(passed, ", "));
      bridges.add(builder.addCode(guarded(call)).build());
    }
    return bridge;
  }

  /** A bridge from an instance of {@code inner} to the instance of the class around it. */
  String enclosing(TypeElement inner) {
    TypeElement outer = (TypeElement) inner.getEnclosingElement();
    String key = "enclosing " + inner;
    if (names.containsKey(key)) return names.get(key);
    String bridge = nameFor(key, "enclosing", inner.getSimpleName().toString());
    TypeNames types = TypeNames.ofMember(inner, null, true);
    String field = "HANDLE" + handles.size();
    addHandle(field, CodeBlock.of("enclosing($T.lookup(), $T.class, $T.class)", MethodHandles.class, ClassName.get(inner), ClassName.get(outer)));
    TypeName type = types.of(outer.asType());
    bridges.add(
        MethodSpec.methodBuilder(bridge)
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(types.declarations())
            .returns(type)
            .addParameter(types.of(inner.asType()), "self")
            .addCode(guarded(CodeBlock.of("return $L$L.invokeExact(self);\n", casts(type, ClassName.get(outer)), field)))
            .build());
    return bridge;
  }

  /** What {@code invokeExact} answers has the erased type, and is then made what the source says (JLS 15.12.3). */
  private static CodeBlock casts(TypeName type, TypeName erased) {
    return type.equals(erased) ? CodeBlock.of("($T) ", type) : CodeBlock.of("($T) ($T) ", type, erased);
  }

  /** A handle's arguments have its own types exactly. */
  private CodeBlock passed(TypeName type, VariableElement parameter, String name) {
    TypeName erased = erased(parameter.asType());
    return type.equals(erased) ? CodeBlock.of("$L", name) : CodeBlock.of("($T) $L", erased, name);
  }

  private CodeBlock handle(String search, TypeElement holder, VariableElement field) {
    String handle = "HANDLE" + handles.size();
    addHandle(handle, CodeBlock.of("$L($T.lookup(), $T.class, $S, $T.class)", search, MethodHandles.class,
        ClassName.get(holder), field.getSimpleName(), erased(field.asType())));
    return CodeBlock.of("$L", handle);
  }

  private void addHandle(String field, CodeBlock search) {
    handles.add(
        FieldSpec.builder(MethodHandle.class, field, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$T.$L", HANDLES, search)
            .build());
  }

  private static CodeBlock guarded(CodeBlock code) {
    return CodeBlock.builder()
        .add("try {\n").indent().add(code).unindent()
        .add("} catch ($T thrown) {\n", Throwable.class).indent()
        .add("throw $T.sneak(thrown);\n", HANDLES).unindent().add("}\n")
        .build();
  }

  private TypeName erased(TypeMirror type) {
    return TypeName.get(javac.types().erasure(type)).withoutAnnotations();
  }

  private String nameFor(String key, String verb, String member) {
    String base = verb + capitalized(member);
    String unique = base;
    for (int i = 2; !taken.add(unique); i++) unique = base + i;
    names.put(key, unique);
    return unique;
  }

  static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The type parameters and the receiver of a bridge. */
  private final class Signature {
    private final TypeElement holder;
    private final boolean isStatic;
    private final boolean hasSelf;
    private final TypeNames types;

    Signature(TypeElement holder, VariableElement field) {
      this.holder = holder;
      this.isStatic = field.getModifiers().contains(Modifier.STATIC);
      this.hasSelf = !isStatic;
      this.types = TypeNames.ofMember(holder, null, hasSelf);
    }

    Signature(TypeElement holder, ExecutableElement method, boolean hasSelf) {
      this.holder = holder;
      this.isStatic = method.getModifiers().contains(Modifier.STATIC);
      this.hasSelf = hasSelf;
      this.types = TypeNames.ofMember(holder, method, hasSelf);
    }

    TypeMirror fieldType(VariableElement field) {
      return isStatic || field.getKind() == ElementKind.ENUM_CONSTANT
          ? field.asType()
          : javac.types().asMemberOf((DeclaredType) holder.asType(), field);
    }

    MethodSpec.Builder method(String name, TypeName returns) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).addTypeVariables(types.declarations()).returns(returns);
      return hasSelf ? method.addParameter(types.of(holder.asType()), "self") : method;
    }
  }

  TypeSpec print() {
    return TypeSpec.classBuilder(name)
        .addJavadoc("What the bodies use and the classes here could not: private members, and those of superclasses.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addFields(handles)
        .addMethods(bridges)
        .build();
  }
}
