package weft.processor.verify;

/**
 * What a name means, in words that outlive the elements and trees of a round.
 *
 * @param key equal for what is the same
 * @param text for messages
 * @param movesAlong it is declared in a lambda or class of the body, or is a member of such a class
 */
public record Sense(String key, String text, boolean movesAlong) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Sense sense && sense.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
