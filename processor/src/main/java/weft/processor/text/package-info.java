/**
 * Java text that knows its types: blocks and declarations as values, and a writer that indents them, imports what they
 * name and notes which lines stand for which of the source. The notation is JavaPoet's. It is our own since companions
 * need little of that, and need it to be fast: text is gone through once, without regular expressions, and the imports are
 * known before anything is printed.
 */
package weft.processor.text;
