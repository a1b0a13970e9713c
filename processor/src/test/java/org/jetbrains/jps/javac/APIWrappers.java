package org.jetbrains.jps.javac;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** What IntelliJ's builder has under this name, as far as processors rely on it. */
public final class APIWrappers {
  private APIWrappers() {}

  private record Delegation(Object delegate) implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(delegate, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  /** A proxy around {@code delegate}. */
  public static <T> T wrap(Class<T> iface, T delegate) {
    return iface.cast(
        Proxy.newProxyInstance(APIWrappers.class.getClassLoader(), new Class<?>[] {iface}, new Delegation(delegate)));
  }

  /** What is in a proxy. */
  public static <T> T unwrap(Class<? extends T> iface, T proxy) {
    return iface.cast(((Delegation) Proxy.getInvocationHandler(proxy)).delegate());
  }
}
