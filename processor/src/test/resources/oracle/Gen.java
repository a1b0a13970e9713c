package weft;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.BaseStream;
import weft.processor.testing.PushKit;
import weft.processor.testing.Threaded;

/**
 * The markers as ordinary code: a generator method that is compiled without the processor pushes its elements, or is
 * executed by a thread of its own.
 */
@SuppressWarnings("unchecked") // what the source says
public final class Gen {
  private Gen() {}

  public static void yield(Object value) {
    PushKit.push(value);
  }

  public static <A> A ask(Object value) {
    return (A) Threaded.ask(value);
  }

  public static <T, X extends Throwable> T await(CompletionStage<T> stage) throws X {
    return (T) Threaded.await(stage, null);
  }

  public static <T, X extends Throwable> T await(CompletionStage<T> stage, Executor executor) throws X {
    return (T) Threaded.await(stage, Objects.requireNonNull(executor));
  }

  public static <R> R yieldAll(Coroutine<?, ?, R> source) {
    return (R) Threaded.yieldAll(source);
  }

  public static void yieldAll(Iterable<?> source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(Iterator<?> source) {
    PushKit.pushAll(source);
  }

  public static <S extends Object & Iterable<?> & Iterator<?>> void yieldAll(S source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(BaseStream<?, ?> source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(Object[] source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(boolean[] source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(byte[] source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(char[] source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(short[] source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(int[] source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(long[] source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(float[] source) {
    PushKit.pushAll(source);
  }

  public static void yieldAll(double[] source) {
    PushKit.pushAll(source);
  }

  public static <S> S end() {
    return null;
  }

  public static <S> S end(Object result) {
    return (S) Threaded.end(result);
  }
}
