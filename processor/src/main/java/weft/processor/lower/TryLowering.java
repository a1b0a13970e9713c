package weft.processor.lower;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.Region;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.lower.JumpScopes.Finalizer;

/** The {@code try} statement in all its forms (JLS 14.20). */
final class TryLowering {
  private final StatementLowering lowering;

  private TryLowering(StatementLowering lowering) {
    this.lowering = lowering;
  }

  static void lower(TryTree node, StatementLowering lowering) {
    new TryLowering(lowering).lower(node);
  }

  /** The {@code finally} block is outermost, then the {@code catch} clauses, then the resources (JLS 14.20.3.2). */
  private void lower(TryTree node) {
    if (node.getFinallyBlock() == null) {
      lowerWithCatches(node);
    } else {
      boolean completes = completes(node.getBlock()) || node.getCatches().stream().anyMatch(c -> completes(c.getBlock()));
      lowerFinally(() -> lowerWithCatches(node), completes, f -> lowering.lowerAll(node.getFinallyBlock().getStatements()));
    }
  }

  private boolean completes(BlockTree block) {
    return lowering.body().names().reachability().canCompleteNormally(block);
  }

  /**
   * The jump to {@code after} is one of the jumps J. It is not there if B cannot complete normally: what comes next may be
   * a place that no jump can go to, a {@code case} with a pattern.
   *
   * <pre>
   * try B finally F      region { B; thrown = null; completion = 0; goto final } catch (Throwable thrown) goto final
   *                      (a jump J out of B: thrown = null; completion = n; goto final)
   *                      final: F
   *                             branch thrown != null ? rethrow : go
   *                      rethrow: throw thrown
   *                      go:    switch completion [n: J]
   *                      after:
   * </pre>
   */
  private void lowerFinally(Runnable protectedPart, boolean completes, Consumer<Finalizer> finallyPart) {
    Region outer = lowering.region();
    Finalizer finalizer = new Finalizer(lowering.newBlock(), outer);
    Block after = lowering.newBlock();
    Region region = lowering.graph().newRegion(outer);
    Block caught = lowering.newBlock();
    region.handlers().add(new Region.Handler(Throwable.class, finalizer.thrown, caught));
    lowering.scopes().enter(finalizer);
    lowering.jump(region.entry());
    lowering.inRegion(
        region,
        () -> {
          lowering.startAt(region.entry());
          protectedPart.run();
          if (completes) lowering.jump(lowering.scopes().outOfInnermost(after));
        });
    lowering.scopes().leave();
    lowering.startAt(caught);
    lowering.jump(finalizer.entry);

    lowering.startAt(finalizer.entry);
    finallyPart.accept(finalizer);
    endFinally(finalizer);
    lowering.startAt(after);
  }

  private void endFinally(Finalizer finalizer) {
    List<Block> exits = finalizer.exits;
    if (exits.isEmpty()) {
      lowering.end(new Terminator.Throw(Code.of(finalizer.thrown)));
      return;
    }
    Block rethrow = lowering.newBlock();
    Block go = lowering.newBlock();
    lowering.end(new Terminator.Branch(Code.of(finalizer.thrown, " != null"), rethrow, go, false));
    rethrow.terminate(new Terminator.Throw(Code.of(finalizer.thrown)));
    if (exits.size() == 1) {
      go.terminate(new Terminator.Goto(exits.get(0)));
      return;
    }
    if (exits.size() == 2) {
      go.terminate(new Terminator.Branch(Code.of(finalizer.completion, " == 0"), exits.get(0), exits.get(1), false));
      return;
    }
    List<Terminator.Case> cases = new ArrayList<>();
    for (int i = 0; i < exits.size() - 1; i++) cases.add(new Terminator.Case(Code.of(String.valueOf(i)), exits.get(i)));
    go.terminate(new Terminator.Switch(Code.of(finalizer.completion), cases, exits.get(exits.size() - 1)));
  }

  /**
   * <pre>
   * try B catch (E e) H      region { B; goto after } catch (E e) goto handler
   *                          handler: H; goto after
   *                          after:
   * </pre>
   */
  private void lowerWithCatches(TryTree node) {
    if (node.getCatches().isEmpty()) {
      lowerWithResources(node, 0);
      return;
    }
    Region outer = lowering.region();
    Block after = lowering.newBlock();
    Region region = lowering.graph().newRegion(outer);
    lowering.jump(region.entry());
    List<Block> handlers = new ArrayList<>();
    for (CatchTree clause : node.getCatches()) {
      Block handler = lowering.newBlock();
      Variable parameter = lowering.body().names().variable(clause.getParameter());
      region.handlers().add(new Region.Handler(clause.getParameter().getType(), parameter, handler));
      handlers.add(handler);
    }
    lowering.inRegion(
        region,
        () -> {
          lowering.startAt(region.entry());
          lowerWithResources(node, 0);
          lowering.jump(after);
        });
    for (int i = 0; i < handlers.size(); i++) {
      lowering.startAt(handlers.get(i));
      lowering.lowerAll(node.getCatches().get(i).getBlock().getStatements());
      lowering.jump(after);
    }
    lowering.startAt(after);
  }

  /**
   * JLS 14.20.3.1; the completion record is the primary exception.
   *
   * <pre>
   * try (R r = I) B      r = I; try B finally close(r, thrown)
   * </pre>
   */
  private void lowerWithResources(TryTree node, int index) {
    if (index == node.getResources().size()) {
      lowering.lowerAll(node.getBlock().getStatements());
      return;
    }
    Variable resource = declare(node.getResources().get(index));
    lowerFinally(
        () -> lowerWithResources(node, index + 1),
        completes(node.getBlock()),
        f -> lowering.add(new Step.Perform(Code.of("close(", resource, ", ", f.thrown, ");", new Code.At(node.getResources().get(index))))));
  }

  /** A resource that is an expression, or has no name, is a variable all the same. */
  private Variable declare(Tree resource) {
    Variable named = resource instanceof VariableTree tree ? lowering.body().names().variable(tree) : null;
    Tree value = resource instanceof VariableTree tree ? tree.getInitializer() : resource;
    if (named != null && !named.name().equals(Variable.UNNAMED)) {
      TypeMirror type = lowering.body().declaredType(named).orElse(null);
      lowering.add(new Step.Assign(named, lowering.code(value, type), true));
      return named;
    }
    Variable variable = new Variable("resource", Variable.Kind.SYNTHETIC, AutoCloseable.class);
    TypeMirror type = named == null ? null : lowering.body().declaredType(named).orElse(null);
    lowering.add(new Step.Assign(variable, lowering.code(value, type), false));
    return variable;
  }
}
