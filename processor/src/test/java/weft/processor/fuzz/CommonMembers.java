package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weft.processor.testing.Kit;

/**
 * The members that random programs may use; the names are those of the runtime's where a body could be misunderstood. A
 * program has only those that it uses, so that it is quick to compile and easy to read; or it imports those that are not
 * marked with a star from a class of another package, which has all of them.
 */
final class CommonMembers {
  /** The name of the class, in the text of members and programs. */
  static final String CLASS = "Fuzz";

  /** The class that programs import members from. */
  static final String ELSEWHERE = "elsewhere.Common";

  static final String IMPORTS = "import static " + ELSEWHERE + ".*;\n";

  private static final List<Member> ALL =
      all(
          """
          Color      | enum Color { RED, GREEN, BLUE; public int order() { return ordinal() + 1; } }
          ZERO*      | static final int ZERO = 0;
          LOCK       | static final Object LOCK = new Object();
          later      | static final List<Supplier<String>> later = new ArrayList<>();
          fuel       | static int fuel;
          total*     | static int total;
          label*     | private static String label = "lb";
          ON*        | static final boolean ON = true;
          K*         | final int K = 4;
          LOW*       | private final byte LOW = -1;
          count*     | int count = 1;
          x*         | private int x = 2;
          text*      | String text = "tx";
          value*     | private String value = "vf";
          go         | static boolean go() { return fuel-- > 0; }
          tap        | static int tap(String name, int v) { log(name + v); return v; }
          maybe      | static void maybe(int n) { if (n % 3 == 0) boom("m" + n); }
          risky      | static void risky(int n) throws IOException { if (n % 3 == 1) throw new IOException("io" + n); }
          any        | static Object any(int n) { return n % 2 == 0 ? (Object) Integer.valueOf(n) : "any" + n; }
          boxed*     | private static Integer boxed(int n) { return n; }
          color      | static Color color(int n) { return Color.values()[(n & 1) + 1]; }
          arr        | static int[] arr(int n) { return new int[] {n, n + 1}; }
          ints       | static List<Integer> ints(int n) { return List.of(n, n + 1, 7); }
          either*    | private static <T> T either(T a, T b) { return total % 2 == 0 ? a : b; }
          twice      | static int twice(IntSupplier s) { return s.getAsInt() + s.getAsInt(); }
          toInt*     | private static int toInt(int n) { return n + 1; }
          clear      | static void clear() { log("cleared"); }
          rethrow    | static void rethrow(int n) { log("rethrow" + n); }
          opened     | static Res opened(Res r) { return r; }
          fail       | static int fail(int n) { if (n % 5 == 3) boom("f" + n); return n; }
          risk       | static int risk(int n) throws IOException { if (n % 4 == 3) throw new IOException("r" + n); return n; }
          nothing    | static Integer nothing(int n) { return n % 6 == 5 ? null : Integer.valueOf(n); }
          size*      | int size() { return count + x; }
          secret*    | private int secret(int n) { count += n; return n - x; }
          grid       | static int[][] grid(int n) { return new int[][] {{n, 1}, {2, n}}; }
          table      | static Map<String, Integer> table(int n) { return new TreeMap<>(Map.of("s1", n, "s2", 2)); }
          shown      | static int shown(Object o) { log(o instanceof Integer || o instanceof String ? o : "object"); return 1; }
          least      | static <T extends Comparable<T>> T least(T a, T b) { return a.compareTo(b) <= 0 ? a : b; }
          shape      | static Object shape(int n) {
                     |   return switch (Math.abs(n % 7)) {
                     |     case 0 -> null;
                     |     case 1 -> new Point(n, "p");
                     |     case 2 -> new Point(n, n);
                     |     case 3 -> Color.GREEN;
                     |     case 4 -> new int[] {n};
                     |     case 5 -> "shape";
                     |     default -> n;
                     |   };
                     | }
          figure     | static Figure figure(int n) { return n % 2 == 0 ? new Circle(n) : new Square(n, "sq"); }
          Point      | record Point(int x, Object y) { @Override public String toString() { return x + "/" + show(y); } }
          Figure     | sealed interface Figure permits Circle, Square {}
          Circle     | record Circle(int r) implements Figure {}
          Square     | record Square(int side, String name) implements Figure {}
          Node*      | static class Node {
                     |   private static int made;
                     |   private int v;
                     |   private Node next;
                     |   int open = 3;
                     |   private Node(int v) { this.v = v; made++; }
                     |   private Node(int v, Node next) { this(v); this.next = next; }
                     |   private int bump(int by) { return v += by; }
                     |   private int bump(String by) { return v += by.length(); }
                     |   @Override public String toString() { return "node" + v; }
                     | }
          Box*       | static class Box<E> {
                     |   private E content;
                     |   Box(E content) { this.content = content; }
                     |   private E get() { return content; }
                     |   private <F> Box<F> with(F other) { return new Box<>(other); }
                     |   @Override public String toString() { return "box" + content; }
                     | }
          Base       | static class Base {
                     |   protected int b = 4;
                     |   public Base() {}
                     |   protected int hook(int n) { log("base" + n); return n + b; }
                     | }
          LateRes    | static class LateRes implements AutoCloseable {
                     |   final int n;
                     |   public LateRes(int n) throws IOException { this.n = n; risky(n); log("late" + n); }
                     |   @Override public void close() throws IOException { log("closed" + n); risky(n + 1); }
                     | }
          pending    | static final Deque<Runnable> pending = new ArrayDeque<>();
          stage      | static <X> CompletableFuture<X> stage(int n, X value) {
                     |   CompletableFuture<X> stage = new CompletableFuture<>();
                     |   log("stage" + n);
                     |   switch (Math.floorMod(n, 10)) {
                     |     case 0, 1, 2 -> stage.complete(value);
                     |     case 3 -> stage.completeExceptionally(new Boom("s" + n));
                     |     case 4 -> pending.add(() -> stage.completeExceptionally(new IOException("p" + n)));
                     |     case 5 -> pending.add(() -> stage.cancel(true));
                     |     default -> {
                     |       stage.whenComplete((v, t) -> { if (stage.isCancelled()) log("cancelled" + n); });
                     |       pending.add(() -> stage.complete(value));
                     |     }
                     |   }
                     |   return stage;
                     | }
          soon       | static CompletableFuture<Integer> soon(int n) { return stage(n, n); }
          words      | static CompletionStage<String> words(int n) { return stage(n, "w" + n).minimalCompletionStage(); }
          sure       | static CompletionStage<Boolean> sure(int n) { return stage(n, n % 2 == 0); }
          anything   | static CompletableFuture<Object> anything(int n) { return stage(n, any(n)); }
          executor   | static Executor executor(int n) {
                     |   return switch (Math.floorMod(n, 5)) {
                     |     case 0, 1 -> Runnable::run;
                     |     case 2, 3 -> pending::add;
                     |     default -> task -> { throw new RejectedExecutionException("full" + n); };
                     |   };
                     | }
          turn       | static void turn() {
                     |   Runnable next = pending.poll();
                     |   log(next == null ? "idle" : "turn");
                     |   if (next != null) guard(next::run);
                     | }
          settle     | static void settle() { for (int i = 0; i < 200 && !pending.isEmpty(); i++) turn(); }
          finished   | static void finished(Coroutine<?, ?, ?> it) { log(it.isFinished()); guard(() -> log(it.result())); }
          Feed       | static class Feed implements Iterator<Integer>, AutoCloseable {
                     |   private int n;
                     |   public Feed(int n) { this.n = Math.floorMod(n, 9); }
                     |   @Override public boolean hasNext() { if (n == 9) boom("has"); return n % 4 != 3; }
                     |   @Override public Integer next() { log("feed" + n); if (n == 6) boom("fed"); return n++; }
                     |   @Override public void close() throws IOException { log("unfed" + n); if (n % 3 == 1) throw new IOException("unfed"); }
                     | }
          feeds      | static Iterable<Integer> feeds(int n) { return () -> { if (n % 5 == 4) boom("feeds"); return new Feed(n); }; }
          flowing    | static Stream<Integer> flowing(int n) { return Stream.of(n, n + 1).onClose(() -> { log("flown" + n); maybe(n); }); }
          BadRes     | static class BadRes extends Res {
                     |   public BadRes(String n) { super(n); }
                     |   @Override public void close() { super.close(); boom("close" + n); }
                     | }
          """);

  private static final String START =
      "fuel = amount; total = 0; label = \"lb\"; later.clear(); Node.made = 0; pending.clear();";
  private static final String FINISH =
      "void finish() { for (Supplier<String> s : List.copyOf(later)) guard(() -> log(s.get())); }\n";

  private CommonMembers() {}

  /** @param isImported a program may import it */
  private record Member(String name, boolean isImported, String text, Set<String> words) {
    static Member of(String name, String text) {
      return new Member(name.replace("*", ""), !name.endsWith("*"), text, wordsOf(text));
    }
  }

  private static Set<String> wordsOf(String text) {
    Set<String> words = new HashSet<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean isInside = i < text.length() && Character.isJavaIdentifierPart(text.charAt(i));
      if (isInside && start < 0) start = i;
      if (!isInside && start >= 0) words.add(text.substring(start, i));
      if (!isInside) start = -1;
    }
    return words;
  }

  private static List<Member> all(String table) {
    List<Member> members = new ArrayList<>();
    String name = null;
    StringBuilder text = new StringBuilder();
    for (String line : table.lines().toList()) {
      int bar = line.indexOf('|');
      String first = line.substring(0, bar).strip();
      if (!first.isEmpty() && name != null) {
        members.add(Member.of(name, text.toString()));
        text.setLength(0);
      }
      if (!first.isEmpty()) name = first;
      text.append(line.substring(bar + 2)).append('\n');
    }
    members.add(Member.of(name, text.toString()));
    return members;
  }

  /** The source of the class that programs import members from. */
  static String elsewhere() {
    StringBuilder source = new StringBuilder("package elsewhere;\n");
    source.append("import java.io.*;\nimport java.util.*;\nimport java.util.concurrent.*;\nimport java.util.function.*;\nimport java.util.stream.*;\nimport weft.Coroutine;\nimport static " + Kit.class.getName() + ".*;\n");
    source.append("public class Common {\n");
    for (Member member : ALL) if (member.isImported) source.append("public ").append(member.text);
    return source.append("public static void begin(int amount) { fuel = amount; later.clear(); pending.clear(); }\n}\n").toString();
  }

  /** Those that {@code text} uses, and those that these use; without those that it can import, where it {@code imports}. */
  static String usedBy(String text, boolean imports) {
    Set<Member> used = new LinkedHashSet<>();
    Set<String> words = wordsOf(text + FINISH);
    int known;
    do {
      known = used.size();
      for (Member member : ALL) {
        if (imports && member.isImported) continue;
        if (words.contains(member.name) && used.add(member)) words.addAll(member.words);
      }
    } while (used.size() > known);
    StringBuilder result = new StringBuilder();
    StringBuilder start = new StringBuilder(imports ? " " + ELSEWHERE + ".begin(amount);" : "");
    for (Member member : ALL) {
      if (!used.contains(member)) continue;
      result.append(member.text);
      for (String statement : START.split("(?<=;) ")) {
        if (statement.startsWith(member.name) && statement.substring(member.name.length()).matches("[ .].*")) start.append(' ').append(statement);
      }
    }
    return result + "static void start(int amount) {" + start + " }\n" + FINISH;
  }
}
