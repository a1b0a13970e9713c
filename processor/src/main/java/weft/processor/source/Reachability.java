package weft.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Which statements can complete normally (JLS 14.22). Each is asked about as if it were reachable. The quotations leave
 * out "iff it is reachable" accordingly.
 */
public final class Reachability {
  private static final Set<String> LEGACY_SELECTORS =
      Set.of("java.lang.Character", "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.String");

  private final Constants constants;
  private final ExpressionTypes types;
  private final Map<Tree, Boolean> completes = new IdentityHashMap<>();
  private final Set<Tree> leftByBreak = Collections.newSetFromMap(new IdentityHashMap<>());

  Reachability(Constants constants, ExpressionTypes types) {
    this.constants = constants;
    this.types = types;
  }

  public boolean canCompleteNormally(StatementTree statement) {
    Boolean known = completes.get(statement);
    return known == null ? new Visitor().completes(statement) : known;
  }

  /** The statements, one after the other, can complete normally. */
  public boolean canCompleteNormally(List<? extends StatementTree> statements) {
    for (StatementTree statement : statements) {
      if (!canCompleteNormally(statement)) {
        return false;
      }
    }
    return true;
  }

  /** {@code statement}, a loop, switch or labelled statement, contains a reachable break whose target it is. */
  public boolean isTargetOfReachableBreak(StatementTree statement) {
    canCompleteNormally(statement);
    return leftByBreak.contains(statement);
  }

  /**
   * Whether one of the cases is always executed, or MatchException thrown: there is a default label, or this is an
   * <i>enhanced</i> switch statement, for which the compiler demands it. JLS 21, 14.11.2: "either (i) the type of the
   * selector expression is not char, byte, short, int, Character, Byte, Short, Integer, String, or an enum type, or (ii)
   * there is a case pattern or null literal associated with the switch block".
   */
  public boolean isExhaustive(SwitchTree node) {
    List<MemberSelectTree> qualified = new ArrayList<>();
    for (CaseTree group : node.getCases()) {
      SwitchLabels labels = SwitchLabels.of(group);
      if (labels.hasDefault() || labels.demandExhaustiveness()) {
        return true;
      }
      qualified.addAll(labels.qualifiedNames());
    }
    // Constants of several enums are labels for an interface of them, whatever is known of the selector.
    long enums =
        qualified.stream()
            .flatMap(name -> types.certain(name).stream())
            .filter(Reachability::isEnum)
            .map(TypeMirror::toString)
            .distinct()
            .count();
    return enums > 1
        || !qualified.isEmpty() && types.certain(node.getExpression()).filter(type -> !isLegacy(type)).isPresent();
  }

  private static boolean isEnum(TypeMirror type) {
    return type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.ENUM;
  }

  private static boolean isLegacy(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return true;
    }
    if (isEnum(type) || !(type instanceof DeclaredType declared)) {
      return isEnum(type) || type.getKind() == TypeKind.ERROR;
    }
    String name = ((TypeElement) declared.asElement()).getQualifiedName().toString();
    return LEGACY_SELECTORS.contains(name);
  }

  /** One walk over a statement; the jumps out of it do not matter, for their targets lie outside. */
  private final class Visitor extends SimpleTreeVisitor<Boolean, Void> {
    private final Deque<Tree> targets = new ArrayDeque<>();

    /** Those that a break exits: no finally block on the way swallows it. */
    private Set<Tree> exited = new HashSet<>();

    private Set<Tree> continued = new HashSet<>();

    Visitor() {
      super(true); // "An expression statement / a local variable declaration / ... can complete normally."
    }

    boolean completes(StatementTree statement) {
      boolean result = visit(statement, null);
      completes.put(statement, result);
      return result;
    }

    private boolean within(StatementTree target, StatementTree body) {
      targets.push(target);
      boolean result = completes(body);
      targets.pop();
      return result;
    }

    private boolean completesAll(List<? extends StatementTree> statements) {
      for (StatementTree statement : statements) {
        if (!completes(statement)) {
          return false;
        }
      }
      return true;
    }

    /** "A non-empty block that is not a switch block can complete normally iff the last statement in it can." */
    @Override
    public Boolean visitBlock(BlockTree node, Void unused) {
      return completesAll(node.getStatements());
    }

    /** "A labeled statement can complete normally if at least one of the following is true: The contained statement can
     * complete normally. There is a reachable break statement that exits the labeled statement." */
    @Override
    public Boolean visitLabeledStatement(LabeledStatementTree node, Void unused) {
      boolean body = within(node, node.getStatement());
      return body || exited.contains(node);
    }

    /** "An if-then statement can complete normally. An if-then-else statement can complete normally iff the
     * then-statement can or the else-statement can." Its condition is not looked at, constant or not. */
    @Override
    public Boolean visitIf(IfTree node, Void unused) {
      boolean then = completes(node.getThenStatement());
      return node.getElseStatement() == null || completes(node.getElseStatement()) | then;
    }

    /** "A while statement can complete normally iff at least one of the following is true: The condition expression is
     * not a constant expression with value true. There is a reachable break statement that exits the while statement." */
    @Override
    public Boolean visitWhileLoop(WhileLoopTree node, Void unused) {
      within(node, node.getStatement());
      return !isTrue(node.getCondition()) || exited.contains(node);
    }

    /** "A do statement can complete normally iff at least one of the following is true: The contained statement can
     * complete normally and the condition expression is not a constant expression with value true. The do statement
     * contains a reachable continue statement [that continues it], and the condition expression is not a constant
     * expression with value true. There is a reachable break statement that exits the do statement." */
    @Override
    public Boolean visitDoWhileLoop(DoWhileLoopTree node, Void unused) {
      boolean body = within(node, node.getStatement());
      boolean reachesCondition = body || continued.contains(node);
      return (reachesCondition && !isTrue(node.getCondition())) || exited.contains(node);
    }

    /** "A basic for statement can complete normally iff at least one of the following is true: There is a condition
     * expression, and it is not a constant expression with value true. There is a reachable break statement that exits
     * the basic for statement." */
    @Override
    public Boolean visitForLoop(ForLoopTree node, Void unused) {
      within(node, node.getStatement());
      return (node.getCondition() != null && !isTrue(node.getCondition())) || exited.contains(node);
    }

    /** "An enhanced for statement can complete normally iff it is reachable." */
    @Override
    public Boolean visitEnhancedForLoop(EnhancedForLoopTree node, Void unused) {
      within(node, node.getStatement());
      return true;
    }

    /** "A switch statement whose switch block consists of switch rules can complete normally iff at least one of the
     * following is true: One of the switch rules introduces a switch rule expression. One of the switch rules introduces
     * a switch rule block that can complete normally [or] that contains a reachable break statement which exits the
     * switch statement. The switch block does not contain a default label [or is not exhaustive]. A switch statement
     * whose switch block consists of switch labeled statement groups can complete normally iff at least one of the
     * following is true: The last statement in the switch block can complete normally. There is at least one switch
     * label after the last switch block statement group. There is a reachable break statement that exits the switch
     * statement. The switch block does not contain a default label [or is not exhaustive]." */
    @Override
    public Boolean visitSwitch(SwitchTree node, Void unused) {
      targets.push(node);
      boolean lastCompletes = true;
      boolean someRuleCompletes = false;
      for (CaseTree group : node.getCases()) {
        if (group.getCaseKind() == CaseTree.CaseKind.RULE) {
          lastCompletes = !(group.getBody() instanceof StatementTree body) || completes(body);
          someRuleCompletes |= lastCompletes;
        } else {
          lastCompletes = completesAll(group.getStatements());
        }
      }
      targets.pop();
      return lastCompletes || someRuleCompletes || !isExhaustive(node) || exited.contains(node);
    }

    /** "A synchronized statement can complete normally iff the contained statement can complete normally." */
    @Override
    public Boolean visitSynchronized(SynchronizedTree node, Void unused) {
      return completes(node.getBlock());
    }

    /** "A try statement can complete normally iff both of the following are true: The try block can complete normally or
     * any catch block can complete normally. If the try statement has a finally block, then the finally block can
     * complete normally." A break in it exits its target only "if [...] all finally clauses [...] can complete normally". */
    @Override
    public Boolean visitTry(TryTree node, Void unused) {
      Set<Tree> exitedBefore = new HashSet<>(exited);
      Set<Tree> continuedBefore = new HashSet<>(continued);
      boolean some = completes(node.getBlock());
      for (CatchTree handler : node.getCatches()) {
        some |= completes(handler.getBlock());
      }
      if (node.getFinallyBlock() == null) {
        return some;
      }
      Set<Tree> exitedInside = exited;
      Set<Tree> continuedInside = continued;
      exited = exitedBefore;
      continued = continuedBefore;
      if (!completes(node.getFinallyBlock())) {
        return false;
      }
      exited.addAll(exitedInside);
      continued.addAll(continuedInside);
      return some;
    }

    /** "A break, yield, continue, return, or throw statement cannot complete normally." */
    @Override
    public Boolean visitBreak(BreakTree node, Void unused) {
      for (Tree target : targets) {
        if (node.getLabel() == null ? !(target instanceof LabeledStatementTree) : isLabeled(target, node.getLabel())) {
          exited.add(target);
          leftByBreak.add(target);
          break;
        }
      }
      return false;
    }

    /** See {@link #visitBreak}. */
    @Override
    public Boolean visitContinue(ContinueTree node, Void unused) {
      Tree loop = null;
      for (Tree target : targets) {
        if (target instanceof LabeledStatementTree) {
          if (node.getLabel() != null && isLabeled(target, node.getLabel())) {
            continued.add(loop); // the last one before the label is the one that is labelled
            break;
          }
        } else if (!(target instanceof SwitchTree)) {
          loop = target;
          if (node.getLabel() == null) {
            continued.add(loop);
            break;
          }
        }
      }
      return false;
    }

    /** See {@link #visitBreak}. */
    @Override
    public Boolean visitYield(YieldTree node, Void unused) {
      return false;
    }

    /** See {@link #visitBreak}. */
    @Override
    public Boolean visitReturn(ReturnTree node, Void unused) {
      return false;
    }

    /** See {@link #visitBreak}. */
    @Override
    public Boolean visitThrow(ThrowTree node, Void unused) {
      return false;
    }

    private boolean isLabeled(Tree target, Name label) {
      return target instanceof LabeledStatementTree labeled && labeled.getLabel().equals(label);
    }

    private boolean isTrue(ExpressionTree condition) {
      return constants.is(true, condition);
    }
  }
}
