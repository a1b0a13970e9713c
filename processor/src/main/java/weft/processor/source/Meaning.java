package weft.processor.source;

import com.sun.source.tree.ClassTree;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import weft.processor.flow.Variable;

/** What a simple name in a body stands for (JLS 6.4.1, 6.5). */
public sealed interface Meaning {
  /** A variable of the template method itself. */
  record Local(Variable variable) implements Meaning {}

  /** Something declared inside the text around it that moves along with it: a lambda's parameter, a member of an
   * anonymous class, a local of either. It needs no edit. */
  record Nested() implements Meaning {}

  /**
   * A field or method of the owner or of a class around it, inherited ones included. {@code holder} is the innermost
   * class in whose scope the name was found, {@code member} one of its members of that name.
   *
   * @param isStatic all candidates are static; of methods, those that take as many arguments
   */
  record Member(TypeElement holder, Element member, boolean isStatic) implements Meaning {}

  /** A field or method that a static import names; {@code declaring} is the class of the import. */
  record ImportedMember(TypeElement declaring, Element member) implements Meaning {}

  /** A class, interface, enum or record that is not local. */
  record Type(TypeElement element) implements Meaning {}

  /** A type parameter of the template method or of a class around it. */
  record TypeVariable(TypeParameterElement element) implements Meaning {}

  /** A class declared in the template method's body, outside lambdas and nested classes. */
  record LocalType(ClassTree declaration) implements Meaning {}

  /** {@code this}, or {@code holder.this}; {@code super} where {@code isSuper}. */
  record Instance(TypeElement holder, boolean isSuper) implements Meaning {}

  /** The first segment of a package name. */
  record PackageName() implements Meaning {}

  /** Nothing that is known in this round. */
  record Unresolved() implements Meaning {}
}
