package weft.processor.source;

/** What the place of a name says about its kind (JLS 6.5.1). */
enum Role {
  /** A variable that is read. */
  EXPRESSION(Uses.READ),
  /** The left side of {@code =}. */
  ASSIGNED(Uses.WRITE),
  /** The operand of {@code ++}, {@code +=} and the like. */
  UPDATED(Uses.READ | Uses.WRITE),
  /** The name of a method that is called. */
  METHOD(Uses.READ),
  /** A type, or a package before one. */
  TYPE(0),
  /** What stands before a dot: a variable, else a type, else a package. */
  AMBIGUOUS(Uses.READ);

  private final int flags;

  Role(int flags) {
    this.flags = flags;
  }

  /** How a variable is used here. */
  int flags() {
    return flags;
  }
}
