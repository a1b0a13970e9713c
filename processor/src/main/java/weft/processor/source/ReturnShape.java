package weft.processor.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import weft.processor.Javac;

/**
 * What a generator method returns.
 *
 * @param kind how the run is handed out
 * @param primitive the type of the elements where they are primitive, else null
 * @param element the type of the elements
 */
public record ReturnShape(Kind kind, TypeKind primitive, TypeMirror element) {
  /** How a run is handed out. */
  public enum Kind {
    /** Started anew by each {@code iterator()}. */
    SEQUENCE,
    /** A single run. */
    ITERATOR,
    /** A single run as a stream. */
    STREAM
  }

  private record Form(Kind kind, TypeKind primitive) {}

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry("weft.Sequence", new Form(Kind.SEQUENCE, null)),
          Map.entry("java.lang.Iterable", new Form(Kind.SEQUENCE, null)),
          Map.entry("java.util.Iterator", new Form(Kind.ITERATOR, null)),
          Map.entry("java.util.stream.Stream", new Form(Kind.STREAM, null)),
          Map.entry("weft.IntSequence", new Form(Kind.SEQUENCE, TypeKind.INT)),
          Map.entry("weft.LongSequence", new Form(Kind.SEQUENCE, TypeKind.LONG)),
          Map.entry("weft.DoubleSequence", new Form(Kind.SEQUENCE, TypeKind.DOUBLE)),
          Map.entry("java.util.PrimitiveIterator.OfInt", new Form(Kind.ITERATOR, TypeKind.INT)),
          Map.entry("java.util.PrimitiveIterator.OfLong", new Form(Kind.ITERATOR, TypeKind.LONG)),
          Map.entry("java.util.PrimitiveIterator.OfDouble", new Form(Kind.ITERATOR, TypeKind.DOUBLE)),
          Map.entry("java.util.stream.IntStream", new Form(Kind.STREAM, TypeKind.INT)),
          Map.entry("java.util.stream.LongStream", new Form(Kind.STREAM, TypeKind.LONG)),
          Map.entry("java.util.stream.DoubleStream", new Form(Kind.STREAM, TypeKind.DOUBLE)));

  /** The shape of {@code type}; empty if it is none that a generator method can return. */
  public static Optional<ReturnShape> of(TypeMirror type, Javac javac) {
    if (type.getKind() != TypeKind.DECLARED) return Optional.empty();
    DeclaredType declared = (DeclaredType) type;
    Form form = FORMS.get(((TypeElement) declared.asElement()).getQualifiedName().toString());
    if (form == null) return Optional.empty();
    if (form.primitive != null) {
      TypeMirror primitive = javac.types().getPrimitiveType(form.primitive);
      return Optional.of(new ReturnShape(form.kind, form.primitive, primitive));
    }
    List<? extends TypeMirror> arguments = declared.getTypeArguments();
    TypeMirror object = javac.elements().getTypeElement("java.lang.Object").asType();
    if (arguments.isEmpty()) return Optional.of(new ReturnShape(form.kind, null, object));
    TypeMirror element = arguments.get(0);
    if (element instanceof WildcardType wildcard) {
      element = wildcard.getExtendsBound() == null ? object : wildcard.getExtendsBound();
    }
    return Optional.of(new ReturnShape(form.kind, null, element));
  }
}
