package weft;

/**
 * An element and its place in a sequence: what {@link Sequence#withIndex()} delivers.
 *
 * @param index how many elements there were before this one
 * @param value the element
 */
public record Indexed<T>(long index, T value) {}
