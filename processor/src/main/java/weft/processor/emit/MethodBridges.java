package weft.processor.emit;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import weft.processor.Javac;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeName;
import weft.processor.text.TypeVariableName;

/**
 * The bridges to methods and constructors. A bridge has the generic signature of what it leads to, so that overloads and
 * inference stay javac's business; the bridges of all overloads have one name. What has a private type in its signature
 * gets none: whoever asks refuses a call that might mean it.
 */
final class MethodBridges {
  private final Javac javac;
  private final AccessClass access;

  MethodBridges(Javac javac, AccessClass access) {
    this.javac = javac;
    this.access = access;
  }

  /** Bridges for all methods of that name; {@code withSelf}: static ones take a receiver, too, which they ignore. */
  String methods(TypeElement holder, String method, boolean withSelf) {
    String key = "call " + holder + "." + method + withSelf;
    if (access.find(key) != null) return access.find(key);
    String bridge = access.nameFor(key, withSelf ? "call" : "callStatic", method);
    for (ExecutableElement overload : bridged(holder, method)) {
      if (Signature.isStatic(overload) || withSelf) addMethod(bridge, holder, overload, withSelf, null);
    }
    return bridge;
  }

  /**
   * Bridges for what {@code holder::method} may mean: a method of an instance takes it first (JLS 15.13.1). Where a static
   * one looks like that, too, the reference is ambiguous in the source.
   */
  String referred(TypeElement holder, String method) {
    String key = "refer " + holder + "." + method;
    if (access.find(key) != null) return access.find(key);
    String bridge = access.nameFor(key, "refer", method);
    Set<List<TypeName>> taken = new HashSet<>();
    for (ExecutableElement overload : bridged(holder, method)) {
      List<TypeName> parameters = new ArrayList<>();
      if (!Signature.isStatic(overload)) parameters.add(access.erased(holder.asType()));
      overload.getParameters().forEach(parameter -> parameters.add(access.erased(parameter.asType())));
      if (taken.add(parameters)) addMethod(bridge, holder, overload, !Signature.isStatic(overload), null);
    }
    return bridge;
  }

  /** Bridges for all methods that {@code super.method()}, or {@code parent.super.method()}, may mean in {@code holder}. */
  String superMethods(TypeElement holder, TypeElement parent, String method) {
    String key = "super " + holder + "." + parent + "." + method;
    if (access.find(key) != null) return access.find(key);
    String bridge = access.nameFor(key, "super", method);
    for (ExecutableElement overload : bridged(parent, method)) {
      boolean isCallable = !overload.getModifiers().contains(Modifier.ABSTRACT) && !Signature.isStatic(overload);
      if (isCallable) addMethod(bridge, holder, overload, true, parent);
    }
    return bridge;
  }

  /** The methods of that name that get a bridge. */
  List<ExecutableElement> bridged(TypeElement holder, String method) {
    AccessRules rules = access.rules();
    return rules.methods(holder, method).stream().filter(overload -> rules.privateTypeOf(overload, holder) == null).toList();
  }

  private void addMethod(String bridge, TypeElement holder, ExecutableElement method, boolean withSelf, TypeElement parent) {
    boolean isStatic = Signature.isStatic(method);
    Signature signature = Signature.of(javac, holder, method, withSelf);
    ExecutableType type = (ExecutableType) javac.types().asMemberOf((DeclaredType) holder.asType(), method);
    TypeName result = signature.types().of(type.getReturnType());
    MethodSpec builder = signature.method(bridge, result);
    List<CodeBlock> passed = new ArrayList<>();
    if (!isStatic) passed.add(CodeBlock.of("self"));
    for (int i = 0; i < type.getParameterTypes().size(); i++) {
      TypeName parameter = signature.types().of(type.getParameterTypes().get(i));
      builder.addParameter(parameter, "a" + i);
      passed.add(access.passed(parameter, method.getParameters().get(i), "a" + i));
    }
    builder.varargs(method.isVarArgs());
    for (TypeMirror thrown : type.getThrownTypes()) builder.addException(signature.types().of(thrown));
    access.lookedUp().add(method);
    String handle = access.addHandle(search(holder, method, parent));
    CodeBlock arguments = CodeBlock.join(passed, ", ");
    CodeBlock call =
        result.equals(TypeName.VOID)
            ? CodeBlock.of("$L.invokeExact($L);\n", handle, arguments)
            : CodeBlock.of("return $L$L.invokeExact($L);\n",
                AccessClass.casts(result, access.erased(method.getReturnType())), handle, arguments);
    access.add(builder.addCode(AccessClass.guarded(call)));
  }

  private CodeBlock search(TypeElement holder, ExecutableElement method, TypeElement parent) {
    CodeBlock.Builder types = CodeBlock.builder().add("$T.class", access.erased(method.getReturnType()));
    for (VariableElement parameter : method.getParameters()) types.add(", $T.class", access.erased(parameter.asType()));
    ClassName type = ClassName.get(holder);
    if (parent != null) {
      return CodeBlock.of("superMethod($T.lookup(), $T.class, $T.class, $S, $L)",
          MethodHandles.class, type, ClassName.get(parent), method.getSimpleName(), types.build());
    }
    return CodeBlock.of("$L($T.lookup(), $T.class, $S, $L)",
        Signature.isStatic(method) ? "staticMethod" : "method", MethodHandles.class, type, method.getSimpleName(), types.build());
  }

  /** Whether an object of {@code type} has one around it. */
  static boolean isInner(TypeElement type) {
    return !Signature.isStatic(type) && type.getEnclosingElement() instanceof TypeElement && type.getKind().isClass();
  }

  /** The constructors that get a bridge. */
  List<ExecutableElement> bridgedConstructors(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> access.rules().privateTypeOf(constructor, type) == null)
        .toList();
  }

  /** Bridges for all constructors of {@code type}; an inner class takes its enclosing instance first. */
  String constructors(TypeElement type) {
    String key = "new " + type;
    if (access.find(key) != null) return access.find(key);
    String bridge = access.nameFor(key, "new", type.getSimpleName().toString());
    for (ExecutableElement constructor : bridgedConstructors(type)) {
      TypeNames types = TypeNames.ofMember(type, constructor, true);
      addConstructor(bridge, type, constructor, types.declarations(), types::of);
    }
    return bridge;
  }

  /** The same for the raw type, whose constructors have erased signatures (JLS 4.8). */
  String rawConstructors(TypeElement type) {
    String key = "new raw " + type;
    if (access.find(key) != null) return access.find(key);
    String bridge = access.nameFor(key, "newRaw", type.getSimpleName().toString());
    for (ExecutableElement constructor : bridgedConstructors(type)) {
      addConstructor(bridge, type, constructor, List.of(), access::erased);
    }
    return bridge;
  }

  private void addConstructor(String bridge, TypeElement type, ExecutableElement constructor,
      List<TypeVariableName> parameters, Function<TypeMirror, TypeName> types) {
    TypeName created = types.apply(type.asType());
    MethodSpec builder =
        MethodSpec.method(bridge).addModifiers(Modifier.STATIC).addTypeVariables(parameters).returns(created);
    List<CodeBlock> passed = new ArrayList<>();
    CodeBlock.Builder classes = CodeBlock.builder();
    if (isInner(type)) {
      access.lookedUp().addInner(constructor);
      TypeElement outer = (TypeElement) type.getEnclosingElement();
      builder.addParameter(types.apply(outer.asType()), "outer");
      passed.add(CodeBlock.of("outer"));
      classes.add(", $T.class", ClassName.get(outer));
    } else {
      access.lookedUp().add(constructor);
    }
    for (VariableElement parameter : constructor.getParameters()) {
      String own = "a" + passed.size();
      TypeName declared = types.apply(parameter.asType());
      builder.addParameter(declared, own);
      passed.add(access.passed(declared, parameter, own));
      classes.add(", $T.class", access.erased(parameter.asType()));
    }
    builder.varargs(constructor.isVarArgs());
    for (TypeMirror thrown : constructor.getThrownTypes()) builder.addException(types.apply(thrown));
    String handle = access.addHandle(
        CodeBlock.of("constructor($T.lookup(), $T.class$L)", MethodHandles.class, ClassName.get(type), classes.build()));
    CodeBlock call = CodeBlock.of("return $L$L.invokeExact($L);\n",
        AccessClass.casts(created, ClassName.get(type)), handle, CodeBlock.join(passed, ", "));
    access.add(builder.addCode(AccessClass.guarded(call)));
  }

  /** A bridge from an instance of {@code inner} to the instance of the class around it. */
  String enclosing(TypeElement inner) {
    TypeElement outer = (TypeElement) inner.getEnclosingElement();
    String key = "enclosing " + inner;
    if (access.find(key) != null) return access.find(key);
    String bridge = access.nameFor(key, "enclosing", inner.getSimpleName().toString());
    TypeNames types = TypeNames.ofMember(inner, null, true);
    access.lookedUp().addEnclosing(inner);
    String handle = access.addHandle(
        CodeBlock.of("enclosing($T.lookup(), $T.class, $T.class)", MethodHandles.class, ClassName.get(inner), ClassName.get(outer)));
    TypeName type = types.of(outer.asType());
    access.add(
        MethodSpec.method(bridge)
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(types.declarations())
            .returns(type)
            .addParameter(types.of(inner.asType()), "self")
            .addCode(AccessClass.guarded(
                CodeBlock.of("return $L$L.invokeExact(self);\n", AccessClass.casts(type, ClassName.get(outer)), handle))));
    return bridge;
  }
}
