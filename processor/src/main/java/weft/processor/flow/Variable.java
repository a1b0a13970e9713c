package weft.processor.flow;

import java.util.Objects;

/**
 * A variable of a template method: a parameter, a local, a binding, or one that lowering makes up. Variables that are
 * declared inside a lambda or a nested class of the body are none: they stay where they are.
 *
 * <p>Identity is equality: two locals of one name are two variables.
 */
public final class Variable {
  /** How a variable comes to be declared. */
  public enum Kind {
    /** The object that an instance method is called on; {@code this} in the source. */
    RECEIVER,
    /** An instance that encloses the receiver; {@code Outer.this} in the source. */
    OUTER,
    PARAMETER,
    /** Declared by a declaration statement or in a {@code for} header. */
    LOCAL,
    /** The variable of an enhanced {@code for}. */
    ELEMENT,
    /** The parameter of a {@code catch}. */
    EXCEPTION,
    RESOURCE,
    /** Declared by a pattern. */
    BINDING,
    /** Not a variable but a local class that captures some: its declaration is an assignment of what it captures. */
    LOCAL_CLASS,
    /** Made up by lowering. */
    SYNTHETIC
  }

  /** The name of each unnamed variable (JLS 22, 6.1). */
  public static final String UNNAMED = "_";

  private final String name;
  private final Kind kind;
  private final Object declaration;
  private boolean constant;

  /** A variable called {@code name} in the source; {@code declaration} is its tree, or null where it has none. */
  public Variable(String name, Kind kind, Object declaration) {
    this.name = Objects.requireNonNull(name);
    this.kind = Objects.requireNonNull(kind);
    this.declaration = declaration;
  }

  /** The name in the source; what is generated may use another. */
  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** The {@code VariableTree} or {@code ClassTree} that declares it, or null. */
  public Object declaration() {
    return declaration;
  }

  /** It is a constant variable (JLS 4.12.4): {@code final}, with a constant initializer. */
  public boolean isConstant() {
    return constant;
  }

  /** Records that this is a constant variable. */
  public void markConstant() {
    constant = true;
  }

  @Override
  public String toString() {
    return name;
  }
}
