package weft.processor.verify;

import com.sun.source.tree.Tree;

/** Something that was assumed and is otherwise, at {@code tree}. */
public record Difference(Tree tree, String message) {}
