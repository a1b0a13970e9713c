package weft.processor.source;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.DEFAULT;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.NATIVE;
import static javax.lang.model.element.Modifier.NON_SEALED;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.SEALED;
import static javax.lang.model.element.Modifier.STATIC;
import static javax.lang.model.element.Modifier.STRICTFP;
import static javax.lang.model.element.Modifier.SYNCHRONIZED;
import static javax.lang.model.element.Modifier.TRANSIENT;
import static javax.lang.model.element.Modifier.VOLATILE;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The modifiers that members may have (JLS 8.3.1, 8.4.3, 8.5.1, 8.8.3, 9.3, 9.4, 9.5). */
final class ModifierRules {
  private static final Set<Modifier> OF_FIELDS = Set.of(PUBLIC, PROTECTED, PRIVATE, FINAL, STATIC, VOLATILE, TRANSIENT);
  private static final Set<Modifier> OF_CONSTANTS = Set.of(PUBLIC, STATIC, FINAL);
  private static final Set<Modifier> OF_CONSTRUCTORS = Set.of(PUBLIC, PROTECTED, PRIVATE);
  private static final Set<Modifier> OF_METHODS =
      Set.of(PUBLIC, PROTECTED, PRIVATE, ABSTRACT, STATIC, NATIVE, SYNCHRONIZED, FINAL, STRICTFP);
  private static final Set<Modifier> OF_INTERFACE_METHODS = Set.of(PUBLIC, PRIVATE, ABSTRACT, STATIC, DEFAULT, STRICTFP);
  private static final Set<Modifier> OF_CLASSES =
      Set.of(PUBLIC, PROTECTED, PRIVATE, ABSTRACT, STATIC, FINAL, STRICTFP, SEALED, NON_SEALED);

  /** No two of one set go together. */
  private static final List<Set<Modifier>> ALTERNATIVES =
      List.of(Set.of(PUBLIC, PROTECTED, PRIVATE), Set.of(FINAL, VOLATILE), Set.of(FINAL, SEALED, NON_SEALED), Set.of(ABSTRACT, FINAL));

  /** Of methods. */
  private static final List<Set<Modifier>> METHOD_ALTERNATIVES =
      List.of(Set.of(ABSTRACT, PRIVATE), Set.of(ABSTRACT, STATIC, DEFAULT), Set.of(DEFAULT, PRIVATE),
          Set.of(ABSTRACT, NATIVE, STRICTFP), Set.of(ABSTRACT, SYNCHRONIZED));

  private ModifierRules() {}

  static boolean allow(Tree member, ClassTree in) {
    if (member instanceof VariableTree field) return allow(field.getModifiers().getFlags(), isInterface(in) ? OF_CONSTANTS : OF_FIELDS);
    if (member instanceof ClassTree type) return allowOwn(type) && allow(type.getModifiers().getFlags(), OF_CLASSES);
    return !(member instanceof MethodTree method) || allow(method, in);
  }

  /** Those that a class has by itself, wherever it is declared. */
  static boolean allowOwn(ClassTree type) {
    Set<Modifier> flags = type.getModifiers().getFlags();
    boolean isEnum = type.getKind() == Tree.Kind.ENUM;
    boolean mayBeAbstract = !isEnum && type.getKind() != Tree.Kind.RECORD;
    boolean mayBeFinal = !isEnum && !isInterface(type);
    return (mayBeAbstract || !flags.contains(ABSTRACT)) && (mayBeFinal || !flags.contains(FINAL)) && haveNoConflict(flags, ALTERNATIVES);
  }

  private static boolean allow(MethodTree method, ClassTree in) {
    Set<Modifier> flags = method.getModifiers().getFlags();
    boolean isOfEnum = in.getKind() == Tree.Kind.ENUM;
    if (method.getName().contentEquals("<init>")) return allow(flags, isOfEnum ? Set.of(PRIVATE) : OF_CONSTRUCTORS);
    return allow(flags, isInterface(in) ? OF_INTERFACE_METHODS : OF_METHODS) && haveNoConflict(flags, METHOD_ALTERNATIVES);
  }

  private static boolean allow(Set<Modifier> flags, Set<Modifier> possible) {
    return possible.containsAll(flags) && haveNoConflict(flags, ALTERNATIVES);
  }

  private static boolean haveNoConflict(Set<Modifier> flags, List<Set<Modifier>> alternatives) {
    return alternatives.stream().allMatch(alternative -> alternative.stream().filter(flags::contains).count() <= 1);
  }

  private static boolean isInterface(ClassTree type) {
    return type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
  }
}
