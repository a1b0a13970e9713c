/** What the user wrote, described without attributing it: names, types, variables, markers, refusals. */
package weft.processor.source;
