package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A member or a statement of a program: text, and the lists of statements inside it. What {@link Shrinker} needs to know
 * of Java.
 *
 * @param parts each a {@code String} or a {@link Body}
 */
record Piece(List<Object> parts) {
  static Piece of(Object... parts) {
    return new Piece(List.of(parts));
  }

  /** One statement: where there are several, a block of them. */
  static Piece asOne(List<Piece> pieces) {
    return pieces.size() == 1 ? pieces.get(0) : of("{", new Body(pieces), "}");
  }

  /** Statements, or members. */
  record Body(List<Piece> pieces) {
    static final Body EMPTY = new Body(List.of());

    /** The text, each line indented by {@code indent}. */
    String text(String indent) {
      StringBuilder text = new StringBuilder();
      for (Piece piece : pieces) text.append(indent).append(piece.text(indent)).append('\n');
      return text.toString();
    }

    /** All bodies with a little less in them, those that lack most first. */
    Stream<Body> smaller() {
      return Stream.of(withoutHalves(), withoutOne(), unwrapped(), inside()).flatMap(s -> s);
    }

    private Stream<Body> withoutHalves() {
      int size = pieces.size();
      if (size < 4) return Stream.empty();
      return Stream.of(replaced(0, size / 2, List.of()), replaced(size / 2, size, List.of()));
    }

    private Stream<Body> withoutOne() {
      return indexes().map(i -> replaced(i, i + 1, List.of()));
    }

    /** A statement gives way to those inside it. */
    private Stream<Body> unwrapped() {
      return indexes()
          .flatMap(i -> pieces.get(i).bodies().map(inner -> replaced(i, i + 1, inner.pieces)))
          .filter(body -> !body.equals(this));
    }

    private Stream<Body> inside() {
      return indexes().flatMap(i -> pieces.get(i).smaller().map(piece -> replaced(i, i + 1, List.of(piece))));
    }

    private Stream<Integer> indexes() {
      return Stream.iterate(pieces.size() - 1, i -> i >= 0, i -> i - 1);
    }

    private Body replaced(int from, int to, List<Piece> by) {
      List<Piece> result = new ArrayList<>(pieces.subList(0, from));
      result.addAll(by);
      result.addAll(pieces.subList(to, pieces.size()));
      return new Body(result);
    }
  }

  /** The text; its first line is not indented. */
  String text(String indent) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      if (part instanceof Body body) {
        text.append('\n').append(body.text(indent + "  ")).append(indent);
      } else {
        text.append(part);
      }
    }
    return text.toString();
  }

  private Stream<Body> bodies() {
    return parts.stream().filter(Body.class::isInstance).map(Body.class::cast);
  }

  private Stream<Piece> smaller() {
    return Stream.iterate(0, i -> i < parts.size(), i -> i + 1)
        .filter(i -> parts.get(i) instanceof Body)
        .flatMap(i -> ((Body) parts.get(i)).smaller().map(body -> with(i, body)));
  }

  private Piece with(int index, Body body) {
    List<Object> result = new ArrayList<>(parts);
    result.set(index, body);
    return new Piece(result);
  }
}
