package weft;

import java.util.Iterator;
import java.util.stream.BaseStream;
import weft.processor.testing.PushKit;

/** The markers as ordinary code: a generator method that is compiled without the processor pushes its elements. */
public final class Gen {
  private Gen() {}

  public static void yield(Object value) {
    PushKit.push(value);
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
}
