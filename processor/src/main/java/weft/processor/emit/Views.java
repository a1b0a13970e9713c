package weft.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import weft.processor.Javac;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;

/**
 * Objects that stand for others and have one of their members under its own name, so that the text behind them can stay
 * as it is: {@code new MOfBox<>(box)::m} for {@code box::m} with a private {@code m}, whatever its overloads.
 */
final class Views {
  /** What every object has cannot be had for another one. */
  private static final Set<String> OF_THE_VIEW_ITSELF = Set.of("getClass", "notify", "notifyAll", "wait", "finalize");

  private final Javac javac;
  private final AccessClass access;
  private final Map<String, ClassName> classes = new HashMap<>();

  Views(Javac javac, AccessClass access) {
    this.javac = javac;
    this.access = access;
  }

  /** Whether a view can have a method of that name. */
  static boolean canShow(String method) {
    return !OF_THE_VIEW_ITSELF.contains(method);
  }

  /** How views are made of objects of {@code holder}: {@code new MOfBox<>}. */
  static CodeBlock creation(TypeElement holder, ClassName view) {
    boolean isGeneric = !TypeNames.ofMember(holder, null, true).arguments().isEmpty();
    return CodeBlock.of(isGeneric ? "new $T<>" : "new $T", view);
  }

  /** Views with the value of {@code field}. */
  ClassName ofField(TypeElement holder, VariableElement field) {
    String key = "view field " + holder + "." + field;
    if (classes.containsKey(key)) return classes.get(key);
    String name = field.getSimpleName().toString();
    String getter = access.fields().getter(holder, field);
    ViewClass view = newClass(key, AccessClass.capitalized(name), "Of" + holder.getSimpleName(), holder);
    Signature signature = Signature.of(javac, holder, field);
    view.addValue(signature.fieldType(field), name, CodeBlock.of("$L($L)", getter, signature.isStatic() ? "" : "self"));
    return add(key, view);
  }

  /** Views with the methods of that name. */
  ClassName ofMethods(TypeElement holder, String method) {
    String key = "view methods " + holder + "." + method;
    if (classes.containsKey(key)) return classes.get(key);
    String bridge = access.methods().methods(holder, method, true);
    ViewClass view = newClass(key, AccessClass.capitalized(method), "Of" + holder.getSimpleName(), holder);
    return addMethods(key, view, holder, access.methods().bridged(holder, method), bridge);
  }

  /** Views with the methods that {@code super.method()}, or {@code parent.super.method()}, may mean in {@code holder}. */
  ClassName ofSuper(TypeElement holder, TypeElement parent, String method) {
    String key = "view super " + holder + "." + parent + "." + method;
    if (classes.containsKey(key)) return classes.get(key);
    String bridge = access.methods().superMethods(holder, parent, method);
    List<ExecutableElement> methods = new ArrayList<>(access.methods().bridged(parent, method));
    methods.removeIf(m -> Signature.isStatic(m) || m.getModifiers().contains(Modifier.ABSTRACT));
    ViewClass view = newClass(key, AccessClass.capitalized(method), "OfSuperOf" + holder.getSimpleName(), holder);
    return addMethods(key, view, holder, methods, bridge);
  }

  /** Views of the instance around objects of {@code inner}, with methods that create those. */
  ClassName ofConstructors(TypeElement inner) {
    String key = "view constructors " + inner;
    if (classes.containsKey(key)) return classes.get(key);
    String bridge = access.methods().constructors(inner);
    TypeElement outer = (TypeElement) inner.getEnclosingElement();
    ViewClass view = newClass(key, inner.getSimpleName().toString(), "Of" + outer.getSimpleName(), outer);
    view.keepSelf();
    for (ExecutableElement constructor : access.methods().bridgedConstructors(inner)) {
      List<TypeParameterElement> parameters = new ArrayList<>(inner.getTypeParameters());
      parameters.addAll(constructor.getTypeParameters());
      TypeNames own = view.types().within(parameters);
      view.addCall(bridge, bridge, own, own.of(inner.asType()), constructor, (ExecutableType) constructor.asType());
    }
    return add(key, view);
  }

  private ClassName addMethods(
      String key, ViewClass view, TypeElement holder, List<ExecutableElement> methods, String bridge) {
    view.keepSelf();
    for (ExecutableElement method : methods) {
      ExecutableType type = (ExecutableType) javac.types().asMemberOf((DeclaredType) holder.asType(), method);
      TypeNames own = view.types().within(method.getTypeParameters());
      view.addCall(method.getSimpleName().toString(), bridge, own, own.of(type.getReturnType()), method, type);
    }
    return add(key, view);
  }

  private ViewClass newClass(String key, String member, String of, TypeElement holder) {
    ClassName name = access.name().nestedClass(access.nameFor(key, member, of));
    classes.put(key, name);
    return new ViewClass(name, holder);
  }

  private ClassName add(String key, ViewClass view) {
    access.add(view.build());
    return classes.get(key);
  }
}
