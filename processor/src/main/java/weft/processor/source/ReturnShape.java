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
 * @param answer the type of what a coroutine is sent, else null
 * @param result the type of what a coroutine ends with, or a future is completed with, else null
 */
public record ReturnShape(Kind kind, TypeKind primitive, TypeMirror element, TypeMirror answer, TypeMirror result) {
  /** The type of coroutines. */
  public static final String COROUTINE = "weft.Coroutine";

  /** The type of publishers. */
  public static final String PUBLISHER = "java.util.concurrent.Flow.Publisher";

  /** How a run is handed out. */
  public enum Kind {
    /** Started anew by each {@code iterator()}. */
    SEQUENCE,
    /** A single run. */
    ITERATOR,
    /** A single run as a stream. */
    STREAM,
    /** A single run that is talked to. */
    COROUTINE,
    /** The completion of a single run. */
    FUTURE,
    /** Started anew for each subscriber. */
    PUBLISHER
  }

  private record Form(Kind kind, TypeKind primitive) {}

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry("weft.Sequence", new Form(Kind.SEQUENCE, null)),
          Map.entry("java.lang.Iterable", new Form(Kind.SEQUENCE, null)),
          Map.entry("java.util.Iterator", new Form(Kind.ITERATOR, null)),
          Map.entry(COROUTINE, new Form(Kind.COROUTINE, null)),
          Map.entry("java.util.concurrent.CompletableFuture", new Form(Kind.FUTURE, null)),
          Map.entry("java.util.concurrent.CompletionStage", new Form(Kind.FUTURE, null)),
          Map.entry(PUBLISHER, new Form(Kind.PUBLISHER, null)),
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
      return Optional.of(new ReturnShape(form.kind, form.primitive, primitive, null, null));
    }
    TypeMirror object = javac.elements().getTypeElement("java.lang.Object").asType();
    TypeMirror element = argument(declared, 0, object);
    if (form.kind == Kind.FUTURE) return Optional.of(new ReturnShape(form.kind, null, object, null, element));
    if (form.kind != Kind.COROUTINE) return Optional.of(new ReturnShape(form.kind, null, element, null, null));
    return Optional.of(new ReturnShape(form.kind, null, element, argument(declared, 1, object), argument(declared, 2, object)));
  }

  /** A type argument, or the bound of the wildcard that it is; {@code object} where there is none. */
  private static TypeMirror argument(DeclaredType type, int index, TypeMirror object) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    if (arguments.isEmpty()) return object;
    if (!(arguments.get(index) instanceof WildcardType wildcard)) return arguments.get(index);
    if (wildcard.getSuperBound() != null) return wildcard.getSuperBound();
    return wildcard.getExtendsBound() == null ? object : wildcard.getExtendsBound();
  }

  /** Whether {@code type} is that of publishers. */
  public static boolean isPublisher(TypeMirror type) {
    return type instanceof DeclaredType declared && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(PUBLISHER);
  }

  public boolean isCoroutine() {
    return kind == Kind.COROUTINE;
  }

  /** Whether its body may wait for stages. */
  public boolean isAsync() {
    return kind == Kind.FUTURE || kind == Kind.PUBLISHER;
  }

  /** Whether its suspensions have values: each resume point asks for one. */
  public boolean isAnswered() {
    return isCoroutine() || isAsync();
  }
}
