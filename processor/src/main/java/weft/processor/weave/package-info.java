/**
 * Direct calls: in the class file that javac has written, the code of each template method is replaced by a call of the
 * companion's factory. Knows class files; knows nothing of trees or of the intermediate representation.
 */
package weft.processor.weave;
