package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weft.processor.fuzz.Locals.Use;
import weft.processor.fuzz.Piece.Body;

/** Makes a program from a seed: a few generator methods that call each other. The same seed gives the same program. */
final class ProgramGenerator {
  private static final String[] RETURN_TYPES = {
    "Sequence<Integer>", "Sequence<Integer>", "Sequence<Object>", "Sequence<Object>", "Sequence<String>", "IntSequence",
    "Iterable<Integer>", "Iterator<Object>", "LongSequence", "DoubleSequence", "PrimitiveIterator.OfInt", "Sequence<Long>",
    "PrimitiveIterator.OfLong", "PrimitiveIterator.OfDouble", "Sequence<Point>", "Iterator<Integer>", "Sequence<Boolean>",
    "Stream<Object>", "IntStream", "LongStream", "DoubleStream", "Stream<String>"
  };

  private static final Map<Oracle, List<String>> THREADED =
      Map.of(
          Oracle.TALKING,
          List.of(
              "Coroutine<Integer, Integer, Integer>", "Coroutine<Object, Integer, Integer>", "Coroutine<Object, Object, Object>",
              "Coroutine<Object, Integer, String>", "Coroutine<String, Object, Integer>", "Coroutine<Integer, String, Object>",
              "Coroutine<Long, Boolean, Long>", "Coroutine<Integer, Integer, Boolean>"),
          Oracle.AWAITING,
          List.of(
              "CompletableFuture<Integer>", "CompletableFuture<Object>", "CompletionStage<String>", "CompletionStage<Integer>",
              "CompletableFuture<Boolean>"),
          Oracle.PUBLISHING,
          List.of("Flow.Publisher<Integer>", "Flow.Publisher<Object>", "Flow.Publisher<String>", "Flow.Publisher<Long>"));

  /** Most mistakes need few statements, and many small programs run in the time of a large one. */
  private enum Size {
    TINY(2, 2, 6, 3),
    SMALL(2, 3, 10, 3),
    MIDDLE(2, 6, 20, 4),
    LARGE(3, 6, 46, 4);

    final int methods;
    final int least;
    final int range;
    final int depth;

    /**
     * @param methods how many there are at most
     * @param least the least number of statements in a method
     * @param range how many there may be above that
     * @param depth how deep they are nested at most
     */
    Size(int methods, int least, int range, int depth) {
      this.methods = methods;
      this.least = least;
      this.range = range;
      this.depth = depth;
    }

    static Size any(Random random, Oracle oracle) {
      int dice = random.nextInt(10);
      if (oracle.isThreaded()) return dice < 6 ? TINY : dice < 9 ? SMALL : MIDDLE;
      return dice < 6 ? SMALL : dice < 9 ? MIDDLE : LARGE;
    }
  }

  private static final String[] NAMES = {"a", "n", "x", "state", "value", "o", "text", "self", "next", "s"};

  private final Random random;
  private final String prefix;
  private final Oracle oracle;
  private final List<Signature> signatures = new ArrayList<>();

  /** Whether runs are closed from outside. */
  private boolean closes;

  private ProgramGenerator(long seed, Oracle oracle) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + oracle.ordinal());
    this.prefix = "g" + Long.toString(seed).replace('-', 'm');
    this.oracle = oracle;
  }

  /** The program of a seed. */
  static FuzzProgram generate(long seed, Oracle oracle) {
    return new ProgramGenerator(seed, oracle).program(seed);
  }

  private FuzzProgram program(long seed) {
    List<Piece> methods = new ArrayList<>();
    List<Piece> run = new ArrayList<>();
    Size size = Size.any(random, oracle);
    int count = 1 + random.nextInt(size.methods);
    if (oracle.isThreaded()) count = 1 + random.nextInt(3);
    int fuel = new int[] {5, 10, 20, 30}[random.nextInt(4)];
    boolean imports = random.nextInt(4) > 0;
    boolean allStatic = random.nextInt(3) == 0;
    Host host = Host.any(random);
    List<Piece> hosted = new ArrayList<>();
    closes = !oracle.isThreaded() || random.nextInt(3) > 0;
    for (int i = 0; i < count; i++) {
      Signature method = signature(i, random.nextInt(4) == 0 ? Host.PROGRAM : host, allStatic || random.nextInt(3) == 0);
      (method.host().isProgram() ? methods : hosted).add(method(method, size));
      signatures.add(method);
      if (oracle.isThreaded()) {
        Driver driver = new Driver(random, closes);
        for (int k = 0; k < 1 + i; k++) run.add(driver.drive(method, method.calledFrom(null) + "(" + arguments(method) + ")", fuel));
        continue;
      }
      String iterator = method.isStream() ? ".iterator()" : "";
      String call = method.calledFrom(null) + "(" + arguments(method) + ")" + iterator;
      run.add(Piece.of("start(" + fuel + "); log(\"" + method.name() + "\"); drain(" + call + "); finish();"));
    }
    if (!hosted.isEmpty()) methods.add(Piece.of(host.head(), new Body(hosted), "}"));
    return new FuzzProgram(seed, oracle, new Body(methods), new Body(run), imports);
  }

  /** A run of a stream cannot be closed. */
  private Signature signature(int index, Host host, boolean isStatic) {
    int kinds = oracle == Oracle.DRAINED ? RETURN_TYPES.length : RETURN_TYPES.length - 5;
    String returnType = oracle.isThreaded() ? threaded(index) : RETURN_TYPES[random.nextInt(kinds)];
    List<String> types = new ArrayList<>(List.of("int", "String", "Object"));
    String[] others = {"List<Integer>", "Long", "int[]", "Color", "Function<Integer, Integer>", "Node", "Character"};
    if (random.nextInt(3) == 0) types.set(random.nextInt(3), others[random.nextInt(others.length)]);
    if (random.nextInt(7) == 0) {
      types.add("T");
      types.add(random.nextBoolean() ? "T" : "List<T>");
      if (random.nextBoolean() && !oracle.isThreaded()) returnType = "Sequence<T>";
      if (oracle == Oracle.TALKING && random.nextBoolean()) returnType = "Coroutine<T, Integer, T>";
    }
    boolean isChecked = random.nextInt(4) == 0;
    return new Signature(host, prefix + (char) ('a' + index), returnType, types, isStatic && host.isProgram(), isChecked);
  }

  /** In most programs the methods are of one type, and can delegate to each other. */
  private String threaded(int index) {
    if (index > 0 && random.nextInt(4) > 0) {
      String earlier = signatures.get(index - 1).returnType();
      if (!earlier.contains("<T")) return earlier;
    }
    if (closes && random.nextInt(6) == 0) return random.nextBoolean() ? "Sequence<Integer>" : "Sequence<Object>";
    List<String> types = THREADED.get(oracle == Oracle.PUBLISHING && random.nextInt(3) == 0 ? Oracle.AWAITING : oracle);
    return types.get(random.nextInt(types.size()));
  }

  private String arguments(Signature method) {
    Values values = new Values(random, new Locals(random), null);
    List<String> arguments = new ArrayList<>();
    for (String type : method.types()) arguments.add(type.equals("Node") ? "new Node(3)" : values.constant(Signature.outside(type)));
    return String.join(", ", arguments);
  }

  private Piece method(Signature method, Size size) {
    Locals locals = new Locals(random);
    List<String> parameters = new ArrayList<>();
    for (String type : method.types()) {
      String name = NAMES[random.nextInt(NAMES.length)];
      if (!locals.isFree(name)) name = locals.freshName();
      boolean isConstant = type.equals("T") || random.nextBoolean(); // a T is always there to be read
      locals.declare(name, type, isConstant ? Use.CONSTANT : Use.VARIABLE);
      parameters.add(type + " " + name);
    }
    Body body = new Statements(random, method, List.copyOf(signatures), oracle, locals).body(size.least + random.nextInt(1 + random.nextInt(size.range)), size.depth);
    String modifier = method.isStatic() ? "static " : method.host().name().equals("Walk") ? "default " : "";
    String head = "@Generator " + modifier + (method.isGeneric() ? "<T extends Comparable<T>> " : "") + method.returnType() + " ";
    String checked = method.isChecked() ? " throws IOException" : "";
    return Piece.of(head + method.name() + "(" + String.join(", ", parameters) + ")" + checked + " {", body, "}");
  }
}
