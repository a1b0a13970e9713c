package weft.processor.weave;

/** A class file that cannot be woven; the message is a sentence for the user. */
public final class WeavingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public WeavingException(String message) {
    super(message);
  }

  public WeavingException(String message, Throwable cause) {
    super(message, cause);
  }
}
