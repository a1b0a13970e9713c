package weft.processor.text;

import java.util.function.Function;

/** Writes blocks as text: indents their lines, names their types, and notes which lines of the source they stand for. */
final class CodeWriter {
  private static final String INDENT = "  ";

  /** How wide the head of a method may be. */
  private static final int WIDTH = 100;

  private final Function<ClassName, String> names;
  private final boolean writesText;
  private final StringBuilder out = new StringBuilder();
  private final LineTable lines = new LineTable();
  private int line = 1;
  private int lineStart;
  private boolean isAtLineStart = true;
  private int indent;
  private boolean isInJavadoc;
  private boolean isInStatement;
  private boolean isContinued;
  private int breakable = -1;

  private CodeWriter(Function<ClassName, String> names, boolean writesText) {
    this.names = names;
    this.writesText = writesText;
  }

  CodeWriter(Function<ClassName, String> names) {
    this(names, true);
  }

  /** One that only asks for {@code names}, and writes nothing. */
  static CodeWriter ofNames(Function<ClassName, String> names) {
    return new CodeWriter(names, false);
  }

  String text() {
    return out.toString();
  }

  CodeWriter indent(int levels) {
    indent += levels;
    return this;
  }

  CodeWriter print(CodeBlock block) {
    if (!writesText && !block.namesTypes()) return this;
    for (Object part : block.parts()) {
      if (part instanceof String text) {
        print(text);
      } else if (part instanceof CodeBlock inner) {
        print(inner);
      } else if (part instanceof TypeName type) {
        print(type);
      } else if (part instanceof CodeBlock.Literal literal) {
        if (writesText) print(quoted(literal.value() + (literal.endsWithLines() ? lines.end() : "")));
      } else if (part instanceof CodeBlock.Mark mark) {
        lines.mark(line, mark.line());
      } else {
        control((CodeBlock.Control) part);
      }
    }
    return this;
  }

  CodeWriter print(TypeName type) {
    return print(type.text(names));
  }

  /** The type of a parameter that takes any number of arguments. */
  CodeWriter printVariable(TypeName array) {
    return print(((ArrayTypeName) array).variable(names));
  }

  private void control(CodeBlock.Control control) {
    switch (control) {
      case INDENT -> indent++;
      case UNINDENT -> indent--;
      case STATEMENT -> isInStatement = true;
      case END_OF_STATEMENT -> {
        if (isContinued) indent -= 2;
        isInStatement = false;
        isContinued = false;
      }
    }
  }

  /** Lines are broken at line feeds only (JLS 3.4): a source has other breaks nowhere but where they mean nothing. */
  CodeWriter print(String text) {
    if (!writesText) return this;
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      piece(text, from, end);
      breakLine();
      from = end + 1;
    }
    piece(text, from, text.length());
    return this;
  }

  /** Text within a line. Those without any are not indented. */
  private void piece(String text, int from, int to) {
    if (from == to) return;
    if (isAtLineStart) {
      for (int i = 0; i < indent; i++) out.append(INDENT);
      if (isInJavadoc) out.append(" * ");
      isAtLineStart = false;
    }
    out.append(text.substring(from, to)); // other sequences are appended char by char
  }

  private void breakLine() {
    settleBreak();
    if (isInJavadoc && isAtLineStart) out.append(INDENT.repeat(indent)).append(" *");
    out.append('\n');
    startLine(out.length());
    isAtLineStart = true;
    if (isInStatement && !isContinued) {
      indent += 2;
      isContinued = true;
    }
  }

  private void startLine(int start) {
    line++;
    lineStart = start;
  }

  /** Ends a line that has begun. */
  CodeWriter endLine() {
    return isAtLineStart ? this : print("\n");
  }

  /** Here the line is broken, if what follows up to the next such place does not fit in it. */
  CodeWriter breakable() {
    settleBreak();
    breakable = out.length();
    return this;
  }

  /** A space in place of which the line may be broken. */
  CodeWriter breakableSpace() {
    breakable();
    if (writesText) out.append(' ');
    return this;
  }

  private void settleBreak() {
    if (breakable >= 0 && out.length() - lineStart > WIDTH) {
      boolean hasSpace = breakable < out.length() && out.charAt(breakable) == ' ';
      out.replace(breakable, breakable + (hasSpace ? 1 : 0), "\n" + INDENT.repeat(indent + 2));
      startLine(breakable + 1);
    }
    breakable = -1;
  }

  void printJavadoc(CodeBlock text) {
    print("/**\n");
    isInJavadoc = true;
    print(text).endLine();
    isInJavadoc = false;
    print(" */\n");
  }

  /** JLS 3.10.5. */
  private static String quoted(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (Character.isISOControl(c)) text.append(String.format("\\u%04x", (int) c));
          else text.append(c);
        }
      }
    }
    return text.append('"').toString();
  }
}
