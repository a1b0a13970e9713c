package weft;

import java.util.PrimitiveIterator;

/** One run of a generator of {@code long} values: {@link GeneratorIterator} with {@code nextLong()}, which does not box. */
public interface LongGeneratorIterator extends GeneratorIterator<Long>, PrimitiveIterator.OfLong {}
