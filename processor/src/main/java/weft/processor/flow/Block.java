package weft.processor.flow;

import java.util.ArrayList;
import java.util.List;

/** A fat basic block: steps, one after the other, and a terminator. Its number orders blocks as the source does. */
public final class Block {
  private final int number;
  private final Region region;
  private final List<Step> steps = new ArrayList<>();
  private final boolean isChunk;
  private Terminator terminator;

  Block(int number, Region region, boolean isChunk) {
    this.number = number;
    this.region = region;
    this.isChunk = isChunk;
  }

  public int number() {
    return number;
  }

  /** The innermost region that protects it, or null. */
  public Region region() {
    return region;
  }

  /** It is the rest of a block that was cut, which alone goes on to it. */
  public boolean isChunk() {
    return isChunk;
  }

  public List<Step> steps() {
    return steps;
  }

  public Terminator terminator() {
    return terminator;
  }

  /** Ends the block, or ends it in another way. */
  public void terminate(Terminator end) {
    terminator = end;
  }

  public boolean isTerminated() {
    return terminator != null;
  }

  @Override
  public String toString() {
    return "B" + number;
  }
}
