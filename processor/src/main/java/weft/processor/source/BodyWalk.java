package weft.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import weft.processor.flow.Variable;
import weft.processor.source.BodyScope.ClassEntry;
import weft.processor.source.BodyScope.TypeEntry;
import weft.processor.source.BodyScope.VariableEntry;

/**
 * The walk over a body: what is in scope, what a declaration adds to it, and what is nested. What a visit returns are the
 * bindings that the expression or statement introduces (JLS 6.3.1, 6.3.2); {@link #scan(Tree, Role)} drops them where
 * none can be.
 */
abstract class BodyWalk extends TreeScanner<Bindings, Role> {
  final Names names;
  final Lookup lookup;
  final GeneratorMethod method;

  /** What is in scope at the tree that is visited. */
  BodyScope scope;

  /** The number of arguments of the call whose name is visited. */
  int arguments;

  private final Map<Tree, BodyClass> bodyClasses = new IdentityHashMap<>();
  private int nesting;
  private int guards;
  private Variable.Kind kind = Variable.Kind.LOCAL;

  BodyWalk(Names names, Lookup lookup, GeneratorMethod method) {
    this.names = names;
    this.lookup = lookup;
    this.method = method;
  }

  // The walk

  @Override
  public Bindings scan(Tree tree, Role role) {
    if (tree == null) {
      return Bindings.NONE;
    }
    int mark = names.uses().mark();
    Bindings introduced =
        RecordPatterns.is(tree) ? scanRecordPattern(tree) : tree.accept(this, role);
    names.uses().enclose(tree, mark);
    return introduced != null && introducesBindings(tree) ? introduced : Bindings.NONE;
  }

  /** JLS 21, 14.30.1: a type and patterns. The API of 17 has no such tree. */
  private Bindings scanRecordPattern(Tree tree) {
    Bindings all = Bindings.NONE;
    Role role = Role.TYPE;
    for (Tree child : Children.of(tree)) {
      all = reduce(scan(child, role), all);
      role = Role.EXPRESSION;
    }
    return all;
  }

  /** JLS 6.3.2: what a statement introduces is in scope in the statements after it. */
  @Override
  public Bindings scan(Iterable<? extends Tree> trees, Role role) {
    Bindings all = Bindings.NONE;
    if (trees != null) {
      for (Tree tree : trees) {
        Bindings introduced = scan(tree, role);
        if (tree instanceof StatementTree) {
          enter(introduced.whenTrue());
        } else {
          all = reduce(introduced, all);
        }
      }
    }
    return all;
  }

  /** The patterns in a record pattern introduce what each of them does. */
  @Override
  public Bindings reduce(Bindings second, Bindings first) {
    if (second == null || first == null) {
      return first == null ? second : first;
    }
    return second == Bindings.NONE
        ? first
        : new Bindings(
            Bindings.both(first.whenTrue(), second.whenTrue()), Bindings.both(first.whenFalse(), second.whenFalse()));
  }

  private static boolean introducesBindings(Tree tree) {
    return switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT, CONDITIONAL_AND, CONDITIONAL_OR, PARENTHESIZED, INSTANCE_OF -> true;
      case IF, WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP, LABELED_STATEMENT -> true;
      // The declaration in a BINDING_PATTERN; those of statements introduce none.
      case VARIABLE -> true;
      // By name for those that are newer than 17: DECONSTRUCTION_PATTERN, PATTERN_CASE_LABEL.
      default -> tree.getKind().name().endsWith("_PATTERN") || tree.getKind().name().equals("PATTERN_CASE_LABEL");
    };
  }

  final void enter(List<VariableEntry> bindings) {
    scope = BodyScope.add(scope, bindings);
  }

  // Declarations

  /** {@code variableKind} is null for the field of a class in the body. */
  final Bindings scanVariable(VariableTree tree, Variable.Kind variableKind) {
    kind = variableKind;
    return scan(tree, Role.EXPRESSION);
  }

  @Override
  public Bindings visitVariable(VariableTree node, Role role) {
    Variable.Kind variableKind = kind;
    kind = Variable.Kind.LOCAL;
    scan(node.getModifiers(), Role.EXPRESSION);
    scan(node.getType(), Role.TYPE);
    boolean isBinding = variableKind == Variable.Kind.BINDING;
    VariableEntry entry = new VariableEntry(node.getName().toString(), declare(node, variableKind), node, isBinding);
    if (isBinding) {
      return Bindings.whenTrue(List.of(entry));
    }
    if (variableKind != null) {
      // JLS 6.3: the scope of a local variable includes its own initializer.
      enter(List.of(entry));
    }
    if (node.getInitializer() != null) {
      scan(node.getInitializer(), Role.EXPRESSION);
      if (entry.meaning() instanceof Meaning.Local local) {
        use(local.variable(), node, Uses.WRITE);
        if (names.constants().value(node).isPresent()) {
          local.variable().markConstant();
        }
      }
    }
    return Bindings.NONE;
  }

  private Meaning declare(VariableTree node, Variable.Kind variableKind) {
    Meaning meaning = new Meaning.Nested();
    // An unnamed variable (JLS 22, 6.1) has the empty name. As a binding it is nothing but its pattern.
    boolean isUnnamed = node.getName().length() == 0;
    if (!isNested() && !(isUnnamed && variableKind == Variable.Kind.BINDING)) {
      String name = isUnnamed ? Variable.UNNAMED : node.getName().toString();
      Variable variable = new Variable(name, variableKind, node);
      names.declare(node, variable);
      boolean hasValue = variableKind != Variable.Kind.LOCAL && variableKind != Variable.Kind.RESOURCE;
      use(variable, node, hasValue ? Uses.DECLARE | Uses.WRITE : Uses.DECLARE);
      meaning = new Meaning.Local(variable);
    }
    names.record(node, meaning);
    return meaning;
  }

  /** The class's name is in scope in itself and in the rest of the block (JLS 6.3). */
  final BodyClass enterLocalClass(ClassTree node, Meaning meaning) {
    BodyClass type = new BodyClass(node, meaning, scope, null);
    scope = new BodyScope(scope, new TypeEntry(node.getSimpleName().toString(), meaning, type));
    return type;
  }

  final void recordBodyClass(Tree name, BodyClass type) {
    bodyClasses.put(name, type);
  }

  final BodyClass bodyClass(Tree name) {
    return bodyClasses.get(name);
  }

  // What moves along with the text around it

  final void enterNested() {
    nesting++;
  }

  final void leaveNested() {
    nesting--;
  }

  final boolean isNested() {
    return nesting > 0;
  }

  final boolean isInsideClass() {
    for (BodyScope around = scope; around != null; around = around.outer()) {
      if (around.entry() instanceof ClassEntry) {
        return true;
      }
    }
    return false;
  }

  final void enterGuard() {
    guards++;
  }

  final void leaveGuard() {
    guards--;
  }

  /** The walk is in the body of {@code type}. */
  final boolean isInside(ClassTree type) {
    for (BodyScope around = scope; around != null; around = around.outer()) {
      if (around.entry() instanceof ClassEntry entry && entry.type().tree() == type) {
        return true;
      }
    }
    return false;
  }

  final void use(Variable variable, Tree tree, int flags) {
    int place = (isNested() ? Uses.CAPTURE : 0) | (guards > 0 ? Uses.GUARD : 0);
    names.uses().add(variable, tree, flags | place);
  }

  /** {@code holder.this} is used, which in a static method is none. */
  final Optional<Variable> useInstance(TypeElement holder, Tree tree) {
    Optional<Variable> instance = names.instance(holder);
    instance.ifPresent(variable -> use(variable, tree, Uses.READ));
    return instance;
  }
}
