package weft.processor.emit;

import com.sun.source.tree.ClassTree;
import java.util.List;
import weft.processor.flow.Variable;
import weft.processor.source.AnonymousClass;

/**
 * What is around a class of the body that cannot stay where it is declared: a class with copies of the variables that the
 * class captures, which has the class as its member.
 */
final class Frame {
  private final Variable variable;
  private final ClassTree declaration;
  private final AnonymousClass anonymous;
  private final String name;
  private final String memberName;
  private final List<Variable> captured;
  private final boolean isGeneric;
  private final boolean isBound;
  private boolean hasFactories;

  /**
   * @param variable the local class; for an anonymous class the variable that is declared with it
   * @param anonymous the anonymous class, or null
   * @param name the name of the frame
   * @param memberName the name of the class
   * @param isGeneric the frame has the type parameters of the run class
   * @param isBound it has a value, and each object of the class belongs to one
   */
  Frame(Variable variable, ClassTree declaration, AnonymousClass anonymous, String name, String memberName,
      List<Variable> captured, boolean isGeneric, boolean isBound) {
    this.variable = variable;
    this.declaration = declaration;
    this.anonymous = anonymous;
    this.name = name;
    this.memberName = memberName;
    this.captured = List.copyOf(captured);
    this.isGeneric = isGeneric;
    this.isBound = isBound;
  }

  Variable variable() {
    return variable;
  }

  ClassTree declaration() {
    return declaration;
  }

  AnonymousClass anonymous() {
    return anonymous;
  }

  String name() {
    return name;
  }

  String memberName() {
    return memberName;
  }

  List<Variable> captured() {
    return captured;
  }

  boolean isGeneric() {
    return isGeneric;
  }

  boolean isBound() {
    return isBound;
  }

  /** An anonymous class without captures needs nothing around it, as its name is ours. */
  boolean isPrinted() {
    return isBound || anonymous == null;
  }

  /** The name of the methods that create objects of the class; there are such from now on. */
  String factory() {
    hasFactories = true;
    return "new" + memberName;
  }

  boolean hasFactories() {
    return hasFactories;
  }
}
