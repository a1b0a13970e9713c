package weft.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import weft.processor.Javac;

/** The types of calls and fields: certain if overload resolution and inference cannot change them. */
final class CallTypes {
  private final ExpressionTypes expressions;
  private final Names names;
  private final Scopes scopes;
  private final TypeElement owner;
  private final Types types;

  CallTypes(ExpressionTypes expressions, Names names, Scopes scopes, TypeElement owner) {
    this.expressions = expressions;
    this.names = names;
    this.scopes = scopes;
    this.owner = owner;
    Javac javac = scopes.javac();
    this.types = javac.types();
  }

  /** What {@code qualifier} has members of: a type, the superclass, or the type of an expression; null if uncertain. */
  TypeMirror receiver(ExpressionTree qualifier) {
    Meaning meaning = names.of(qualifier);
    if (meaning instanceof Meaning.Type type) {
      return type.element().asType();
    }
    if (meaning instanceof Meaning.Instance instance && instance.isSuper()) {
      return superclass(instance.holder());
    }
    TypeMirror type = expressions.standaloneType(qualifier);
    return type instanceof TypeVariable variable ? variable.getUpperBound() : type;
  }

  /** The superclass as it is inherited; for {@code Iface.super} the interface, which is inherited itself. */
  private TypeMirror superclass(TypeElement holder) {
    if (!holder.getKind().isInterface()) {
      return holder.getSuperclass();
    }
    for (TypeMirror inherited : owner.getInterfaces()) {
      if (inherited instanceof DeclaredType declared && declared.asElement().equals(holder)) {
        return inherited;
      }
    }
    return null;
  }

  /** The type of a field as a member of {@code containing}; null if it involves captured wildcards. */
  TypeMirror memberType(TypeMirror containing, Element member) {
    TypeMirror type = mentionsNoParameters(member.asType()) ? member.asType() : asMember(containing, member);
    return type != null && isCertain(type) ? type : null;
  }

  /** Then it is the same for all parameterizations of the class, those with wildcards included. */
  private boolean mentionsNoParameters(TypeMirror type) {
    return type.getKind().isPrimitive()
        || (!(type instanceof TypeVariable) && types.isSameType(type, types.erasure(type)));
  }

  private TypeMirror asMember(TypeMirror containing, Element member) {
    if (!(containing instanceof DeclaredType declared) || hasWildcards(declared)) {
      return member.getModifiers().contains(Modifier.STATIC) ? member.asType() : null;
    }
    try {
      return types.asMemberOf(declared, member);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean hasWildcards(DeclaredType type) {
    return type.getTypeArguments().stream().anyMatch(WildcardType.class::isInstance)
        || (type.getEnclosingType() instanceof DeclaredType outer && hasWildcards(outer));
  }

  private static boolean isCertain(TypeMirror type) {
    return type.getKind() == TypeKind.VOID || Denotable.isDenotable(type);
  }

  TypeMirror type(MethodInvocationTree call) {
    int arguments = call.getArguments().size();
    TypeMirror result = null;
    for (Candidate candidate : candidates(call.getMethodSelect())) {
      if (Lookup.takes(candidate.method(), arguments)) {
        TypeMirror type = returnType(candidate, call);
        if (type == null || (result != null && !types.isSameType(result, type))) {
          return null;
        }
        result = type;
      }
    }
    return result;
  }

  /**
   * The type that {@code call} has where nothing is expected of it, as an initializer of {@code var} or what a member is
   * selected from: also if it is one of a generic method whose type arguments follow from the types of the arguments alone.
   */
  TypeMirror standaloneType(MethodInvocationTree call) {
    TypeMirror type = type(call);
    if (type != null || !call.getTypeArguments().isEmpty()) return type;
    int arguments = call.getArguments().size();
    List<Candidate> fitting = new ArrayList<>(candidates(call.getMethodSelect()));
    fitting.removeIf(candidate -> !Lookup.takes(candidate.method(), arguments));
    boolean isChoice = fitting.size() > 1;
    // JLS 15.12.2: a method of fixed arity that can be called comes before those of variable arity.
    if (isChoice) fitting.removeIf(candidate -> candidate.method().isVarArgs());
    return fitting.size() == 1 ? inferredType(fitting.get(0), call, isChoice) : null;
  }

  private TypeMirror inferredType(Candidate candidate, MethodInvocationTree call, boolean isChoice) {
    ExecutableElement method = candidate.method();
    if (method.getTypeParameters().isEmpty() || !(asMember(candidate.containing(), method) instanceof ExecutableType executable)) {
      return null;
    }
    Inference inference = new Inference(types, method.getTypeParameters());
    for (int i = 0; i < call.getArguments().size(); i++) {
      ExpressionTree argument = call.getArguments().get(i);
      TypeMirror actual = expressions.type(argument);
      TypeMirror formal = formal(executable, i, method.isVarArgs());
      boolean isSpread = actual instanceof ArrayType && (isChoice || method.isVarArgs());
      if (isSpread || !(mentions(formal, method.getTypeParameters()) ? actual != null : isPassed(argument, actual, formal, isChoice))) {
        return null;
      }
      if (mentions(formal, method.getTypeParameters())) inference.pass(actual, formal);
    }
    TypeMirror type = inference.apply(executable.getReturnType());
    return type != null && isCertain(type) ? type : null;
  }

  private static TypeMirror formal(ExecutableType method, int index, boolean isVarArgs) {
    List<? extends TypeMirror> formals = method.getParameterTypes();
    boolean isElement = isVarArgs && index >= formals.size() - 1;
    return isElement ? ((ArrayType) formals.get(formals.size() - 1)).getComponentType() : formals.get(index);
  }

  /** Without an unchecked conversion; where there is a choice between methods, certainly. */
  private boolean isPassed(ExpressionTree argument, TypeMirror actual, TypeMirror formal, boolean isChoice) {
    if (isChoice && (actual == null || !types.isAssignable(actual, formal))) return false;
    return !isParameterized(formal) || isCheckedAs(argument, formal);
  }

  /** Whether each method that {@code call} may mean is a template method: what it answers belongs to the caller alone. */
  boolean callsGenerator(MethodInvocationTree call) {
    List<Candidate> candidates = new ArrayList<>(candidates(call.getMethodSelect()));
    candidates.removeIf(candidate -> !Lookup.takes(candidate.method(), call.getArguments().size()));
    return !candidates.isEmpty() && candidates.stream().allMatch(candidate -> GeneratorMethod.isAnnotated(candidate.method()));
  }

  /**
   * The component type of the variable arity parameter that the last argument of {@code call} is for; null where there is
   * none, or more than one. An expression of any type would be taken for the array (JLS 15.12.2.2).
   */
  TypeMirror spread(MethodInvocationTree call) {
    int arguments = call.getArguments().size();
    TypeMirror found = null;
    for (Candidate candidate : candidates(call.getMethodSelect())) {
      ExecutableElement method = candidate.method();
      if (!method.isVarArgs() || method.getParameters().size() != arguments) continue;
      TypeMirror component = ((ArrayType) method.getParameters().get(arguments - 1).asType()).getComponentType();
      if (!mentionsNoParameters(component) || found != null && !types.isSameType(found, component)) return null;
      found = component;
    }
    return found;
  }

  /** Whether each method that {@code call} may mean has a parameter of primitive type at {@code index}, which may be -1. */
  boolean takesPrimitive(MethodInvocationTree call, int index) {
    List<ExecutableElement> methods = candidates(call.getMethodSelect()).stream().map(Candidate::method).toList();
    return takePrimitive(methods, call.getArguments().size(), index);
  }

  /** The same for a constructor. */
  boolean takesPrimitive(NewClassTree creation, int index) {
    return created(creation) instanceof DeclaredType created
        && takePrimitive(ElementFilter.constructorsIn(created.asElement().getEnclosedElements()), creation.getArguments().size(), index);
  }

  /** The class whose constructor is called, also where the object is of an anonymous one or the type arguments are inferred. */
  private TypeMirror created(NewClassTree creation) {
    TypeMirror type = expressions.type(creation);
    if (type != null || creation.getEnclosingExpression() != null) return type;
    return names.typeOf(creation.getIdentifier() instanceof ParameterizedTypeTree p ? p.getType() : creation.getIdentifier());
  }

  private static boolean takePrimitive(List<ExecutableElement> methods, int arguments, int index) {
    List<ExecutableElement> taking = methods.stream().filter(method -> Lookup.takes(method, arguments)).toList();
    return index >= 0 && !taking.isEmpty() && taking.stream().allMatch(method -> takesPrimitive(method, index));
  }

  /** An argument for a parameter of variable arity is an element of its array (JLS 15.12.4.2). */
  private static boolean takesPrimitive(ExecutableElement method, int index) {
    return formal((ExecutableType) method.asType(), index, method.isVarArgs()).getKind().isPrimitive();
  }

  private record Candidate(TypeMirror containing, ExecutableElement method) {}

  private List<Candidate> candidates(ExpressionTree select) {
    List<Candidate> candidates = new ArrayList<>();
    if (select instanceof IdentifierTree identifier) {
      String name = identifier.getName().toString();
      if (names.of(select) instanceof Meaning.Member member) {
        addMethods(candidates, member.holder().asType(), name);
      } else if (names.of(select) instanceof Meaning.ImportedMember) {
        for (Meaning.ImportedMember imported : names.imported(identifier)) {
          candidates.add(new Candidate(imported.declaring().asType(), (ExecutableElement) imported.member()));
        }
      }
    } else if (select instanceof MemberSelectTree member) {
      addMethods(candidates, receiver(member.getExpression()), member.getIdentifier().toString());
    }
    return candidates;
  }

  private void addMethods(List<Candidate> candidates, TypeMirror containing, String name) {
    if (containing instanceof DeclaredType declared) {
      TypeElement type = (TypeElement) declared.asElement();
      Members members = scopes.members(type);
      if (!members.hasUnknownSupertype() && !hasCompilerTypedMethods(type, name)) {
        members.methods(name).forEach(method -> candidates.add(new Candidate(containing, (ExecutableElement) method)));
      }
    }
  }

  /** JLS 4.3.2 for {@code getClass}; 15.12.3 for the signature polymorphic methods. */
  private static boolean hasCompilerTypedMethods(TypeElement type, String name) {
    String declaring = type.getQualifiedName().toString();
    return name.equals("getClass")
        || declaring.equals("java.lang.invoke.MethodHandle")
        || declaring.equals("java.lang.invoke.VarHandle");
  }

  /**
   * Null if the return type mentions the method's own type parameters, which are inferred; or if an argument may need an
   * unchecked conversion, after which it is erased (JLS 15.12.2.6).
   */
  private TypeMirror returnType(Candidate candidate, MethodInvocationTree call) {
    ExecutableElement method = candidate.method();
    TypeMirror declared = method.getReturnType();
    if (declared instanceof TypeVariable variable && call.getTypeArguments().size() == method.getTypeParameters().size()) {
      int index = method.getTypeParameters().indexOf(variable.asElement());
      if (index >= 0) return names.typeOf(call.getTypeArguments().get(index)); // written, not inferred
    }
    if (declared.getKind() == TypeKind.VOID || mentionsNoParameters(declared)) {
      return declared;
    }
    if (mentions(declared, method.getTypeParameters())
        || !(asMember(candidate.containing(), method) instanceof ExecutableType executable)) {
      return null;
    }
    List<? extends TypeMirror> parameters = executable.getParameterTypes();
    for (int i = 0; i < parameters.size(); i++) {
      TypeMirror parameter = parameters.get(i);
      boolean isChecked = !isParameterized(parameter) || !method.isVarArgs() && isCheckedAs(call.getArguments().get(i), parameter);
      if (!isChecked || mentions(parameter, method.getTypeParameters())) return null;
    }
    return isCertain(executable.getReturnType()) ? executable.getReturnType() : null;
  }

  /** {@code argument}, if it can be passed for {@code parameter}, needs no unchecked conversion for that (JLS 5.1.9). */
  private boolean isCheckedAs(ExpressionTree argument, TypeMirror parameter) {
    if (argument instanceof LambdaExpressionTree || argument instanceof MemberReferenceTree) return true;
    TypeMirror type = expressions.type(argument);
    return type != null && types.isSubtype(type, parameter);
  }

  private static boolean isParameterized(TypeMirror type) {
    return type instanceof ArrayType array
        ? isParameterized(array.getComponentType())
        : type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty();
  }

  static boolean mentions(TypeMirror type, List<? extends TypeParameterElement> parameters) {
    if (parameters.isEmpty() || type == null) {
      return false;
    }
    if (type instanceof TypeVariable variable) {
      return parameters.contains(variable.asElement());
    }
    if (type instanceof ArrayType array) {
      return mentions(array.getComponentType(), parameters);
    }
    if (type instanceof WildcardType wildcard) {
      return mentions(wildcard.getExtendsBound(), parameters) || mentions(wildcard.getSuperBound(), parameters);
    }
    return type instanceof DeclaredType declared
        && (declared.getTypeArguments().stream().anyMatch(argument -> mentions(argument, parameters))
            || mentions(declared.getEnclosingType(), parameters));
  }
}
