package weft.processor.emit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.CodeSize;
import weft.processor.source.SwitchLabels;
import weft.processor.split.Sizes;

/** Estimates what will be printed for the parts of a graph: the code of the source in it, and what is put around it. */
public final class CodeSizes implements Sizes {
  /** {@code state = n; return CONTINUE;}, or what the end of the sequence needs. */
  private static final int LEAVE = 12;

  /** A case of the entry switch, and {@code state = RUNNING}. */
  private static final int ENTRY = 13;

  private final Body body;
  private final Map<Tree, Integer> known = new IdentityHashMap<>();
  private final Set<Variable> capturedWhereAssigned = new HashSet<>();

  public CodeSizes(Body body) {
    this.body = body;
  }

  @Override
  public int of(Step step) {
    if (step instanceof Step.Perform perform) return of(perform.code()) + 1;
    if (step instanceof Step.Bind) return 6;
    Code value = ((Step.Assign) step).value();
    return value == null ? 0 : of(value) + 4;
  }

  private int of(Code code) {
    int size = 0;
    for (Object part : code.parts()) {
      if (part instanceof Tree tree) {
        size += known.computeIfAbsent(tree, this::measure);
      } else if (part instanceof String text) {
        size += text.contains("(") ? 8 : 1;
      } else if (!(part instanceof Code.At)) {
        size += 4;
      }
    }
    return size;
  }

  private int measure(Tree tree) {
    Set<Variable> captured = new HashSet<>(body.names().capturedIn(tree));
    captured.retainAll(body.names().writtenIn(tree));
    capturedWhereAssigned.addAll(captured);
    return CodeSize.of(tree, body.names());
  }

  @Override
  public int ofEnd(Block block) {
    Terminator end = block.terminator();
    int size = end.code() == null ? 0 : of(end.code());
    if (block.region() != null && block.region().entry() == block) size += LEAVE * block.region().handlers().size();
    if (end instanceof Terminator.Goto jump) return size + (isEnd(jump.target()) ? 2 * LEAVE : LEAVE / 2);
    if (end instanceof Terminator.Branch) return size + LEAVE;
    if (end instanceof Terminator.Switch choice) {
      for (Terminator.Case c : choice.cases()) size += LEAVE + labelSize(c);
      return size + 2 * LEAVE;
    }
    return size + LEAVE + end.labels().size() * ENTRY + 8;
  }

  /** It is printed where control goes there. */
  private static boolean isEnd(Block block) {
    return block.steps().isEmpty() && block.terminator() instanceof Terminator.Finish;
  }

  private int labelSize(Terminator.Case group) {
    int size = 0;
    for (Object part : group.labels().parts()) if (part instanceof Tree label) size += CodeSize.ofLabel(label, body.names());
    return Math.max(size, 8);
  }

  /** A field needs a type that can be written; and where it is captured, a copy, which must not come before its value. */
  @Override
  public boolean canBeField(Variable variable) {
    if (capturedWhereAssigned.contains(variable)) return false;
    return switch (variable.kind()) {
      case LOCAL_CLASS -> false;
      case SYNTHETIC, RECEIVER, OUTER, PARAMETER -> true;
      default -> variable.isConstant() || body.declaredType(variable).isPresent() || body.localType(variable) != null;
    };
  }

  /** Constants of a type whose values can be compared again: strings, numbers, enums. */
  @Override
  public Object selectorType(Terminator.Switch choice) {
    Object selector = choice.selector().parts().size() == 1 ? choice.selector().parts().get(0) : null;
    Object type = selector instanceof ExpressionTree tree ? body.certainType(tree).orElse(null) : null;
    if (selector instanceof Variable variable && variable.kind() == Variable.Kind.SYNTHETIC) type = variable.declaration();
    List<Tree> labels = new ArrayList<>();
    for (Terminator.Case c : choice.cases()) {
      for (Object part : c.labels().parts()) if (part instanceof Tree label) labels.add(label);
    }
    if (labels.isEmpty()) return type; // of a completion
    boolean isPlain = choice.otherwise() != null && labels.stream().allMatch(SwitchLabels::isConstant);
    return isPlain && type instanceof TypeMirror mirror && isOfConstants(mirror) ? type : null;
  }

  private static boolean isOfConstants(TypeMirror type) {
    if (type.getKind().isPrimitive()) return true;
    return type instanceof DeclaredType declared
        && (declared.asElement().getKind() == ElementKind.ENUM || declared.asElement().toString().startsWith("java.lang."));
  }
}
