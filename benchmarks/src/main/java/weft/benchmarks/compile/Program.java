package weft.benchmarks.compile;

import java.util.LinkedHashMap;
import java.util.Map;

/** Java sources of any size: classes with ten methods each, of 5 to 60 lines, that deliver the same sequences. */
final class Program {
  private static final int METHODS = 10;
  private static final int LARGEST = 7;

  private Program() {}

  static Map<String, String> ofGenerators(int methods) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < methods / METHODS; i++) {
      StringBuilder body = new StringBuilder();
      for (int k = 0; k < METHODS; k++) body.append(generator(i, k, 1 + (i + k) % LARGEST));
      sources.put("C" + i, type("C" + i, "import weft.Gen;\nimport weft.Generator;\nimport weft.Sequence;\n", body));
    }
    return sources;
  }

  static Map<String, String> ofIterators(int methods) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < methods / METHODS; i++) {
      StringBuilder body = new StringBuilder();
      for (int k = 0; k < METHODS; k++) body.append(iterator(i, k, 1 + (i + k) % LARGEST));
      sources.put("C" + i, type("C" + i, "import java.util.Iterator;\nimport java.util.NoSuchElementException;\n", body));
    }
    return sources;
  }

  /** Where a large body has its {@code var}s, and who knows their types. */
  enum Variables {
    /** Half of them are in scope to the end, half in blocks of their own; the types follow from those of arguments. */
    PLAIN("Collections.max(words.subList(0, %1$d + 1))"),
    /** All are in scope to the end; only javac knows the types. */
    FLAT("words.stream().skip(%1$d).map(word -> word.trim()).findFirst().orElse(\"\")"),
    /** As PLAIN, but only javac knows the types, and is asked for each block. */
    BLOCKS(FLAT.initializer);

    private final String initializer;

    Variables(String initializer) {
      this.initializer = initializer;
    }
  }

  /** One generator of {@code variables} times four lines: each fourth is a {@code var}. */
  static Map<String, String> ofOneGenerator(int variables, Variables kind) {
    StringBuilder body = new StringBuilder("@Generator\nstatic Sequence<String> all(List<String> words) {\n");
    for (int i = 0; i < variables; i++) body.append(step(i, kind, "Gen.yield(word%1$d);"));
    body.append("return Gen.end();\n}\n");
    return Map.of("Large", type("Large", "import weft.Gen;\nimport weft.Generator;\nimport weft.Sequence;\n", body));
  }

  /** The same statements with a consumer in place of the yields: nobody would write that iterator by hand. */
  static Map<String, String> ofOneLoop(int variables, Variables kind) {
    StringBuilder body = new StringBuilder("static void all(List<String> words, java.util.function.Consumer<String> out) {\n");
    for (int i = 0; i < variables; i++) body.append(step(i, kind, "out.accept(word%1$d);"));
    body.append("}\n");
    return Map.of("Large", type("Large", "", body));
  }

  private static String step(int number, Variables kind, String yield) {
    String text = kind == Variables.FLAT || number % 2 == 0 ? """
        var word%1$d = %3$s;
        if (word%1$d.length() > %1$d) {
          %2$s
        }
        """ : """
        if (words.size() > %1$d) {
          var word%1$d = %3$s;
          %2$s
          words.set(%1$d, word%1$d.trim());
        }
        """;
    return text.formatted(number, yield.formatted(number), kind.initializer.formatted(number));
  }

  private static String type(String name, String imports, CharSequence members) {
    return imports
        + "import java.util.Collections;\nimport java.util.List;\nimport java.util.Map;\nimport java.util.TreeMap;\n\nfinal class " + name + " {\n"
        + "private static int weigh(int one, int other) {\nreturn one * other % 31;\n}\n"
        + members + "}\n";
  }

  private static String generator(int type, int method, int pieces) {
    StringBuilder text = new StringBuilder();
    text.append("@Generator\nstatic Sequence<Integer> m").append(method).append("(int n, List<String> words) {\n");
    text.append("int total = 0;\n");
    for (int i = 0; i < pieces; i++) text.append(piece(type, method, i).statements(i));
    return text.append("return Gen.end();\n}\n\n").toString();
  }

  private static String iterator(int type, int method, int pieces) {
    StringBuilder fields = new StringBuilder();
    StringBuilder phases = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      fields.append(piece(type, method, i).fields(i)).append('\n');
      phases.append("case ").append(i).append(": {\n").append(piece(type, method, i).phase(i));
      if (!phases.toString().endsWith("return true;\n")) phases.append("phase = ").append(i + 1).append(";\n}\n// fall through\n");
      else phases.append("}\n");
    }
    return """
        static Iterable<Integer> m%1$d(int n, List<String> words) {
          return () -> new Iterator%1$d(n, words);
        }
        private static final class Iterator%1$d implements Iterator<Integer> {
          private final int n;
          private final List<String> words;
          private int total;
          private int phase;
          private int next;
          private boolean ready;
        %2$s
          Iterator%1$d(int n, List<String> words) {
            this.n = n;
            this.words = words;
          }
          @Override
          public boolean hasNext() {
            if (!ready) ready = advance();
            return ready;
          }
          @Override
          public Integer next() {
            if (!hasNext()) throw new NoSuchElementException();
            ready = false;
            return next;
          }
          private boolean advance() {
            switch (phase) {
        %3$s
            default:
              return false;
            }
          }
        }

        """.formatted(method, fields, phases);
  }

  private static Piece piece(int type, int method, int number) {
    return Piece.ALL[(type * 5 + method * 3 + number) % Piece.ALL.length];
  }
}
