package weft.processor;

/**
 * Long chains of {@code else if} and of operators are nested deeply. Whatever javac's own stack is enough for must not
 * fail here, where there are more frames to a tree.
 */
final class DeepStack {
  private static final long BYTES = 512L << 20;

  private DeepStack() {}

  /** Runs {@code work}, and once more where the stack is too small for it, on a large one. */
  static void run(Runnable work) {
    try {
      work.run();
    } catch (StackOverflowError e) {
      runOnLargeStack(work);
    }
  }

  private static void runOnLargeStack(Runnable work) {
    Throwable[] thrown = new Throwable[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                work.run();
              } catch (RuntimeException | Error e) {
                thrown[0] = e;
              }
            },
            "weft",
            BYTES);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true; // the compiler must not go on beside it
      }
    }
    if (isInterrupted) Thread.currentThread().interrupt();
    if (thrown[0] instanceof RuntimeException e) throw e;
    if (thrown[0] instanceof Error e) throw e;
  }
}
