package weft.processor.testing;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.BaseStream;

/**
 * The kit of the oracle: generator methods run as ordinary code that pushes its elements, and a generator that is closed
 * is one whose push throws. {@link Differential} rewrites {@code drain(g())} to {@code pushDrain(() -> g())}, and so on.
 */
public class PushKit extends Kit {
  private static Consumer<Object> sink = PushKit::nobody;

  /** How many elements the longest drain or cut has delivered since it was last asked. */
  private static int longest;

  /** A resource failed when a generator was closed. */
  private static boolean resourceFailed;

  /** Push code has gone on behind an inner generator although it was being closed. */
  private static boolean hasGoneOn;

  /** A call of a generator method: it pushes all elements and answers null, or answers a source of the elements. */
  public interface Body {
    Object run() throws Throwable;
  }

  /** What {@code close()} is to push code. No body that could see it is judged. */
  private static final class Close extends Error {
    private static final long serialVersionUID = 1;

    Close() {
      super("close", null, true, false);
    }
  }

  private static void nobody(Object element) {
    throw new IllegalStateException("a generator was called where the oracle does not expect it");
  }

  /** {@code Gen.yield} of the oracle. */
  public static void push(Object element) {
    checkIsWanted();
    if (Threaded.isHere()) {
      Threaded.ask(element);
      return;
    }
    sink.accept(element);
  }

  /** {@code Gen.yieldAll} of the oracle: null is what a generator method returns that has pushed all its elements. */
  public static void pushAll(Object source) {
    if (Threaded.isHere()) {
      Threaded.yieldAll(source);
      return;
    }
    if (source == null) {
      hasGoneOn |= sink instanceof Cut cut && cut.closed;
      return;
    }
    if (source instanceof Iterable<?> iterable) {
      pushRest(iterable.iterator(), null);
    } else if (source instanceof Iterator<?> iterator) {
      pushRest(iterator, null);
    } else if (source instanceof BaseStream<?, ?> stream) {
      pushRest(stream.iterator(), stream);
    } else {
      for (int i = 0; i < Array.getLength(source); i++) push(Array.get(source, i));
    }
  }

  /** A foreign iterator is closed with the generator, if it can be; a stream also when it ends or fails. */
  private static void pushRest(Iterator<?> iterator, BaseStream<?, ?> stream) {
    try (stream) {
      while (iterator.hasNext()) push(iterator.next());
    } catch (Close close) {
      if (stream == null && iterator instanceof AutoCloseable closeable) closeForeign(closeable);
      throw close;
    }
  }

  /** What it throws arises at the {@code yieldAll}, instead of {@link Close}. */
  private static void closeForeign(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception thrown) {
      throw Kit.<RuntimeException>sneak(thrown);
    }
  }

  static int longestSinceAsked() {
    int answer = longest;
    longest = 0;
    return answer;
  }

  /**
   * Whether a resource failed on the way of {@code close()} since this was last asked. The push code goes on closing,
   * so a {@code catch} around the resource misses what it would see in a generator.
   */
  static boolean resourceFailedSinceAsked() {
    boolean answer = resourceFailed;
    resourceFailed = false;
    return answer;
  }

  /**
   * Whether an inner generator, closed, has caught what a {@code finally} threw, and ended normally, since this was last
   * asked. The push code goes on behind the {@code yieldAll}, where a generator is closed, too.
   */
  static boolean hasGoneOnSinceAsked() {
    boolean answer = hasGoneOn;
    hasGoneOn = false;
    return answer;
  }

  public static void pushDrain(Body body) {
    int[] delivered = {0};
    try {
      into(
          element -> {
            delivered[0]++;
            element(element);
          },
          body);
    } catch (Throwable thrown) {
      tok(ex(thrown));
    }
    longest = Math.max(longest, delivered[0]);
    tok(".");
  }

  public static List<Object> pushList(Body body) {
    List<Object> elements = new ArrayList<>();
    try {
      into(elements::add, body);
    } catch (Throwable thrown) {
      throw Kit.<RuntimeException>sneak(thrown);
    }
    return elements;
  }

  public static void pushCut(Body body, int n) {
    int steps = 0;
    if (n > 0) {
      Cut cut = new Cut(n);
      try {
        into(cut, body);
      } catch (Close close) {
        failWithSuppressed(close);
      } catch (Throwable thrown) {
        tok(ex(thrown));
        if (!cut.closed) cut.delivered++;
        resourceFailed |= cut.closed && cut.close.getSuppressed().length > 0;
      }
      if (cut.closed) {
        tok(".");
        return;
      }
      steps = cut.delivered;
    }
    for (; steps < n; steps++) tok(".");
    tok("#");
    tok(".");
  }

  /** What a resource threw on the way of {@link Close} is what {@code close()} throws: with it, nothing is on its way. */
  private static void failWithSuppressed(Close close) {
    Throwable[] failures = close.getSuppressed();
    if (failures.length == 0) return;
    resourceFailed = true;
    for (int i = 1; i < failures.length; i++) failures[0].addSuppressed(failures[i]);
    tok(ex(failures[0]));
  }

  private static void into(Consumer<Object> consumer, Body body) throws Throwable {
    Consumer<Object> outer = sink;
    sink = consumer;
    try {
      pushAll(body.run());
    } finally {
      checkIsWanted();
      sink = outer;
    }
  }

  /** Takes n elements and closes; what is yielded after that is an error, as it is in a generator. */
  private static final class Cut implements Consumer<Object> {
    final int n;
    final Close close = new Close();
    int delivered;
    boolean closed;

    Cut(int n) {
      this.n = n;
    }

    @Override
    public void accept(Object element) {
      if (closed) throw new IllegalStateException("yield during close");
      element(element);
      if (++delivered < n) return;
      closed = true;
      tok("#");
      throw close;
    }
  }
}
