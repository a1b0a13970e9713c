package weft.processor.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;

/**
 * A piece of Java: text, types and other pieces. In a format, {@code $L} stands for anything as it is printed, {@code $T}
 * for a type, which is imported, {@code $S} for a string literal, and {@code $>} and {@code $<} indent what is behind
 * them.
 */
public final class CodeBlock {
  /** What a writer does between two parts. */
  enum Control {
    INDENT,
    UNINDENT,
    /** From here on, all lines but the first are indented further. */
    STATEMENT,
    END_OF_STATEMENT
  }

  /** A string literal with this value; at its end may stand which lines of the source the text before it stands for. */
  record Literal(String value, boolean endsWithLines) {}

  /** Says that what follows in this line stands for {@code line} of the source. */
  record Mark(long line) {}

  private static final CodeBlock EMPTY = new CodeBlock(List.of(), false);

  private final List<Object> parts;
  private final boolean namesTypes;

  private CodeBlock(List<Object> parts, boolean namesTypes) {
    this.parts = parts;
    this.namesTypes = namesTypes;
  }

  public static CodeBlock of(String format, Object... arguments) {
    return format.isEmpty() ? EMPTY : builder().add(format, arguments).build();
  }

  /** {@code text} as it is. */
  public static CodeBlock text(String text) {
    return new CodeBlock(List.of(text), false);
  }

  /** No text, but the line of the source that what follows stands for. */
  public static CodeBlock mark(long line) {
    return new CodeBlock(List.of(new Mark(line)), false);
  }

  /**
   * A string literal that ends with the lines marked since the last such literal: {@code 12:3 15:4} for 12 and 15 that
   * stand for 3 and 4 of the source.
   */
  public static CodeBlock literalWithLines(String value) {
    return new CodeBlock(List.of(new Literal(value, true)), false);
  }

  public static Builder builder() {
    return new Builder();
  }

  public static CodeBlock join(Iterable<CodeBlock> blocks, String separator) {
    Builder joined = builder();
    for (CodeBlock block : blocks) joined.addNext(block, separator);
    return joined.build();
  }

  public static Collector<CodeBlock, ?, CodeBlock> joining(String separator) {
    return joining(separator, "", "");
  }

  public static Collector<CodeBlock, ?, CodeBlock> joining(String separator, String prefix, String suffix) {
    return Collector.of(
        CodeBlock::builder,
        (joined, block) -> joined.addNext(block, separator),
        (one, other) -> one.addNext(other.build(), separator),
        joined -> builder().add(prefix).add(joined.build()).add(suffix).build());
  }

  /** Strings, types, blocks, literals, marks and controls. */
  List<Object> parts() {
    return parts;
  }

  /** Whether there are types in it, or in a block in it. */
  boolean namesTypes() {
    return namesTypes;
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Equal are blocks of the same text. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof CodeBlock block && toString().equals(block.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Its text with all names in full. */
  @Override
  public String toString() {
    CodeWriter writer = new CodeWriter(ClassName::canonicalName);
    writer.print(this);
    return writer.text();
  }

  /** Puts a block together. */
  public static final class Builder {
    private final List<Object> parts = new ArrayList<>();
    private boolean namesTypes;

    private Builder() {}

    public Builder add(CodeBlock block) {
      return block.isEmpty() ? this : addPart(block);
    }

    private Builder addPart(Object part) {
      namesTypes |= part instanceof TypeName || part instanceof CodeBlock block && block.namesTypes;
      parts.add(part);
      return this;
    }

    private Builder addNext(CodeBlock block, String separator) {
      if (!parts.isEmpty()) parts.add(separator);
      return addPart(block);
    }

    /** A digit behind a {@code $} is the number of the argument; otherwise they are taken in order. */
    public Builder add(String format, Object... arguments) {
      int next = 0;
      int from = 0;
      for (int at = format.indexOf('$'); at >= 0; at = format.indexOf('$', from)) {
        if (at > from) parts.add(format.substring(from, at));
        char kind = format.charAt(at + 1);
        from = at + 2;
        if (kind == '>' || kind == '<') {
          parts.add(kind == '>' ? Control.INDENT : Control.UNINDENT);
        } else if (Character.isDigit(kind)) {
          addPart(part(format.charAt(at + 2), arguments[kind - '1']));
          from++;
          next = arguments.length;
        } else {
          addPart(part(kind, arguments[next++]));
        }
      }
      if (from < format.length()) parts.add(format.substring(from));
      if (next != arguments.length) throw new IllegalArgumentException("not all arguments are used in " + format);
      return this;
    }

    private static Object part(char kind, Object argument) {
      return switch (kind) {
        case 'L' -> argument instanceof CodeBlock ? argument : String.valueOf(argument);
        case 'T' -> argument instanceof Class<?> type ? TypeName.get(type) : (TypeName) argument;
        case 'S' -> new Literal(String.valueOf(argument), false);
        default -> throw new IllegalArgumentException("unknown format: $" + kind);
      };
    }

    /** Adds {@code text} as it is. */
    public Builder addText(String text) {
      parts.add(text);
      return this;
    }

    /** Says that what follows stands for {@code line} of the source. */
    public Builder mark(long line) {
      parts.add(new Mark(line));
      return this;
    }

    public Builder addStatement(String format, Object... arguments) {
      parts.add(Control.STATEMENT);
      add(format, arguments);
      parts.add(";\n");
      parts.add(Control.END_OF_STATEMENT);
      return this;
    }

    public Builder indent() {
      parts.add(Control.INDENT);
      return this;
    }

    public Builder unindent() {
      parts.add(Control.UNINDENT);
      return this;
    }

    /** The block is what has been added so far, whatever is added later. */
    public CodeBlock build() {
      return parts.isEmpty() ? EMPTY : new CodeBlock(new ArrayList<>(parts), namesTypes);
    }
  }
}
