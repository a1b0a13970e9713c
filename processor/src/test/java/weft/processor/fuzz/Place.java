package weft.processor.fuzz;

/**
 * What may stand at a point of a body.
 *
 * @param yields suspensions
 * @param returns {@code return Gen.end()}
 * @param delegates a tail delegation to a generator: inside a {@code try} the oracle would run the elements first
 * @param fails checked exceptions
 * @param loops how many loops there are around it
 */
record Place(boolean yields, boolean returns, boolean delegates, boolean fails, int loops) {
  /** In a lambda, or in a method of an anonymous class. */
  static final Place NESTED = new Place(false, false, false, false, 2);

  Place withoutYields() {
    return new Place(false, returns, delegates, fails, loops);
  }

  Place inTry(boolean canFail) {
    return new Place(yields, returns, false, canFail, loops);
  }

  /** In a {@code finally} block that the oracle can judge. */
  Place withoutJumps() {
    return new Place(false, false, false, fails, loops);
  }

  /** In an arm of a {@code switch} expression, which no jump leaves. */
  Place inArm() {
    return new Place(yields, false, false, fails, loops);
  }

  Place inLoop() {
    return new Place(yields, returns, delegates, fails, loops + 1);
  }
}
