package weft.processor.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;

/**
 * About how many bytecodes javac makes of a tree of a body, rather too many than too few. Types are not known, nor where
 * variables will live; they count as fields.
 */
public final class CodeSize extends TreeScanner<Void, Void> {
  private static final int LOAD = 4;
  private static final int STORE = 4;
  private static final int JUMP = 3;
  private static final int CALL = 6;

  private final Names names;
  private int size;
  private int jumps;

  private CodeSize(Names names) {
    this.names = names;
  }

  /** The size of {@code tree}, which is one of the body whose names are {@code names}. */
  public static int of(Tree tree, Names names) {
    CodeSize scanner = new CodeSize(names);
    scanner.scan(tree, null);
    return scanner.size;
  }

  /** Adds {@code bytes}, and what the tree consists of. */
  private Void add(int bytes) {
    size += bytes;
    return null;
  }

  @Override
  public Void visitLiteral(LiteralTree node, Void none) {
    boolean isSmall = node.getValue() instanceof Integer n && n >= Byte.MIN_VALUE && n <= Byte.MAX_VALUE;
    return add(isSmall || node.getValue() == null || node.getValue() instanceof Boolean ? 2 : 3);
  }

  @Override
  public Void visitIdentifier(IdentifierTree node, Void none) {
    Meaning meaning = names.of(node);
    if (meaning instanceof Meaning.Type || meaning instanceof Meaning.PackageName) return null;
    return add(meaning instanceof Meaning.Member member && !member.isStatic() ? LOAD + 3 : LOAD);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree node, Void none) {
    if (names.of(node) instanceof Meaning.Type || names.of(node) instanceof Meaning.PackageName) return null;
    super.visitMemberSelect(node, none);
    return add(3);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    if (node.getMethodSelect() instanceof MemberSelectTree select) {
      scan(select.getExpression(), none);
    } else {
      add(LOAD);
    }
    scan(node.getArguments(), none);
    return add(CALL + passing(node.getArguments().size()));
  }

  /** Arguments may be boxed, and many may be the elements of an array. */
  private static int passing(int arguments) {
    return arguments * (arguments > 3 ? 7 : 1);
  }

  @Override
  public Void visitNewClass(NewClassTree node, Void none) {
    scan(node.getEnclosingExpression(), none);
    scan(node.getArguments(), none);
    int captured = node.getClassBody() == null ? 0 : names.capturedIn(node).size();
    return add(7 + passing(node.getArguments().size()) + captured * (LOAD + STORE));
  }

  @Override
  public Void visitNewArray(NewArrayTree node, Void none) {
    scan(node.getDimensions(), none);
    scan(node.getInitializers(), none);
    return add(node.getInitializers() == null ? 4 : 6 + 5 * node.getInitializers().size());
  }

  @Override
  public Void visitArrayAccess(ArrayAccessTree node, Void none) {
    super.visitArrayAccess(node, none);
    return add(1);
  }

  @Override
  public Void visitUnary(UnaryTree node, Void none) {
    super.visitUnary(node, none);
    return switch (node.getKind()) {
      case UNARY_MINUS, UNARY_PLUS, LOGICAL_COMPLEMENT -> add(1);
      case BITWISE_COMPLEMENT -> add(2);
      default -> add(7); // it is loaded, and stored
    };
  }

  @Override
  public Void visitBinary(BinaryTree node, Void none) {
    super.visitBinary(node, none);
    return switch (node.getKind()) {
      case PLUS, MINUS, MULTIPLY, DIVIDE, REMAINDER, AND, OR, XOR, LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> add(1);
      default -> add(JUMP + 2);
    };
  }

  @Override
  public Void visitAssignment(AssignmentTree node, Void none) {
    super.visitAssignment(node, none);
    return add(node.getVariable() instanceof IdentifierTree ? 1 : 2);
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree node, Void none) {
    super.visitCompoundAssignment(node, none);
    return add(6);
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree node, Void none) {
    super.visitConditionalExpression(node, none);
    return add(2 * JUMP);
  }

  @Override
  public Void visitInstanceOf(InstanceOfTree node, Void none) {
    super.visitInstanceOf(node, none);
    return add(3 + JUMP);
  }

  /** It is cast and stored; one that lives on is compared, and in a record pattern an accessor is called. */
  @Override
  public Void visitBindingPattern(BindingPatternTree node, Void none) {
    return add(18);
  }

  @Override
  public Void visitTypeCast(TypeCastTree node, Void none) {
    super.visitTypeCast(node, none);
    return add(3);
  }

  /** Its body is a method of its own. */
  @Override
  public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
    return add(5 + names.capturedIn(node).size() * (LOAD + STORE));
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree node, Void none) {
    scan(node.getQualifierExpression(), none);
    return add(10);
  }

  @Override
  public Void visitClass(ClassTree node, Void none) {
    return null;
  }

  @Override
  public Void visitVariable(VariableTree node, Void none) {
    scan(node.getInitializer(), none);
    return add(node.getInitializer() == null ? 0 : STORE);
  }

  @Override
  public Void visitIf(IfTree node, Void none) {
    super.visitIf(node, none);
    return add(node.getElseStatement() == null ? JUMP : 2 * JUMP);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree node, Void none) {
    super.visitWhileLoop(node, none);
    return add(2 * JUMP);
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree node, Void none) {
    super.visitDoWhileLoop(node, none);
    return add(JUMP);
  }

  @Override
  public Void visitForLoop(ForLoopTree node, Void none) {
    super.visitForLoop(node, none);
    return add(2 * JUMP);
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
    scan(node.getExpression(), none);
    scan(node.getStatement(), none);
    return add(30);
  }

  @Override
  public Void visitSwitch(SwitchTree node, Void none) {
    super.visitSwitch(node, none);
    return add(24);
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree node, Void none) {
    super.visitSwitchExpression(node, none);
    return add(24);
  }

  @Override
  public Void visitCase(CaseTree node, Void none) {
    SwitchLabels labels = SwitchLabels.of(node);
    for (Tree label : labels.labels()) add(ofLabel(label, names));
    scan(labels.guard(), none);
    if (node.getBody() == null) return scan(node.getStatements(), none);
    scan(node.getBody(), none);
    return add(JUMP);
  }

  /** Strings are looked up by their hash, compared, and numbered; patterns are found by a call, cast and bound. */
  public static int ofLabel(Tree label, Names names) {
    if (!SwitchLabels.isConstant(label)) return 12 + of(label, names);
    return SwitchLabels.constant(label).getKind() == Tree.Kind.STRING_LITERAL ? 30 : 8;
  }

  /** The {@code finally} block is there once for each way out. */
  @Override
  public Void visitTry(TryTree node, Void none) {
    int jumpsBefore = jumps;
    scan(node.getResources(), none);
    scan(node.getBlock(), none);
    scan(node.getCatches(), none);
    add(45 * node.getResources().size());
    if (node.getFinallyBlock() == null) return null;
    int before = size;
    scan(node.getFinallyBlock(), none);
    int ways = 2 + node.getCatches().size() + jumps - jumpsBefore;
    return add((size - before + JUMP) * (ways - 1) + 5);
  }

  @Override
  public Void visitCatch(CatchTree node, Void none) {
    scan(node.getBlock(), none);
    return add(STORE + JUMP);
  }

  @Override
  public Void visitSynchronized(SynchronizedTree node, Void none) {
    super.visitSynchronized(node, none);
    return add(20);
  }

  @Override
  public Void visitAssert(AssertTree node, Void none) {
    super.visitAssert(node, none);
    return add(18);
  }

  @Override
  public Void visitBreak(BreakTree node, Void none) {
    jumps++;
    return add(JUMP);
  }

  @Override
  public Void visitContinue(ContinueTree node, Void none) {
    jumps++;
    return add(JUMP);
  }

  @Override
  public Void visitReturn(ReturnTree node, Void none) {
    jumps++;
    super.visitReturn(node, none);
    return add(12);
  }

  @Override
  public Void visitYield(YieldTree node, Void none) {
    super.visitYield(node, none);
    return add(JUMP);
  }
}
