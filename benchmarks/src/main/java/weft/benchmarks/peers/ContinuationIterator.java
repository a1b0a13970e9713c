package weft.benchmarks.peers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A generator on {@code jdk.internal.vm.Continuation}, what virtual threads are made of: since JDK 21, with
 * {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}. It is not there for Java 17, hence the handles.
 */
public final class ContinuationIterator<T> implements Iterator<T> {
  private static final Object SCOPE;
  private static final MethodHandle NEW;
  private static final MethodHandle RUN;
  private static final MethodHandle YIELD;
  private static final MethodHandle IS_DONE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
      Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
      SCOPE = lookup.findConstructor(scope, MethodType.methodType(void.class, String.class)).invoke("generators");
      NEW = lookup.findConstructor(continuation, MethodType.methodType(void.class, scope, Runnable.class))
          .bindTo(SCOPE).asType(MethodType.methodType(Object.class, Runnable.class));
      RUN = lookup.findVirtual(continuation, "run", MethodType.methodType(void.class))
          .asType(MethodType.methodType(void.class, Object.class));
      YIELD = MethodHandles.dropReturn(
          lookup.findStatic(continuation, "yield", MethodType.methodType(boolean.class, scope)).bindTo(SCOPE));
      IS_DONE = lookup.findVirtual(continuation, "isDone", MethodType.methodType(boolean.class))
          .asType(MethodType.methodType(boolean.class, Object.class));
    } catch (Throwable e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Object continuation;
  private T next;
  private boolean ready;

  public ContinuationIterator(Emitter<T> body) {
    try {
      continuation = (Object) NEW.invokeExact((Runnable) () -> body.run(this::suspend));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private void suspend(T element) {
    next = element;
    ready = true;
    try {
      YIELD.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean hasNext() {
    try {
      if (!ready && !(boolean) IS_DONE.invokeExact(continuation)) RUN.invokeExact(continuation);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    return ready;
  }

  @Override
  public T next() {
    if (!hasNext()) throw new NoSuchElementException();
    ready = false;
    return next;
  }
}
