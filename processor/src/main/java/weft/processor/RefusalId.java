package weft.processor;

import java.util.Locale;

/**
 * All that this processor reports, by the ids that stand in brackets before its messages. They are stable: builds and
 * documentation refer to them. {@code docs/refusals.md} says of each what is refused, why, and what to write instead.
 */
public enum RefusalId {
  YIELD_IN_LAMBDA,
  YIELD_IN_NESTED_CLASS,
  YIELD_IN_SYNCHRONIZED,
  YIELD_IN_EXPRESSION,
  YIELD_OUTSIDE_GENERATOR,
  RETURN_TYPE,
  ELEMENT_TYPE,
  ANSWER_TYPE,
  RESULT_TYPE,
  AWAIT_IN_SEQUENCE,
  YIELD_IN_FUTURE,
  ABSTRACT_GENERATOR,
  PRIVATE_TYPE,
  PRIVATE_MEMBER,
  LOCAL_OWNER,
  COMPANION_NAME,
  RETURN_NULL,
  END_IN_EXPRESSION,
  UNDENOTABLE,
  CAPTURED_ASSIGNMENT,
  PATTERN_SWITCH,
  CHANGED_BODY,
  LARGE_BODY,
  DIRECT_CALLS,
  NEEDS_JAVAC,
  RUNTIME_RELEASE,
  MISSING_NAME,
  UNRESOLVED,
  VERIFICATION,
  DEFECT;

  /** Says more of each, at an anchor that is the id. */
  private static final String PAGE = "docs/refusals.md";

  private final String text;

  RefusalId() {
    StringBuilder camelCase = new StringBuilder();
    for (String word : name().split("_")) camelCase.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    this.text = camelCase.toString();
  }

  /** The id as it is written: {@code PrivateMember}. */
  public String text() {
    return text;
  }

  /**
   * {@code message}, which says what is wrong and, behind a semicolon, what to write instead, with the id before it and the
   * place to read on behind it.
   */
  public String before(String message) {
    return "[" + text + "] " + message + " (see " + PAGE + "#" + text + ")";
  }
}
