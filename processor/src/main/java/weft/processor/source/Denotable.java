package weft.processor.source;

import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Whether a type can be written down: it mentions no anonymous or local class, intersection, captured type variable,
 * null type, or type that is not known.
 */
final class Denotable extends SimpleTypeVisitor14<Boolean, Void> {
  private final boolean inTheBody;
  private boolean sawUnknown;

  private Denotable(boolean inTheBody) {
    super(false);
    this.inTheBody = inTheBody;
  }

  static boolean isDenotable(TypeMirror type) {
    return new Denotable(false).visit(type);
  }

  /** It can be written in the body itself, which has names for local classes. */
  static boolean isDenotableInTheBody(TypeMirror type) {
    return new Denotable(true).visit(type);
  }

  /** It mentions a type that javac does not know yet. */
  static boolean isUnknown(TypeMirror type) {
    Denotable visitor = new Denotable(false);
    visitor.visit(type);
    return visitor.sawUnknown;
  }

  @Override
  public Boolean visitPrimitive(PrimitiveType type, Void unused) {
    return true;
  }

  @Override
  public Boolean visitArray(ArrayType type, Void unused) {
    return visit(type.getComponentType());
  }

  @Override
  public Boolean visitError(ErrorType type, Void unused) {
    sawUnknown = true;
    return false;
  }

  @Override
  public Boolean visitDeclared(DeclaredType type, Void unused) {
    NestingKind nesting = LocalClasses.outermostInBody((TypeElement) type.asElement()).getNestingKind();
    boolean denotable = nesting == NestingKind.TOP_LEVEL || nesting == NestingKind.LOCAL && inTheBody;
    if (type.getEnclosingType() instanceof DeclaredType outer) {
      denotable &= visit(outer);
    }
    for (TypeMirror argument : type.getTypeArguments()) {
      denotable &= visit(argument);
    }
    return denotable;
  }

  /** A captured one has a name that is none: {@code <captured wildcard>}. */
  @Override
  public Boolean visitTypeVariable(TypeVariable type, Void unused) {
    return type.asElement().getSimpleName().length() > 0
        && Character.isJavaIdentifierStart(type.asElement().getSimpleName().charAt(0));
  }

  @Override
  public Boolean visitWildcard(WildcardType type, Void unused) {
    return (type.getExtendsBound() == null || visit(type.getExtendsBound()))
        && (type.getSuperBound() == null || visit(type.getSuperBound()));
  }
}
