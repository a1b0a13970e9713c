package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.processor.fuzz.Locals.Use;
import weft.processor.fuzz.Piece.Body;
import weft.processor.fuzz.Statements.Oracle;
import weft.processor.fuzz.Statements.Signature;

/** Makes a program from a seed: a few generator methods that call each other. The same seed gives the same program. */
final class ProgramGenerator {
  /** What the programs may use; the names are those of the runtime's where a body could be misunderstood. */
  static final String MEMBERS =
      """
      enum Color { RED, GREEN, BLUE }
      static final int ZERO = 0;
      static final Object LOCK = new Object();
      static final List<Supplier<String>> later = new ArrayList<>();
      static int fuel;
      static int total;
      private static String label = "lb";
      int count = 1;
      private int x = 2;
      String text = "tx";
      private String value = "vf";
      static boolean go() { return fuel-- > 0; }
      static int tap(String name, int v) { log(name + v); return v; }
      static void maybe(int n) { if (n % 3 == 0) boom("m" + n); }
      static void risky(int n) throws IOException { if (n % 3 == 1) throw new IOException("io" + n); }
      static Object any(int n) { return n % 2 == 0 ? (Object) Integer.valueOf(n) : "any" + n; }
      private static Integer boxed(int n) { return n; }
      static Color color(int n) { return Color.values()[(n & 1) + 1]; }
      static int[] arr(int n) { return new int[] {n, n + 1}; }
      static List<Integer> ints(int n) { return List.of(n, n + 1, 7); }
      private static <T> T either(T a, T b) { return total % 2 == 0 ? a : b; }
      static int twice(IntSupplier s) { return s.getAsInt() + s.getAsInt(); }
      private static int toInt(int n) { return n + 1; }
      static void clear() { log("cleared"); }
      static void rethrow(int n) { log("rethrow" + n); }
      static Res opened(Res r) { return r; }
      static class BadRes extends Res {
        BadRes(String n) { super(n); }
        @Override public void close() { super.close(); boom("close" + n); }
      }
      void start() { fuel = 30; total = 0; label = "lb"; later.clear(); count = 1; x = 2; text = "tx"; value = "vf"; }
      void finish() { for (Supplier<String> s : List.copyOf(later)) guard(() -> log(s.get())); }
      """;

  /** The oracle does not close a program that catches everything. */
  private static final String CATCHES = "static void catches() { try { log(); } catch (Throwable t) { boom(\"t\"); } }\n";

  private static final String[] RETURN_TYPES = {
    "Sequence<Integer>", "Sequence<Integer>", "Sequence<Object>", "Sequence<Object>", "Sequence<String>", "IntSequence",
    "Iterable<Integer>", "Iterator<Object>", "LongSequence", "DoubleSequence",
    "PrimitiveIterator.OfInt"
  };

  private static final String[] NAMES = {"a", "n", "x", "state", "value", "o", "text", "self", "next", "s"};

  private final Random random;
  private final String prefix;
  private final Oracle oracle;
  private final List<Signature> signatures = new ArrayList<>();

  private ProgramGenerator(long seed, Oracle oracle) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + oracle.ordinal());
    this.prefix = "g" + Long.toString(seed).replace('-', 'm');
    this.oracle = oracle;
  }

  /** The program of a seed. */
  static FuzzProgram generate(long seed, Oracle oracle) {
    return new ProgramGenerator(seed, oracle).program(seed);
  }

  /** The members that all programs use. */
  static String members(Oracle oracle) {
    return oracle == Oracle.DRAINED ? MEMBERS + CATCHES : MEMBERS;
  }

  private FuzzProgram program(long seed) {
    List<Piece> methods = new ArrayList<>();
    List<Piece> run = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    boolean allStatic = random.nextInt(3) == 0;
    for (int i = 0; i < count; i++) {
      boolean isStatic = allStatic || random.nextInt(3) == 0;
      String returnType = RETURN_TYPES[random.nextInt(RETURN_TYPES.length)];
      boolean isChecked = random.nextInt(4) == 0;
      Signature method = new Signature(prefix + (char) ('a' + i), returnType, isStatic, isChecked);
      methods.add(method(method, 12 + random.nextInt(40)));
      signatures.add(method);
      String call = method.name() + "(" + random.nextInt(5) + ", \"s1\", any(" + random.nextInt(4) + "))";
      run.add(Piece.of("start(); log(\"" + method.name() + "\"); drain(" + call + "); finish();"));
    }
    return new FuzzProgram(seed, oracle, new Body(methods), new Body(run));
  }

  private Piece method(Signature method, int size) {
    Locals locals = new Locals(random);
    List<String> parameters = new ArrayList<>();
    for (String type : new String[] {"int", "String", "Object"}) {
      String name = NAMES[random.nextInt(NAMES.length)];
      if (!locals.isFree(name)) name = locals.freshName();
      locals.declare(name, type, random.nextBoolean() ? Use.CONSTANT : Use.VARIABLE);
      parameters.add(type + " " + name);
    }
    List<Signature> callable = signatures.stream().filter(other -> other.isStatic() || !method.isStatic()).toList();
    Body body = new Statements(random, method, callable, oracle, locals).body(size);
    String head = "@Generator " + (method.isStatic() ? "static " : "") + method.returnType() + " " + method.name();
    String checked = method.isChecked() ? " throws IOException" : "";
    return Piece.of(head + "(" + String.join(", ", parameters) + ")" + checked + " {", body, "}");
  }
}
