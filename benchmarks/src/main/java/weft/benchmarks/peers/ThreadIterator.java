package weft.benchmarks.peers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.SynchronousQueue;

/** A generator on a virtual thread (since JDK 21), which hands each element over and waits until the next is wanted. */
public final class ThreadIterator<T> implements Iterator<T> {
  private static final Object END = new Object();
  private static final MethodHandle START;

  static {
    try {
      START = MethodHandles.lookup()
          .findStatic(Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final SynchronousQueue<Object> elements = new SynchronousQueue<>();
  private final SynchronousQueue<Object> demand = new SynchronousQueue<>();
  private final Emitter<T> body;
  private boolean started;
  private Object next;

  public ThreadIterator(Emitter<T> body) {
    this.body = body;
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
        start();
      }
      next = take(elements);
    }
    return next != END;
  }

  private void start() {
    started = true;
    try {
      Thread ignored = (Thread) START.invokeExact((Runnable) this::run);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
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
}
