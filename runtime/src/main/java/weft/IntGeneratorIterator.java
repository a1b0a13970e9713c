package weft;

import java.util.PrimitiveIterator;

/** One run of a generator of {@code int} values: {@link GeneratorIterator} with {@code nextInt()}, which does not box. */
public interface IntGeneratorIterator extends GeneratorIterator<Integer>, PrimitiveIterator.OfInt {}
