package weft.processor.text;

/** A parameter. */
public record ParameterSpec(TypeName type, String name) {}
