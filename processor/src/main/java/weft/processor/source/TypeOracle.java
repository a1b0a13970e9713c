package weft.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;
import weft.processor.flow.Variable;

/**
 * The types that javac infers for {@code var}. The only user of {@code Trees.getScope}, which attributes a copy of the
 * method from its start, and so is asked once for each block, and only if a type in it is wanted.
 *
 * <p>It throws on some methods (JDK-8347989); then there is no answer. Nor is there one after a class in the body that
 * extends a class of this compilation: to attribute the copy of the former, javac attributes the latter, and the class
 * around that, in place ({@code Attr.attribClass} begins with the superclass), and valid code in it may fail to compile.
 */
final class TypeOracle {
  private final Javac javac;
  private final TreePath method;
  private final Names names;
  private final Map<Tree, Map<String, TypeMirror>> asked = new IdentityHashMap<>();
  private boolean unknownTypes;

  TypeOracle(Javac javac, Names names) {
    this.javac = javac;
    this.names = names;
    this.method = names.method().path();
  }

  /** Types were met that do not exist in this round. */
  boolean sawUnknownTypes() {
    return unknownTypes;
  }

  /** Empty if javac has no answer, or the type cannot be written. */
  Optional<TypeMirror> infer(Variable variable) {
    return find(variable).filter(Denotable::isDenotable);
  }

  /** The type of a variable that only the body itself has names for. */
  Optional<TypeMirror> inferLocal(Variable variable) {
    return find(variable).filter(type -> Denotable.isDenotableInTheBody(type) && !Denotable.isDenotable(type));
  }

  private Optional<TypeMirror> find(Variable variable) {
    TypeMirror type =
        switch (variable.kind()) {
          case LOCAL, ELEMENT, RESOURCE -> typeOfLocal(variable);
          case BINDING -> typeOfBinding(variable);
          default -> null; // always written
        };
    if (type == null) {
      return Optional.empty();
    }
    unknownTypes |= Denotable.isUnknown(type);
    return Optional.of(type);
  }

  private TypeMirror typeOfLocal(Variable variable) {
    TreePath declaration = TreePath.getPath(method, (Tree) variable.declaration());
    if (declaration == null) {
      return null;
    }
    TypeMirror type = typeAt(lastIn(declaration.getParentPath()), variable);
    return type == null ? typeAt(declaration, variable) : type;
  }

  /**
   * A binding is in scope where it is used, not where it is declared. That place may be one that javac attributes only
   * with the whole of the method.
   */
  private TypeMirror typeOfBinding(Variable variable) {
    if (!names.classesThatExtendSource().isEmpty()) {
      return null;
    }
    return names.uses().aReference(variable).map(tree -> typeAt(TreePath.getPath(method, tree), variable)).orElse(null);
  }

  private TypeMirror typeAt(TreePath place, Variable variable) {
    return place == null || !isSafe(place.getLeaf())
        ? null
        : asked.computeIfAbsent(place.getLeaf(), tree -> locals(place)).get(variable.name());
  }

  /** What is attributed is the method up to the end of {@code place}. */
  private boolean isSafe(Tree place) {
    if (names.classesThatExtendSource().isEmpty()) {
      return true;
    }
    SourcePositions positions = javac.trees().getSourcePositions();
    CompilationUnitTree unit = method.getCompilationUnit();
    long end = positions.getEndPosition(unit, place);
    for (Tree type : names.classesThatExtendSource()) {
      if (end < 0 || positions.getStartPosition(unit, type) < end) {
        return false;
      }
    }
    return true;
  }

  /** The place in {@code around} where all its variables are in scope. */
  private static TreePath lastIn(TreePath around) {
    Tree tree = around.getLeaf();
    StatementTree last = null;
    if (tree instanceof BlockTree block) {
      List<? extends StatementTree> statements = block.getStatements();
      last = statements.get(statements.size() - 1);
    } else if (tree instanceof CaseTree group && group.getStatements() != null) {
      List<? extends StatementTree> statements = group.getStatements();
      last = statements.isEmpty() ? null : statements.get(statements.size() - 1);
    } else if (tree instanceof EnhancedForLoopTree loop) {
      last = loop.getStatement();
    } else if (tree instanceof ForLoopTree loop) {
      last = loop.getStatement();
    } else if (tree instanceof TryTree statement) {
      last = statement.getBlock();
    }
    return last == null ? around : new TreePath(around, last);
  }

  /** The locals in scope there; of one name the innermost, which comes first. */
  private Map<String, TypeMirror> locals(TreePath place) {
    Map<String, TypeMirror> types = new HashMap<>();
    try {
      for (Scope scope = javac.trees().getScope(place); scope != null; scope = scope.getEnclosingScope()) {
        for (Element local : scope.getLocalElements()) {
          if (isLocal(local)) {
            types.putIfAbsent(local.getSimpleName().toString(), local.asType());
          }
        }
      }
    } catch (RuntimeException | AssertionError e) {
      return Map.of();
    }
    return types;
  }

  private static boolean isLocal(Element element) {
    return switch (element.getKind()) {
      case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, RESOURCE_VARIABLE, BINDING_VARIABLE -> true;
      default -> false;
    };
  }
}
