package weft.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import weft.processor.flow.Variable;
import weft.processor.source.BodyScope.ClassEntry;
import weft.processor.source.BodyScope.TypeEntry;
import weft.processor.source.BodyScope.VariableEntry;

/**
 * The scopes of variables and pattern variables in the statements of a body (JLS 6.3). What a visit returns are the
 * bindings that the expression or statement introduces; {@link #scan(Tree, Role)} drops them where none can be.
 */
abstract class BlockWalk extends TreeScanner<Bindings, Role> {
  final Names names;
  final Lookup lookup;
  final GeneratorMethod method;

  /** What is in scope at the tree that is visited. */
  BodyScope scope;

  /** The number of arguments of the call whose name is visited. */
  int arguments;

  private final Set<Tree> enumLabels = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Tree, BodyClass> bodyClasses = new IdentityHashMap<>();
  private int nesting;
  private Variable.Kind kind = Variable.Kind.LOCAL;

  BlockWalk(Names names, Lookup lookup, GeneratorMethod method) {
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
        tree.getKind().name().equals("DECONSTRUCTION_PATTERN") ? scanRecordPattern(tree) : tree.accept(this, role);
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

  // Conditions (JLS 6.3.1)

  @Override
  public Bindings visitBinary(BinaryTree node, Role role) {
    Bindings left = scan(node.getLeftOperand(), Role.EXPRESSION);
    BodyScope before = scope;
    Bindings right;
    switch (node.getKind()) {
      case CONDITIONAL_AND:
        enter(left.whenTrue());
        right = scan(node.getRightOperand(), Role.EXPRESSION);
        scope = before;
        return Bindings.whenTrue(Bindings.both(left.whenTrue(), right.whenTrue()));
      case CONDITIONAL_OR:
        enter(left.whenFalse());
        right = scan(node.getRightOperand(), Role.EXPRESSION);
        scope = before;
        return Bindings.whenFalse(Bindings.both(left.whenFalse(), right.whenFalse()));
      default:
        scan(node.getRightOperand(), Role.EXPRESSION);
        return Bindings.NONE;
    }
  }

  @Override
  public Bindings visitConditionalExpression(ConditionalExpressionTree node, Role role) {
    Bindings condition = scan(node.getCondition(), Role.EXPRESSION);
    scanWith(condition.whenTrue(), node.getTrueExpression());
    scanWith(condition.whenFalse(), node.getFalseExpression());
    return Bindings.NONE;
  }

  private void scanWith(List<VariableEntry> bindings, Tree tree) {
    BodyScope before = scope;
    enter(bindings);
    scan(tree, Role.EXPRESSION);
    scope = before;
  }

  // Statements (JLS 6.3.2)

  /** "introduced by if (e) S iff (i) it is introduced by e when false and (ii) S cannot complete normally"; with an else,
   * by e when true if only S can complete normally, and when false if only the else can. */
  @Override
  public Bindings visitIf(IfTree node, Role role) {
    Bindings condition = scan(node.getCondition(), Role.EXPRESSION);
    scanWith(condition.whenTrue(), node.getThenStatement());
    scanWith(condition.whenFalse(), node.getElseStatement());
    if (condition == Bindings.NONE) {
      return Bindings.NONE;
    }
    Reachability reachability = names.reachability();
    boolean thenCompletes = reachability.canCompleteNormally(node.getThenStatement());
    boolean elseCompletes =
        node.getElseStatement() == null || reachability.canCompleteNormally(node.getElseStatement());
    if (thenCompletes == elseCompletes) {
      return Bindings.NONE;
    }
    if (thenCompletes) {
      return Bindings.whenTrue(condition.whenTrue());
    }
    return Bindings.whenTrue(condition.whenFalse());
  }

  @Override
  public Bindings visitWhileLoop(WhileLoopTree node, Role role) {
    Bindings condition = scan(node.getCondition(), Role.EXPRESSION);
    scanWith(condition.whenTrue(), node.getStatement());
    return afterLoop(node, condition);
  }

  @Override
  public Bindings visitDoWhileLoop(DoWhileLoopTree node, Role role) {
    scanWith(List.of(), node.getStatement());
    return afterLoop(node, scan(node.getCondition(), Role.EXPRESSION));
  }

  @Override
  public Bindings visitForLoop(ForLoopTree node, Role role) {
    BodyScope before = scope;
    scan(node.getInitializer(), Role.EXPRESSION);
    Bindings condition = scan(node.getCondition(), Role.EXPRESSION);
    enter(condition.whenTrue());
    scan(node.getUpdate(), Role.EXPRESSION);
    scan(node.getStatement(), Role.EXPRESSION);
    scope = before;
    return afterLoop(node, condition);
  }

  /** "introduced by while (e) S iff (i) it is introduced by e when false and (ii) S does not contain a reachable break
   * statement whose break target is the while statement"; so for the other loops. */
  private Bindings afterLoop(StatementTree loop, Bindings condition) {
    return condition.whenFalse().isEmpty() || names.reachability().isTargetOfReachableBreak(loop)
        ? Bindings.NONE
        : Bindings.whenTrue(condition.whenFalse());
  }

  /** "introduced by L: S iff it is introduced by S". A break out of it would leave the variable without a value. */
  @Override
  public Bindings visitLabeledStatement(LabeledStatementTree node, Role role) {
    Bindings introduced = scan(node.getStatement(), Role.EXPRESSION);
    return introduced == Bindings.NONE || names.reachability().isTargetOfReachableBreak(node)
        ? Bindings.NONE
        : introduced;
  }

  @Override
  public Bindings visitEnhancedForLoop(EnhancedForLoopTree node, Role role) {
    BodyScope before = scope;
    // The variable is not in scope in the expression (JLS 6.3), which nevertheless stands after it.
    scan(node.getExpression(), Role.EXPRESSION);
    scanVariable(node.getVariable(), Variable.Kind.ELEMENT);
    scan(node.getStatement(), Role.EXPRESSION);
    scope = before;
    return Bindings.NONE;
  }

  @Override
  public Bindings visitBlock(BlockTree node, Role role) {
    BodyScope before = scope;
    scan(node.getStatements(), Role.EXPRESSION);
    scope = before;
    return Bindings.NONE;
  }

  @Override
  public Bindings visitTry(TryTree node, Role role) {
    BodyScope before = scope;
    for (Tree resource : node.getResources()) {
      if (resource instanceof VariableTree variable) {
        scanVariable(variable, Variable.Kind.RESOURCE);
      } else {
        scan(resource, Role.EXPRESSION);
      }
    }
    scan(node.getBlock(), Role.EXPRESSION);
    scope = before;
    scan(node.getCatches(), Role.EXPRESSION);
    scan(node.getFinallyBlock(), Role.EXPRESSION);
    return Bindings.NONE;
  }

  @Override
  public Bindings visitCatch(CatchTree node, Role role) {
    BodyScope before = scope;
    scanVariable(node.getParameter(), Variable.Kind.EXCEPTION);
    scan(node.getBlock(), Role.EXPRESSION);
    scope = before;
    return Bindings.NONE;
  }

  // Switches

  @Override
  public Bindings visitSwitch(SwitchTree node, Role role) {
    return scanSwitch(node.getExpression(), node.getCases());
  }

  @Override
  public Bindings visitSwitchExpression(SwitchExpressionTree node, Role role) {
    return scanSwitch(node.getExpression(), node.getCases());
  }

  private Bindings scanSwitch(ExpressionTree selector, List<? extends CaseTree> cases) {
    scan(selector, Role.EXPRESSION);
    BodyScope before = scope;
    markEnumLabels(selector, cases);
    scan(cases, Role.EXPRESSION);
    scope = before;
    return Bindings.NONE;
  }

  /**
   * JLS 14.11.1: a simple name in a label is an enum constant if the selector is of an enum type, else a constant
   * variable. If the type is not certain, one name that is no constant variable tells.
   */
  private void markEnumLabels(ExpressionTree selector, List<? extends CaseTree> cases) {
    List<Tree> labels = new ArrayList<>();
    boolean isEnum = false;
    for (CaseTree group : cases) {
      for (ExpressionTree label : group.getExpressions()) {
        if (withoutParentheses(label) instanceof IdentifierTree name) {
          labels.add(name);
          isEnum |= !isConstantVariable(name);
        }
      }
    }
    if (!labels.isEmpty() && (isEnum || hasEnumType(selector))) {
      enumLabels.addAll(labels);
    }
  }

  private boolean hasEnumType(ExpressionTree selector) {
    return names
        .expressionTypes()
        .certain(selector)
        .filter(type -> type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.ENUM)
        .isPresent();
  }

  private boolean isConstantVariable(IdentifierTree name) {
    Lookup.FoundVariable found = lookup.variable(name.getName().toString(), scope);
    if (found.declaration() != null) {
      return names.constants().value(found.declaration()).isPresent();
    }
    if (found.meaning() instanceof Meaning.Member member) {
      return Constants.value(member.member()).isPresent();
    }
    if (found.meaning() instanceof Meaning.ImportedMember imported) {
      return Constants.value(imported.member()).isPresent();
    }
    return found.meaning() instanceof Meaning.Nested;
  }

  private static ExpressionTree withoutParentheses(ExpressionTree tree) {
    return tree instanceof ParenthesizedTree parenthesized ? withoutParentheses(parenthesized.getExpression()) : tree;
  }

  final boolean isEnumLabel(Tree tree) {
    return enumLabels.contains(tree);
  }

  /** JLS 6.3.3, 6.3.4: bindings of the labels and the guard are in scope in this group or rule only. */
  @Override
  public Bindings visitCase(CaseTree node, Role role) {
    BodyScope before = scope;
    for (Tree label : Children.labels(node)) {
      enter(scan(label, Role.EXPRESSION).whenTrue());
    }
    if (node.getCaseKind() == CaseTree.CaseKind.RULE) {
      scan(node.getBody(), Role.EXPRESSION);
      scope = before;
    } else {
      scan(node.getStatements(), Role.EXPRESSION);
      scope = BodyScope.afterGroup(before, scope);
    }
    return Bindings.NONE;
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
    if (!isNested()) {
      // An unnamed variable (JLS 22) has the empty name.
      String name = node.getName().length() == 0 ? "_" : node.getName().toString();
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

  final void use(Variable variable, Tree tree, int flags) {
    names.uses().add(variable, tree, isNested() ? flags | Uses.CAPTURE : flags);
  }

  /** {@code holder.this} is used, which in a static method is none. */
  final Optional<Variable> useInstance(TypeElement holder, Tree tree) {
    Optional<Variable> instance = names.instance(holder);
    instance.ifPresent(variable -> use(variable, tree, Uses.READ));
    return instance;
  }
}
