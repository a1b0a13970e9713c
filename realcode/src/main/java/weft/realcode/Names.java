package weft.realcode;

/** Names that no library uses. */
final class Names {
  static final String RESULT = "weftResult";
  static final String VALUE = "weftValue";
  static final String ELEMENT = "weftElement";

  /** Between the name of a method and its number, in the name of its template method. */
  static final String TEMPLATE = "_template";

  private Names() {}
}
