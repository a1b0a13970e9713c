/**
 * What the author and the caller of a generator method see: the annotation, the markers, and the
 * sequences and iterators that come out.
 */
package weft;
