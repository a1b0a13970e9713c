/** From trees to the graph: one method for each kind of statement that has to be taken apart. */
package weft.processor.lower;
