package weft;

import java.util.PrimitiveIterator;

/** One run of a generator of {@code double} values: {@link GeneratorIterator} with {@code nextDouble()}, which does not box. */
public interface DoubleGeneratorIterator extends GeneratorIterator<Double>, PrimitiveIterator.OfDouble {}
