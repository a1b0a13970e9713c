/** Programs that do real work with generators. {@link weft.samples.AllSamples} runs them all. */
package weft.samples;
