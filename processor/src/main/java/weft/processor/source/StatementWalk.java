package weft.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Variable;
import weft.processor.source.BodyScope.VariableEntry;

/** The scopes of variables and pattern variables in the conditions and statements of a body (JLS 6.3). */
abstract class StatementWalk extends BodyWalk {
  private final Set<Tree> enumLabels = Collections.newSetFromMap(new IdentityHashMap<>());

  StatementWalk(Names names, Lookup lookup, GeneratorMethod method) {
    super(names, lookup, method);
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
   * variable. If the type is not certain, one name that is no constant variable tells, or one label that is no name.
   */
  private void markEnumLabels(ExpressionTree selector, List<? extends CaseTree> cases) {
    List<Tree> labels = new ArrayList<>();
    boolean isEnum = false;
    boolean areNames = true;
    for (CaseTree group : cases) {
      for (ExpressionTree label : group.getExpressions()) {
        if (withoutParentheses(label) instanceof IdentifierTree name) {
          labels.add(name);
          isEnum |= !isConstantVariable(name);
        } else {
          areNames &= label instanceof MemberSelectTree;
        }
      }
    }
    if (labels.isEmpty()) {
      return;
    }
    Optional<TypeMirror> type = names.expressionTypes().certain(selector);
    if (isEnum || type.filter(StatementWalk::isEnum).isPresent()) {
      enumLabels.addAll(labels);
    } else if (type.isEmpty() && areNames) {
      labels.forEach(names::recordUncertainLabel);
    }
  }

  private static boolean isEnum(TypeMirror type) {
    return type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.ENUM;
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
    SwitchLabels labels = SwitchLabels.of(node);
    for (Tree label : labels.labels()) {
      enter(scan(label, Role.EXPRESSION).whenTrue());
    }
    if (labels.guard() != null) {
      enterGuard();
      enter(scan(labels.guard(), Role.EXPRESSION).whenTrue());
      leaveGuard();
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
}
