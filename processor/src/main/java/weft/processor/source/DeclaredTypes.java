package weft.processor.source;

import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import weft.processor.Javac;
import weft.processor.flow.Variable;

/** The types of the variables of a template method, as far as they can be written. */
final class DeclaredTypes {
  private final Names names;
  private final Types types;
  private final GeneratorMethod method;
  private final TypeTrees typeTrees;
  private final TypeOracle oracle;
  private final InferredTypes inferred;
  private final Map<Variable, Optional<TypeMirror>> known = new HashMap<>();

  DeclaredTypes(Names names, Javac javac, GeneratorMethod method, TypeTrees typeTrees) {
    this.names = names;
    this.types = javac.types();
    this.method = method;
    this.typeTrees = typeTrees;
    this.oracle = new TypeOracle(javac, names);
    this.inferred = new InferredTypes(names, types);
  }

  boolean sawUnknownTypes() {
    return oracle.sawUnknownTypes();
  }

  Optional<TypeMirror> of(Variable variable) {
    Optional<TypeMirror> type = known.get(variable);
    if (type == null) {
      known.put(variable, Optional.empty()); // for its own initializer, where it is an error
      type = find(variable);
      known.put(variable, type);
    }
    return type;
  }

  /** What {@link #of} answered; empty if it was not asked. */
  Optional<TypeMirror> asked(Variable variable) {
    return known.getOrDefault(variable, Optional.empty());
  }

  private Optional<TypeMirror> find(Variable variable) {
    switch (variable.kind()) {
      case RECEIVER:
        return Optional.of(method.owner().asType());
      case OUTER:
        for (Map.Entry<TypeElement, Variable> outer : names.outers().entrySet()) {
          if (outer.getValue() == variable) {
            return Optional.of(outer.getKey().asType());
          }
        }
        return Optional.empty();
      case PARAMETER:
        return parameter(variable);
      default:
        if (!(variable.declaration() instanceof VariableTree tree)) {
          return Optional.empty();
        }
        return tree.getType() == null ? inferred(variable) : written(tree.getType());
    }
  }

  /** The type of a {@code var} that local classes are in. */
  Optional<TypeMirror> inferredLocal(Variable variable) {
    boolean isInferred = variable.declaration() instanceof VariableTree tree && tree.getType() == null;
    return isInferred && of(variable).isEmpty() ? oracle.inferLocal(variable) : Optional.empty();
  }

  private Optional<TypeMirror> inferred(Variable variable) {
    Optional<TypeMirror> certain = inferred.certain(variable);
    return certain.isPresent() ? certain : oracle.infer(variable);
  }

  private Optional<TypeMirror> parameter(Variable variable) {
    List<? extends VariableTree> trees = method.tree().getParameters();
    for (int i = 0; i < trees.size(); i++) {
      if (trees.get(i) == variable.declaration()) {
        TypeMirror type = method.element().getParameters().get(i).asType();
        return Denotable.isDenotable(type) ? Optional.of(type) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<TypeMirror> written(Tree tree) {
    return tree instanceof UnionTypeTree union ? commonSuperclass(union) : Optional.ofNullable(typeTrees.type(tree));
  }

  /**
   * JLS 14.20: the type of a union of exceptions is lub of them: a class, and the interfaces that they share beyond it.
   * It can be written if there are none of these.
   */
  private Optional<TypeMirror> commonSuperclass(UnionTypeTree union) {
    List<TypeMirror> alternatives = union.getTypeAlternatives().stream().map(typeTrees::type).toList();
    if (alternatives.contains(null)) {
      return Optional.empty();
    }
    TypeMirror candidate = alternatives.get(0);
    while (candidate.getKind() == TypeKind.DECLARED && !isSupertype(candidate, alternatives)) {
      // The first of the direct supertypes of a class is its superclass.
      candidate = types.directSupertypes(candidate).get(0);
    }
    return sharesMore(alternatives.get(0), alternatives, candidate) ? Optional.empty() : Optional.of(candidate);
  }

  private boolean isSupertype(TypeMirror candidate, List<TypeMirror> alternatives) {
    return alternatives.stream().allMatch(type -> types.isSubtype(type, candidate));
  }

  /** Some supertype of {@code type} is one of all, but not of {@code superclass}. */
  private boolean sharesMore(TypeMirror type, List<TypeMirror> all, TypeMirror superclass) {
    for (TypeMirror supertype : types.directSupertypes(type)) {
      boolean isMore = isSupertype(types.erasure(supertype), all) && !types.isSubtype(superclass, types.erasure(supertype));
      if (isMore || sharesMore(supertype, all, superclass)) {
        return true;
      }
    }
    return false;
  }
}
