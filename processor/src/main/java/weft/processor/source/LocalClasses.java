package weft.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import weft.processor.flow.Variable;

/**
 * The local classes of a body, and what the text of a class needs from around it. A record, an enum and an interface are
 * static (JLS 14.3): they need nothing.
 */
public final class LocalClasses {
  private final Names names;
  private final List<ClassTree> all = new ArrayList<>();
  private final Map<Tree, Variable> variables = new IdentityHashMap<>();
  private final Map<Tree, Boolean> generic = new IdentityHashMap<>();

  LocalClasses(Names names) {
    this.names = names;
  }

  void add(ClassTree declaration) {
    all.add(declaration);
  }

  /** In the order of the source. */
  public List<ClassTree> all() {
    return Collections.unmodifiableList(all);
  }

  /** The class as something that is given a value where it is declared: what it captures. Its users read that. */
  public Variable variable(ClassTree declaration) {
    return variables.computeIfAbsent(
        declaration, tree -> new Variable(declaration.getSimpleName().toString(), Variable.Kind.LOCAL_CLASS, declaration));
  }

  /** Whether it means the same as a member of the run class. */
  public boolean isMovable(ClassTree declaration) {
    return !isBound(declaration) && !hasNamesake(declaration);
  }

  private boolean hasNamesake(ClassTree declaration) {
    return all.stream().anyMatch(c -> c != declaration && c.getSimpleName().equals(declaration.getSimpleName()));
  }

  /** Whether it means something else at each evaluation of its declaration, or in each parameterization of the method. */
  public boolean isBound(ClassTree declaration) {
    return isInner(declaration) && (!captured(declaration).isEmpty() || isGeneric(declaration));
  }

  private static boolean isInner(ClassTree declaration) {
    return declaration.getKind() == Tree.Kind.CLASS;
  }

  /** What the text of a class takes from around it. A constant is one everywhere; a class without captures is, too. */
  public Set<Variable> captured(ClassTree declaration) {
    Set<Variable> captured = new LinkedHashSet<>(names.capturedIn(declaration));
    captured.removeIf(variable -> variable.isConstant() || isUnbound(variable));
    return captured;
  }

  private boolean isUnbound(Variable variable) {
    return variable.kind() == Variable.Kind.LOCAL_CLASS && !isBound((ClassTree) variable.declaration());
  }

  /**
   * Whether the text of a class, or the type of what it captures, depends on type parameters of the method or of a class
   * around it.
   */
  public boolean isGeneric(ClassTree declaration) {
    Boolean known = generic.get(declaration);
    if (known == null) {
      generic.put(declaration, false); // for its own name in it
      known = dependsOnTypeVariables(declaration) || captured(declaration).stream().anyMatch(this::isGeneric);
      generic.put(declaration, known);
    }
    return known;
  }

  boolean isGeneric(Variable variable) {
    Optional<TypeMirror> type = names.declaredType(variable);
    if (type.isPresent()) {
      return new MentionsTypeVariable().visit(type.get());
    }
    boolean isUnknown = variable.declaration() instanceof VariableTree tree && tree.getType() == null;
    return isUnknown || variable.declaration() instanceof VariableTree tree && dependsOnTypeVariables(tree.getType());
  }

  boolean dependsOnTypeVariables(Tree tree) {
    return names.usesTypeVariables(tree)
        || namedIn(tree).stream().anyMatch(other -> other != tree && isInner(other) && isGeneric(other));
  }

  /** Whether objects of the class that {@code supertype}, which may be null, names can be thrown. */
  public boolean isThrowable(Tree supertype) {
    Tree name = supertype == null ? null : TypeTrees.withoutArguments(supertype);
    if (names.of(name) instanceof Meaning.LocalType local) {
      return isThrowable(local.declaration().getExtendsClause());
    }
    return names.of(name) instanceof Meaning.Type type && names.isThrowable(type.element());
  }

  /** The local classes that {@code tree}, which may be null, names. */
  public Set<ClassTree> namedIn(Tree tree) {
    Set<ClassTree> found = new LinkedHashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree node, Void none) {
        if (names.of(node) instanceof Meaning.LocalType local) {
          found.add(local.declaration());
        }
        return null;
      }
    }.scan(tree, null);
    return found;
  }

  /** The class itself, or the one of those around it that a body declares. */
  static TypeElement outermostInBody(TypeElement type) {
    TypeElement outermost = type;
    while (outermost.getNestingKind() == NestingKind.MEMBER) {
      outermost = (TypeElement) outermost.getEnclosingElement();
    }
    return outermost;
  }

  /** The declaration of a local class that javac knows; null if its name does not tell. */
  public ClassTree declarationOf(TypeElement type) {
    List<ClassTree> found = all.stream().filter(c -> c.getSimpleName().contentEquals(type.getSimpleName())).toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  /** The local classes that a type names; null among them stands for one that is not known. */
  public Set<ClassTree> namedIn(TypeMirror type) {
    Set<ClassTree> found = new LinkedHashSet<>();
    new SimpleTypeVisitor14<Void, Void>() {
      @Override
      public Void visitArray(ArrayType array, Void unused) {
        return visit(array.getComponentType());
      }

      @Override
      public Void visitDeclared(DeclaredType declared, Void unused) {
        TypeElement outermost = outermostInBody((TypeElement) declared.asElement());
        if (outermost.getNestingKind() == NestingKind.LOCAL) {
          found.add(declarationOf(outermost));
        }
        declared.getTypeArguments().forEach(this::visit);
        return visit(declared.getEnclosingType());
      }

      @Override
      public Void visitWildcard(WildcardType wildcard, Void unused) {
        if (wildcard.getExtendsBound() != null) {
          visit(wildcard.getExtendsBound());
        }
        return wildcard.getSuperBound() == null ? null : visit(wildcard.getSuperBound());
      }
    }.visit(type);
    return found;
  }

  private static final class MentionsTypeVariable extends SimpleTypeVisitor14<Boolean, Void> {
    MentionsTypeVariable() {
      super(false);
    }

    @Override
    public Boolean visitTypeVariable(TypeVariable type, Void unused) {
      return true;
    }

    @Override
    public Boolean visitArray(ArrayType type, Void unused) {
      return visit(type.getComponentType());
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, Void unused) {
      return visit(type.getEnclosingType()) || type.getTypeArguments().stream().anyMatch(this::visit);
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Void unused) {
      return type.getExtendsBound() != null && visit(type.getExtendsBound())
          || type.getSuperBound() != null && visit(type.getSuperBound());
    }
  }
}
