package weft;

import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.stream.BaseStream;

/**
 * The markers of a {@link Generator} body. The annotation processor replaces each of them; none ever runs in a program
 * that was compiled with it. One that does run throws {@link IllegalStateException}, naming the method and the
 * configuration that is missing.
 *
 * <pre>{@code
 * @Generator
 * static Sequence<Node> walk(Node node) {
 *   if (node == null) return Gen.end();
 *   Gen.yieldAll(walk(node.left));
 *   Gen.yield(node);
 *   return walk(node.right); // the rest of the sequence
 * }
 * }</pre>
 */
public final class Gen {
  private Gen() {}

  /**
   * Delivers one element and suspends the body until the next one is asked for. A statement of its own; the value must
   * be assignable to the element type of the generator.
   */
  public static void yield(Object value) {
    throw missingProcessor();
  }

  /**
   * Delivers one element, suspends the body, and is what the consumer {@linkplain Coroutine#send sends} when it resumes the
   * body: null from {@code next()}. In a {@link Coroutine} only. Where the coroutine is sent values of type {@code S}, the
   * answer may be used as an {@code S}, or as what that converts to; if it is sent any {@code Object}, as whatever the place
   * asks for, like a cast.
   *
   * <p>It may stand in an expression: {@code log(name, Gen.ask(question))}. What is evaluated before it is kept.
   */
  public static <A> A ask(Object value) {
    throw missingProcessor();
  }

  /**
   * Waits for {@code stage} without blocking a thread, and is what that completes with. In a method that returns
   * {@link java.util.concurrent.CompletableFuture}, {@link CompletionStage} or {@link java.util.concurrent.Flow.Publisher}.
   *
   * <p>The body goes on on the thread that completes the stage; at once, if it is complete. Where the stage has failed, its
   * cause is thrown here: not the {@link java.util.concurrent.CompletionException} or
   * {@link java.util.concurrent.ExecutionException} around it. That may be a checked exception: in order to catch it as
   * such, say so by {@code Gen.<String, IOException>await(stage)}.
   *
   * <p>It may stand in an expression: {@code log(name, Gen.await(answer))}. What is evaluated before it is kept.
   */
  public static <T, X extends Throwable> T await(CompletionStage<T> stage) throws X {
    throw missingProcessor();
  }

  /** The same, but the body goes on on {@code executor}, also where the stage is complete already. */
  public static <T, X extends Throwable> T await(CompletionStage<T> stage, Executor executor) throws X {
    throw missingProcessor();
  }

  /**
   * Delivers the elements of {@code source}, which is talked to directly meanwhile: what is sent or raised goes there.
   *
   * @return the result of {@code source}
   */
  public static <R> R yieldAll(Coroutine<?, ?, R> source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}, each when it is asked for; O(1) for each at any depth of delegation. */
  public static void yieldAll(Iterable<?> source) {
    throw missingProcessor();
  }

  /** Delivers what is left in {@code source}, each element when it is asked for. */
  public static void yieldAll(Iterator<?> source) {
    throw missingProcessor();
  }

  /** Delivers what is left in {@code source}, which is an iterator as well as an iterable: it is taken as an iterable. */
  public static <S extends Object & Iterable<?> & Iterator<?>> void yieldAll(S source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}, and closes it when the generator ends or is closed. */
  public static void yieldAll(BaseStream<?, ?> source) {
    throw missingProcessor();
  }

  /**
   * In a method that returns {@code Flow.Publisher}: delivers all elements of {@code source}. One is requested from it whenever
   * one may be delivered; it is cancelled when the run is.
   */
  public static void yieldAll(Flow.Publisher<?> source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}. */
  public static void yieldAll(Object[] source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}. */
  public static void yieldAll(boolean[] source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}. */
  public static void yieldAll(byte[] source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}. */
  public static void yieldAll(char[] source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}. */
  public static void yieldAll(short[] source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}. */
  public static void yieldAll(int[] source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}. */
  public static void yieldAll(long[] source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}. */
  public static void yieldAll(float[] source) {
    throw missingProcessor();
  }

  /** Delivers all elements of {@code source}. */
  public static void yieldAll(double[] source) {
    throw missingProcessor();
  }

  /** Ends the sequence: {@code return Gen.end();}, and nowhere else. Pending {@code finally} blocks run. */
  public static <S> S end() {
    throw missingProcessor();
  }

  /** Ends a {@link Coroutine}, or completes a future, with its result: {@code return Gen.end(result);}, and nowhere else. */
  public static <S> S end(Object result) {
    throw missingProcessor();
  }

  private static IllegalStateException missingProcessor() {
    String method =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> !frame.getClassName().equals(Gen.class.getName()))
                        .findFirst()
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .orElse("a generator method"));
    return new IllegalStateException(
        method
            + " was compiled without the Weft annotation processor, so its body cannot run as a generator."
            + " Add the processor to the compilation:\n"
            + "  Maven:  <annotationProcessorPaths><path>dev.weft:weft-processor</path></annotationProcessorPaths>"
            + " in the configuration of maven-compiler-plugin\n"
            + "  Gradle: annotationProcessor(\"dev.weft:weft-processor:VERSION\")\n"
            + "  javac:  --processor-path weft-processor.jar"
            + " (since JDK 23 a processor that is merely on the class path is not run)");
  }
}
