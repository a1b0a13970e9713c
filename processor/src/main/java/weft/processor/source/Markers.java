package weft.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import javax.lang.model.element.TypeElement;

/** The calls of {@code weft.Gen}: what the processor replaces. */
public final class Markers {
  /** The class of the markers. */
  public static final String GEN = "weft.Gen";

  private final Names names;

  public Markers(Names names) {
    this.names = names;
  }

  /** What a marker asks for. */
  public enum Marker {
    YIELD,
    /** A yield with an answer. */
    ASK,
    YIELD_ALL,
    /** A suspension until a stage is complete, with its value. */
    AWAIT,
    END;

    /** Whether it stands in expressions: it may have a value. */
    public boolean hasValue() {
      return this == ASK || this == YIELD_ALL || this == AWAIT;
    }
  }

  /** Whether {@code Gen} has a method of that name. */
  static boolean isMarker(CharSequence name) {
    return named(name.toString()) != null;
  }

  /** The marker that {@code tree} calls, or null. Parentheses around it do not matter. */
  public Marker of(Tree tree) {
    if (tree instanceof ParenthesizedTree p) return of(p.getExpression());
    if (!(tree instanceof MethodInvocationTree call)) return null;
    ExpressionTree select = call.getMethodSelect();
    if (select instanceof MemberSelectTree member && names.of(member.getExpression()) instanceof Meaning.Type type) {
      return isGen(type.element()) ? named(member.getIdentifier().toString()) : null;
    }
    if (select instanceof IdentifierTree id && names.of(id) instanceof Meaning.ImportedMember imported) {
      return isGen(imported.declaring()) ? named(id.getName().toString()) : null;
    }
    return null;
  }

  /** The call in {@code tree}, without the parentheses. */
  public static MethodInvocationTree call(Tree tree) {
    return tree instanceof ParenthesizedTree p ? call(p.getExpression()) : (MethodInvocationTree) tree;
  }

  private static boolean isGen(TypeElement type) {
    return type.getQualifiedName().contentEquals(GEN);
  }

  private static Marker named(String name) {
    return switch (name) {
      case "yield" -> Marker.YIELD;
      case "ask" -> Marker.ASK;
      case "yieldAll" -> Marker.YIELD_ALL;
      case "await" -> Marker.AWAIT;
      case "end" -> Marker.END;
      default -> null;
    };
  }
}
