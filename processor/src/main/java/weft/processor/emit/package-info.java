/** From the layout to Java source: what becomes a field, what the text of a statement turns into, the companion class. */
package weft.processor.emit;
