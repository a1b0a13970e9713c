/**
 * From the graph back to nested statements: loops that are loops again, merges as labelled blocks (after Ramsey, "Beyond
 * Relooper", ICFP 2022), protected regions as native {@code try} statements.
 */
package weft.processor.layout;
