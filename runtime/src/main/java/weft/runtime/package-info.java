/**
 * The base classes of generated code. They are public because generated classes extend them; programs
 * have no use for them and should name the types of package {@code weft} only.
 */
package weft.runtime;
