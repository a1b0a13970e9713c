package weft.processor.layout;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.Region;

/**
 * What one level of the layout arranges: a block, or a whole statement with a level of its own. Statements are equal by
 * identity: to compare their blocks would cost too much.
 */
sealed interface Node {
  /** All blocks in it. */
  Set<Block> blocks();

  /** The block at which it is entered from elsewhere. */
  Block entry();

  /** A single block. */
  record Single(Block block) implements Node {
    @Override
    public Set<Block> blocks() {
      return Set.of(block);
    }

    @Override
    public Block entry() {
      return block;
    }
  }

  /** A protected region. */
  record Guarded(Region region, Set<Block> blocks) implements Node {
    @Override
    public Block entry() {
      return region.entry();
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** A loop: its members, one of them the head. */
  record Cycle(Node head, List<Node> members, Set<Block> blocks, Shape.Label label) implements Node {
    @Override
    public Block entry() {
      return head.entry();
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    static Cycle of(Node head, Collection<Node> members) {
      Set<Block> blocks = new LinkedHashSet<>();
      for (Node member : members) blocks.addAll(member.blocks());
      return new Cycle(head, List.copyOf(members), blocks, new Shape.Label("loop"));
    }
  }

  /** Where an activation is led to its resume point: the root of a level that has resume points inside. */
  record Root() implements Node {
    @Override
    public Set<Block> blocks() {
      return Set.of();
    }

    @Override
    public Block entry() {
      return null;
    }
  }

  /** The order of the source. */
  default int order() {
    return blocks().stream().mapToInt(Block::number).min().orElse(-1);
  }

  default boolean isStatement() {
    return this instanceof Guarded || this instanceof Cycle;
  }
}
