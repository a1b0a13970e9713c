/**
 * Splits the graph of a body that is too large for one method: HotSpot does not compile methods of more than 8,000
 * bytecodes, and the class file has no room for more than 65,535.
 */
package weft.processor.split;
