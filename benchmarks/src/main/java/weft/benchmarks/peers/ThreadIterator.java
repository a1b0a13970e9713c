package weft.benchmarks.peers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;

/** A generator on a thread of its own, which hands each element over and waits until the next is wanted. */
public final class ThreadIterator<T> implements Iterator<T> {
  private static final Object END = new Object();
  private final SynchronousQueue<Object> elements = new SynchronousQueue<>();
  private final SynchronousQueue<Object> demand = new SynchronousQueue<>();
  private final Emitter<T> body;
  private final Consumer<Runnable> starter;
  private boolean started;
  private Object next;

  private ThreadIterator(Emitter<T> body, Consumer<Runnable> starter) {
    this.body = body;
    this.starter = starter;
  }

  /** On a thread of the operating system. */
  public static <T> ThreadIterator<T> onThread(Emitter<T> body) {
    return new ThreadIterator<>(body, work -> new Thread(work).start());
  }

  /** Since JDK 21. */
  public static <T> ThreadIterator<T> onVirtualThread(Emitter<T> body) {
    return new ThreadIterator<>(body, VirtualThreads::start);
  }

  private void run() {
    body.run(this::handOver);
    put(elements, END);
  }

  private void handOver(T element) {
    put(elements, element);
    take(demand);
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      if (started) {
        put(demand, END);
      } else {
        started = true;
        starter.accept(this::run);
      }
      next = take(elements);
    }
    return next != END;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T next() {
    if (!hasNext()) throw new NoSuchElementException();
    T result = (T) next;
    next = null;
    return result;
  }

  private static void put(SynchronousQueue<Object> queue, Object element) {
    try {
      queue.put(element);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object take(SynchronousQueue<Object> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class VirtualThreads {
    private static final MethodHandle START;

    static {
      try {
        START = MethodHandles.lookup()
            .findStatic(Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    static void start(Runnable work) {
      try {
        Thread ignored = (Thread) START.invokeExact(work);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
