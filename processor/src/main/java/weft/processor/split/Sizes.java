package weft.processor.split;

import java.util.Collection;
import weft.processor.flow.Block;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;

/** What splitting has to know of the code in a graph. */
public interface Sizes {
  /** About how many bytecodes {@code step} becomes. */
  int of(Step step);

  /** About how many bytecodes the end of {@code block} becomes, and the entry there if it is a label. */
  int ofEnd(Block block);

  /** Whether {@code variable}, which one block uses, can be a field. */
  boolean canBeField(Variable variable);

  /** The type of a variable for the selector of {@code choice}; null where it cannot be tested in two switches. */
  Object selectorType(Terminator.Switch choice);

  /** About how many bytecodes {@code block} becomes. */
  default int of(Block block) {
    int size = ofEnd(block);
    for (Step step : block.steps()) size += of(step);
    return size;
  }

  /** About how many bytecodes {@code blocks} become. */
  default int of(Collection<Block> blocks) {
    int size = 0;
    for (Block block : blocks) size += of(block);
    return size;
  }
}
