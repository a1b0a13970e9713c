/**
 * The intermediate representation, a control-flow graph of fat basic blocks inside a tree of protected regions, and the
 * passes over it. Source text is opaque here: a {@link weft.processor.flow.Code} carries trees as handles and says which
 * variables it reads and writes.
 */
package weft.processor.flow;
