/** Generators for Java: what a generator method names, and the base classes of what is generated from it. */
module weft {
  exports weft;
  exports weft.runtime;
}
