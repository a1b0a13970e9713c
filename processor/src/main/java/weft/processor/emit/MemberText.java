package weft.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Members of a class that exist as text only: the local classes of a body. JavaPoet prints text nowhere but in blocks, so
 * they go through it in a static block, with their types and imports, and are taken out of it afterwards.
 */
final class MemberText {
  private static final String BEGIN = "// weft: members";
  private static final String END = "// weft: end of members";
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^( *)static \\{\\n *" + BEGIN + "\\n((?:.*\\n)*?) *" + END + "\\n *\\}\\n");

  private MemberText() {}

  /** A static block with {@code members} in it. */
  static CodeBlock wrap(CodeBlock members) {
    return CodeBlock.builder().add(BEGIN + "\n").add(members).add(END + "\n").build();
  }

  /** {@code source} with such blocks replaced by what is in them, one level further left. */
  static String unwrap(String source) {
    Matcher block = BLOCK.matcher(source);
    return block.replaceAll(found -> Matcher.quoteReplacement(found.group(2).replaceAll("(?m)^  ", "")));
  }
}
