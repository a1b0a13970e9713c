package weft.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Access to what a body may use and its run class may not: private members, {@code super} calls, protected members of
 * another package. A companion keeps each handle in a {@code static final} field, where it costs what the access itself
 * costs. It lives in the package and module of the class it looks into, so no {@code opens} is needed.
 */
public final class Handles {
  private Handles() {}

  /** Finds something that exists: the compiler has seen it. */
  private interface Search {
    MethodHandle in(Lookup lookup) throws ReflectiveOperationException;
  }

  private static MethodHandle find(Lookup companion, Class<?> holder, Search search) {
    try {
      return search.in(MethodHandles.privateLookupIn(holder, companion));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a member of " + holder.getName() + " is not as it was compiled", e);
    }
  }

  /** Reads a field. */
  public static MethodHandle getter(Lookup companion, Class<?> holder, String name, Class<?> type) {
    return find(companion, holder, lookup -> lookup.findGetter(holder, name, type));
  }

  /** Reads a static field. */
  public static MethodHandle staticGetter(Lookup companion, Class<?> holder, String name, Class<?> type) {
    return find(companion, holder, lookup -> lookup.findStaticGetter(holder, name, type));
  }

  /** Assigns a field. */
  public static MethodHandle setter(Lookup companion, Class<?> holder, String name, Class<?> type) {
    return find(companion, holder, lookup -> lookup.findSetter(holder, name, type));
  }

  /** Assigns a static field. */
  public static MethodHandle staticSetter(Lookup companion, Class<?> holder, String name, Class<?> type) {
    return find(companion, holder, lookup -> lookup.findStaticSetter(holder, name, type));
  }

  /** Calls an instance method. */
  public static MethodHandle method(Lookup companion, Class<?> holder, String name, Class<?> result, Class<?>... types) {
    return find(companion, holder, lookup -> lookup.findVirtual(holder, name, MethodType.methodType(result, types)));
  }

  /** Calls a static method. */
  public static MethodHandle staticMethod(Lookup companion, Class<?> holder, String name, Class<?> result, Class<?>... types) {
    return find(companion, holder, lookup -> lookup.findStatic(holder, name, MethodType.methodType(result, types)));
  }

  /** Calls the method that {@code super.name()} or {@code parent.super.name()} means in {@code holder}. */
  public static MethodHandle superMethod(
      Lookup companion, Class<?> holder, Class<?> parent, String name, Class<?> result, Class<?>... types) {
    return find(companion, holder, lookup -> lookup.findSpecial(parent, name, MethodType.methodType(result, types), holder));
  }

  /** Creates an object. */
  public static MethodHandle constructor(Lookup companion, Class<?> holder, Class<?>... types) {
    return find(companion, holder, lookup -> lookup.findConstructor(holder, MethodType.methodType(void.class, types)));
  }

  /**
   * Finds the instance of {@code outer} that encloses an instance of the inner class {@code holder}. Since 18, javac leaves
   * it out of a class whose code does not use it once constants have been folded; then it is null, and nothing uses it.
   */
  public static MethodHandle enclosing(Lookup companion, Class<?> holder, Class<?> outer) {
    return find(
        companion,
        holder,
        lookup -> {
          for (Field field : holder.getDeclaredFields()) {
            if (field.isSynthetic() && field.getType() == outer && field.getName().startsWith("this$")) {
              return lookup.unreflectGetter(field);
            }
          }
          return MethodHandles.dropArguments(MethodHandles.constant(outer, null), 0, holder);
        });
  }

  /** Throws {@code thrown} as it is, checked or not. */
  public static RuntimeException sneak(Throwable thrown) {
    return Run.<RuntimeException>sneak(thrown);
  }
}
