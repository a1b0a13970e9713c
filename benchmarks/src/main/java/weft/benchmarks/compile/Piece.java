package weft.benchmarks.compile;

/**
 * A piece of a method, as a generator has it and as an iterator written by hand has it. {@code #} stands for the number
 * of the piece, and {@code @} for that of the phase behind it. In both, {@code n} and {@code words} are arguments.
 *
 * @param statements what the generator does
 * @param fields what the iterator keeps
 * @param phase the phase of the iterator, which returns true where it has set {@code next}
 */
record Piece(String statements, String fields, String phase) {
  static final Piece[] ALL = {
    new Piece(
        """
        for (int i# = 0; i# < n; i#++) {
          if (i# % 7 == #) Gen.yield(i# + #);
        }
        """,
        "private int i#;",
        """
        while (i# < n) {
          int i = i#++;
          if (i % 7 == #) {
            next = i + #;
            return true;
          }
        }
        """),
    new Piece(
        """
        int a# = 0;
        int b# = 1;
        while (a# < n) {
          Gen.yield(a#);
          int sum# = a# + b#;
          a# = b#;
          b# = sum#;
        }
        """,
        "private int a#;\nprivate int b# = 1;",
        """
        if (a# < n) {
          next = a#;
          int sum = a# + b#;
          a# = b#;
          b# = sum;
          return true;
        }
        """),
    new Piece(
        """
        for (String word# : words) {
          var trimmed# = word#.trim();
          if (trimmed#.isEmpty()) continue;
          total += trimmed#.length();
          Gen.yield(trimmed#.length() + #);
        }
        """,
        "private Iterator<String> words#;",
        """
        if (words# == null) words# = words.iterator();
        while (words#.hasNext()) {
          var trimmed = words#.next().trim();
          if (trimmed.isEmpty()) continue;
          total += trimmed.length();
          next = trimmed.length() + #;
          return true;
        }
        """),
    new Piece(
        """
        var counts# = new TreeMap<String, Integer>();
        for (String word : words) {
          counts#.merge(word, 1, Integer::sum);
        }
        var best# = counts#.entrySet().stream()
            .filter(entry -> entry.getValue() > #)
            .mapToInt(Map.Entry::getValue)
            .max();
        if (best#.isPresent()) Gen.yield(best#.getAsInt());
        """,
        "",
        """
        phase = @;
        var counts = new TreeMap<String, Integer>();
        for (String word : words) {
          counts.merge(word, 1, Integer::sum);
        }
        var best = counts.entrySet().stream()
            .filter(entry -> entry.getValue() > #)
            .mapToInt(Map.Entry::getValue)
            .max();
        if (best.isPresent()) {
          next = best.getAsInt();
          return true;
        }
        """),
    new Piece(
        """
        int kind# = (n + total) % 4;
        switch (kind#) {
          case 0:
            total++;
            break;
          case 1:
            total += n;
            break;
          default:
            total -= kind#;
        }
        Gen.yield(total);
        """,
        "",
        """
        phase = @;
        int kind = (n + total) % 4;
        switch (kind) {
          case 0:
            total++;
            break;
          case 1:
            total += n;
            break;
          default:
            total -= kind;
        }
        next = total;
        return true;
        """),
    new Piece(
        """
        for (int row# = 0; row# < n; row#++) {
          for (int column# = 0; column# < row#; column#++) {
            int product# = weigh(row#, column#);
            if (product# > total) {
              Gen.yield(product#);
            }
          }
        }
        """,
        "private int row#;\nprivate int column#;",
        """
        while (row# < n) {
          while (column# < row#) {
            int product = weigh(row#, column#++);
            if (product > total) {
              next = product;
              return true;
            }
          }
          row#++;
          column# = 0;
        }
        """),
  };

  String statements(int number) {
    return statements.replace("#", "" + number);
  }

  String fields(int number) {
    return fields.replace("#", "" + number);
  }

  String phase(int number) {
    return phase.replace("#", "" + number).replace("@", "" + (number + 1));
  }
}
