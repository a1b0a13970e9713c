package weft.processor.fuzz;

/** What the language of the running javac has. */
final class Level {
  private static final int FEATURE = Runtime.version().feature();

  /** Patterns in {@code switch}, record patterns, qualified enum constants in {@code case}. */
  static final boolean HAS_PATTERNS = FEATURE >= 21;

  /** Unnamed variables. */
  static final boolean HAS_UNNAMED = FEATURE >= 22;

  /**
   * Before 21, javac gives an operand that it keeps for a type pattern a slot that it does not always give back. A variable
   * that lives on in a later group of a {@code switch} may get it, and then the class file cannot be verified.
   */
  static final boolean MIXES_SLOTS_UP = FEATURE < 21;

  private Level() {}
}
