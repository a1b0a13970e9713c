package weft.processor.lower;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.source.PrivateTypes;

/**
 * The enhanced {@code for} (JLS 14.14.2). Bodies are not attributed, so the type of the expression is known only where it
 * is certain; elsewhere the runtime iterates over whatever it is, and the element is converted as the loop's own
 * conversion would.
 */
final class EnhancedForLowering {
  private final EnhancedForLoopTree node;
  private final Set<String> labels;
  private final StatementLowering lowering;
  private final Variable element;

  private EnhancedForLowering(EnhancedForLoopTree node, Set<String> labels, StatementLowering lowering) {
    this.node = node;
    this.labels = labels;
    this.lowering = lowering;
    this.element = lowering.body().names().variable(node.getVariable());
  }

  static void lower(EnhancedForLoopTree node, Set<String> labels, StatementLowering lowering) {
    new EnhancedForLowering(node, labels, lowering).lower();
  }

  private void lower() {
    Optional<TypeMirror> type = lowering.body().certainType(node.getExpression());
    Optional<TypeMirror> elements = type.flatMap(lowering.body()::iterableElement).filter(e -> PrivateTypes.in(e) == null);
    if (type.isPresent() && type.get().getKind() == TypeKind.ARRAY) {
      lowerOverArray((ArrayType) type.get());
    } else if (elements.isPresent()) {
      Variable iterator = iterator(lowering.body().iteratorOf(elements.get()));
      lowerOverIterator(iterator, Code.of(source(), ".iterator()"), Code.of(at(), iterator, ".next()"));
    } else {
      Variable iterator = iterator(lowering.body().anyIterator());
      Code source = Code.of("iterate(", lowering.code(node.getExpression()), ")");
      lowerOverIterator(iterator, source, converted(Code.of(at(), iterator, ".next()")));
    }
  }

  /** Something behind a cast would belong to what is cast: only a primary can be followed by a selection (JLS 15.8). */
  private Code source() {
    Code source = lowering.code(node.getExpression());
    return switch (node.getExpression().getKind()) {
      case IDENTIFIER, MEMBER_SELECT, METHOD_INVOCATION, PARENTHESIZED, ARRAY_ACCESS -> source;
      default -> Code.of("(", source, ")");
    };
  }

  private Code.At at() {
    return new Code.At(node.getExpression());
  }

  private static Variable iterator(TypeMirror type) {
    return new Variable("iterator", Variable.Kind.SYNTHETIC, type);
  }

  private Code converted(Code next) {
    TypeMirror target = lowering.body().declaredType(element).orElse(null);
    if (target == null) {
      Tree moved = lowering.body().localType(element);
      if (moved != null) return Code.of("(", lowering.code(moved), ") ", next);
      if (declaresClass()) {
        if (element.name().equals(Variable.UNNAMED)) return next;
        lowering.graph().untyped().add(element); // once more, it would be another class
      }
      Code source = lowering.code(node.getExpression());
      Code witness = new Code(List.of(new Code.Witness(node.getExpression())), source.mentions(), Set.of(), source.mentions());
      return Code.of("typed(", witness, ", ", next, ")");
    }
    return switch (target.getKind()) {
      case INT -> Code.of("toInt(", next, ")");
      case LONG -> Code.of("toLong(", next, ")");
      case FLOAT -> Code.of("toFloat(", next, ")");
      case DOUBLE -> Code.of("toDouble(", next, ")");
      case SHORT -> Code.of("toShort(", next, ")");
      default -> Code.of("(", target, ") ", next);
    };
  }

  private boolean declaresClass() {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitClass(ClassTree tree, Void none) {
            return true;
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }
        }.scan(node.getExpression(), null));
  }

  /**
   * <pre>
   * for (T x : E) S      iterator = E.iterator(); goto head
   *                      head:  branch iterator.hasNext() ? body : after
   *                      body:  x = iterator.next(); S; goto head
   *                      after:
   * </pre>
   */
  private void lowerOverIterator(Variable iterator, Code source, Code next) {
    lowering.add(new Step.Assign(iterator, source, true));
    Block head = lowering.newBlock();
    lowering.jump(head);
    lowering.startAt(head);
    Block loopBody = lowering.newBlock();
    Block after = lowering.newBlock();
    lowering.end(new Terminator.Branch(Code.of(iterator, ".hasNext()", at()), loopBody, after, false));
    lowering.startAt(loopBody);
    lowering.add(new Step.Assign(element, next, true));
    lowering.lowerLoopBody(node.getStatement(), labels, after, head);
    lowering.jump(head);
    lowering.startAt(after);
  }

  /**
   * <pre>
   * for (T x : E) S      array = E; index = 0; goto head
   *                      head:   branch index &lt; array.length ? body : after
   *                      body:   x = array[index]; S; goto update
   *                      update: index++; goto head
   *                      after:
   * </pre>
   */
  private void lowerOverArray(ArrayType type) {
    Variable array = new Variable("array", Variable.Kind.SYNTHETIC, type);
    Variable index = new Variable("index", Variable.Kind.SYNTHETIC, int.class);
    lowering.add(new Step.Assign(array, lowering.code(node.getExpression()), true));
    lowering.add(new Step.Assign(index, Code.of("0"), true));
    Block head = lowering.newBlock();
    lowering.jump(head);
    lowering.startAt(head);
    Block loopBody = lowering.newBlock();
    Block update = lowering.newBlock();
    Block after = lowering.newBlock();
    lowering.end(new Terminator.Branch(Code.of(index, " < ", array, ".length", at()), loopBody, after, false));
    lowering.startAt(loopBody);
    lowering.add(new Step.Assign(element, Code.of(array, "[", index, "]", at()), true));
    lowering.lowerLoopBody(node.getStatement(), labels, after, update);
    lowering.jump(update);
    lowering.startAt(update);
    lowering.add(new Step.Perform(Code.of(index, "++;")));
    lowering.jump(head);
    lowering.startAt(after);
  }
}
