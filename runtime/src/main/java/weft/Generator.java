package weft;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose body is a generator: each {@link Gen#yield(Object) Gen.yield(x)} in it delivers one
 * element, and the method returns the lazy sequence of them.
 *
 * <pre>{@code
 * @Generator
 * static Sequence<Integer> range(int low, int high) {
 *   for (int i = low; i < high; i++) Gen.yield(i);
 *   return Gen.end();
 * }
 * }</pre>
 *
 * <p>The method returns {@link Sequence}, {@link Iterable}, {@link java.util.Iterator},
 * {@link java.util.stream.Stream}, {@link IntSequence}, {@link LongSequence}, {@link DoubleSequence}, a
 * {@link java.util.PrimitiveIterator}, a primitive stream, or {@link Coroutine}. A call captures the arguments and runs nothing; the body
 * runs when the first element is asked for, and no further than needed for each.
 *
 * <p>A method that returns {@link java.util.concurrent.CompletableFuture} or {@link java.util.concurrent.CompletionStage}
 * runs at once, up to the first {@link Gen#await(java.util.concurrent.CompletionStage) Gen.await} of a stage that is not
 * complete. One that returns {@link java.util.concurrent.Flow.Publisher} yields and awaits, once for each subscriber.
 *
 * <p>The annotation means something to the Weft annotation processor only. Where the processor did not run, a call of
 * the method throws at its first marker and says which configuration is missing.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Generator {}
