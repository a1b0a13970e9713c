package weft.processor;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * The environment of the compiler itself, out of what build tools wrap around it: {@code Trees.instance} and
 * {@code JavacTask.instance} know an environment by the name of its class. Only they are given it. The filer that keeps
 * the build tool's books is the wrapper's.
 *
 * @param isInsideIntelliJ whether IntelliJ's own builder runs the compiler
 */
record Unwrapped(ProcessingEnvironment environment, boolean isInsideIntelliJ) {
  /** The fields that hold what is wrapped: Gradle's incremental environment has the one, that of kapt the other. */
  private static final List<String> FIELDS = List.of("delegate", "processingEnv");

  private static final String INTELLIJ = "org.jetbrains.jps.javac.APIWrappers";

  static Unwrapped of(ProcessingEnvironment environment) {
    boolean isInsideIntelliJ = false;
    ProcessingEnvironment innermost = environment;
    for (ProcessingEnvironment e = environment; e != null; ) {
      innermost = e;
      Class<?> wrappers = Proxy.isProxyClass(e.getClass()) ? wrappersOfIntelliJ(e) : null;
      isInsideIntelliJ |= wrappers != null;
      e = wrappers == null ? outOfField(e) : outOfProxy(e, wrappers);
    }
    return new Unwrapped(innermost, isInsideIntelliJ);
  }

  /** The class of IntelliJ that has made a proxy; null if that is of another maker. */
  private static Class<?> wrappersOfIntelliJ(ProcessingEnvironment proxy) {
    InvocationHandler handler = Proxy.getInvocationHandler(proxy);
    for (Class<?> known : List.of(handler.getClass(), proxy.getClass())) {
      try {
        return Class.forName(INTELLIJ, true, known.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        // Not by this class loader.
      }
    }
    return null;
  }

  private static ProcessingEnvironment outOfProxy(ProcessingEnvironment proxy, Class<?> wrappers) {
    try {
      Object unwrapped =
          wrappers.getDeclaredMethod("unwrap", Class.class, Object.class).invoke(null, ProcessingEnvironment.class, proxy);
      return unwrapped instanceof ProcessingEnvironment environment && environment != proxy ? environment : null;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static ProcessingEnvironment outOfField(ProcessingEnvironment wrapper) {
    for (Class<?> type = wrapper.getClass(); type != null && !isOfJdk(type); type = type.getSuperclass()) {
      for (String name : FIELDS) {
        try {
          Field field = type.getDeclaredField(name);
          field.setAccessible(true);
          if (field.get(wrapper) instanceof ProcessingEnvironment environment) return environment;
        } catch (ReflectiveOperationException | RuntimeException e) {
          // Not this one.
        }
      }
    }
    return null;
  }

  /** There is nothing to be found in javac's own environment, and nothing that could be opened. */
  private static boolean isOfJdk(Class<?> type) {
    String module = type.getModule().getName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }
}
