/** The comparison of what the rounds assumed about a body with what javac found when it attributed it. */
package weft.processor.verify;
