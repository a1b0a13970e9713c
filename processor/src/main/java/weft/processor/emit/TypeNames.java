package weft.processor.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import weft.processor.source.GeneratorMethod;
import weft.processor.text.ArrayTypeName;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.ParameterizedTypeName;
import weft.processor.text.TypeName;
import weft.processor.text.TypeVariableName;
import weft.processor.text.WildcardTypeName;

/**
 * The type parameters of a run class, and types written in terms of them. A run class is static: it has the parameters of
 * the method, and for an instance method those of the classes around it as well. One that another hides in the source (JLS
 * 8.4.4) gets another name.
 */
final class TypeNames {
  private final Map<Element, String> names = new LinkedHashMap<>();
  private final List<TypeParameterElement> parameters = new ArrayList<>();
  private BiFunction<TypeElement, Boolean, String> localNames;

  private TypeNames() {}

  static TypeNames of(GeneratorMethod method) {
    return ofMember(method.owner(), method.element(), !method.isStatic());
  }

  /** For a static method that stands for {@code member}, which may be null, of an instance of {@code holder}, or of none. */
  static TypeNames ofMember(TypeElement holder, ExecutableElement member, boolean ofInstance) {
    TypeNames types = new TypeNames();
    List<List<? extends TypeParameterElement>> levels = new ArrayList<>();
    if (member != null) levels.add(member.getTypeParameters());
    if (ofInstance) {
      for (Element type = holder; type instanceof TypeElement t; type = type.getEnclosingElement()) {
        levels.add(0, t.getTypeParameters());
        if (t.getModifiers().contains(Modifier.STATIC)) break;
      }
    }
    types.name(levels);
    return types;
  }

  /** For a generic member of a class that has these type parameters: its own ones get names that hide none of them. */
  TypeNames within(List<? extends TypeParameterElement> own) {
    TypeNames inner = new TypeNames();
    inner.names.putAll(names);
    for (TypeParameterElement parameter : own) {
      String name = parameter.getSimpleName().toString();
      String unique = name;
      for (int n = 2; inner.names.containsValue(unique); n++) unique = name + n;
      inner.names.put(parameter, unique);
    }
    inner.parameters.addAll(own);
    return inner;
  }

  /** The innermost parameter of a name keeps it. */
  private void name(List<List<? extends TypeParameterElement>> levels) {
    Set<String> taken = new HashSet<>();
    for (int i = levels.size() - 1; i >= 0; i--) {
      for (TypeParameterElement parameter : levels.get(i)) {
        String name = parameter.getSimpleName().toString();
        String unique = name;
        for (int n = 2; !taken.add(unique); n++) unique = name + n;
        names.put(parameter, unique);
      }
    }
    for (List<? extends TypeParameterElement> level : levels) parameters.addAll(level);
  }

  /** The parameters, with their bounds. */
  List<TypeVariableName> declarations() {
    List<TypeVariableName> declarations = new ArrayList<>();
    for (TypeParameterElement parameter : parameters) {
      TypeName[] bounds =
          parameter.getBounds().stream().map(this::of).filter(b -> !b.equals(ClassName.OBJECT)).toArray(TypeName[]::new);
      declarations.add(TypeVariableName.get(names.get(parameter), bounds));
    }
    return declarations;
  }

  /** The parameters as arguments. */
  List<TypeVariableName> arguments() {
    return parameters.stream().map(parameter -> TypeVariableName.get(names.get(parameter))).toList();
  }

  /** {@code type} as it is written; annotations on it are dropped. */
  TypeName of(TypeMirror type) {
    return switch (type.getKind()) {
      case TYPEVAR -> ofVariable((TypeVariable) type);
      case ARRAY -> ArrayTypeName.of(of(((ArrayType) type).getComponentType()));
      case DECLARED -> ofDeclared((DeclaredType) type);
      case WILDCARD -> ofWildcard((WildcardType) type);
      case INTERSECTION -> of(((IntersectionType) type).getBounds().get(0));
      default -> TypeName.get(type);
    };
  }

  private TypeName ofVariable(TypeVariable type) {
    String name = names.get(type.asElement());
    if (name != null) return TypeVariableName.get(name);
    String own = type.asElement().getSimpleName().toString();
    return own.startsWith("<") ? of(type.getUpperBound()) : TypeVariableName.get(own);
  }

  /** From here on, local classes have names: a function of the class, and whether its name is that of the raw type. */
  void nameLocalClasses(BiFunction<TypeElement, Boolean, String> names) {
    localNames = names;
  }

  /** A local class, or a member of one, is in no package, and is written as it is. */
  private TypeName ofLocal(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    String name =
        element.getNestingKind() == NestingKind.MEMBER && type.getEnclosingType() instanceof DeclaredType outer
            ? of(outer) + "." + element.getSimpleName()
            : nameOf(element, !element.getTypeParameters().isEmpty() && type.getTypeArguments().isEmpty());
    if (type.getTypeArguments().isEmpty()) return TypeVariableName.get(name);
    String arguments = type.getTypeArguments().stream().map(a -> of(a).toString()).collect(Collectors.joining(", "));
    return TypeVariableName.get(name + "<" + arguments + ">");
  }

  private String nameOf(TypeElement type, boolean isRaw) {
    return type.getNestingKind() == NestingKind.MEMBER
        ? nameOf((TypeElement) type.getEnclosingElement(), true) + "." + type.getSimpleName()
        : localNames.apply(type, isRaw);
  }

  private static boolean isLocal(Element type) {
    Element outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement enclosing) outermost = enclosing;
    return ((TypeElement) outermost).getNestingKind() == NestingKind.LOCAL;
  }

  private TypeName ofDeclared(DeclaredType type) {
    if (isLocal(type.asElement())) return ofLocal(type);
    ClassName raw = ClassName.get((TypeElement) type.asElement());
    List<TypeName> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) arguments.add(of(argument));
    TypeMirror enclosing = type.getEnclosingType();
    boolean isStatic = type.asElement().getModifiers().contains(Modifier.STATIC);
    if (enclosing.getKind() == TypeKind.DECLARED && !isStatic && of(enclosing) instanceof ParameterizedTypeName outer) {
      return outer.nestedClass(raw.simpleName(), arguments);
    }
    return arguments.isEmpty() ? raw : ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new));
  }

  private TypeName ofWildcard(WildcardType type) {
    if (type.getExtendsBound() != null) return WildcardTypeName.subtypeOf(of(type.getExtendsBound()));
    if (type.getSuperBound() != null) return WildcardTypeName.supertypeOf(of(type.getSuperBound()));
    return WildcardTypeName.subtypeOf(ClassName.OBJECT);
  }

  CodeBlock codeOf(TypeMirror type) {
    return CodeBlock.of("$T", of(type));
  }

  /** The parameter types of the method, the last one an array where it is variable. */
  List<TypeName> parameterTypes(ExecutableElement method) {
    return method.getParameters().stream().map(parameter -> of(parameter.asType())).toList();
  }
}
