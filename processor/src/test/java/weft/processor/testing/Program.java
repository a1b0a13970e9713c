package weft.processor.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A test program: one class that extends the kit.
 *
 * @param members its members
 * @param run the statements of its method {@code run}
 * @param imports what it imports besides what all programs do
 */
public record Program(String className, String members, String run, String imports) {
  /** Where the kit's classes and those of the programs are. */
  static final String PACKAGE = "conformance";

  private static final String IMPORTS =
      """
      import weft.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      import java.util.stream.*;
      import java.io.*;
      import static java.lang.Math.max;
      """;

  public Program(String className, String members, String run) {
    this(className, members, run, "");
  }

  /** The qualified name of the class. */
  public String qualifiedName() {
    return PACKAGE + "." + className;
  }

  /** The source, in a package of its own. */
  public String source() {
    String packageAndKit = "package " + PACKAGE + ";\nimport " + Kit.class.getName() + ";\n";
    return packageAndKit + sourceInUnnamedPackage();
  }

  /** The source without a package, for a compilation that has the kit there too. */
  public String sourceInUnnamedPackage() {
    String head = IMPORTS + imports + "class " + className + " extends Kit {\n" + members + "\n";
    return head + "void run() throws Throwable {\n" + run + "\n}\n}\n";
  }

  /** Compiles the program with the processor, alone. */
  public Compilation compile(InMemoryCompiler compiler) {
    return compiler.compile(qualifiedName(), source());
  }

  /** Runs it from compiled classes and answers the trace. */
  public String trace(Compilation compilation) throws Throwable {
    return new Instance(compilation.loader(), qualifiedName()).trace("run");
  }

  /** Calls {@code run()} of a class that extends the kit, and answers the trace. */
  public static String trace(ClassLoader loader, String qualifiedName) throws Throwable {
    return new Instance(loader, qualifiedName).trace("run");
  }

  /** A program that has been loaded, once: what one call leaves in static fields, the next one finds. */
  static final class Instance {
    private final Class<?> type;

    Instance(ClassLoader loader, String qualifiedName) throws ClassNotFoundException {
      type = Class.forName(qualifiedName, true, loader);
    }

    /** Calls a method that may take numbers, and answers the trace. */
    String trace(String method, Object... arguments) throws Throwable {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Class<?>[] parameters = new Class<?>[arguments.length];
      for (int i = 0; i < parameters.length; i++) parameters[i] = int.class;
      Method run = type.getDeclaredMethod(method, parameters);
      run.setAccessible(true);
      Kit.beginTrace();
      try {
        run.invoke(constructor.newInstance(), arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
      return Kit.trace();
    }
  }
}
