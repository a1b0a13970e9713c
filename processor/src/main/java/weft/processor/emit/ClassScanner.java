package weft.processor.emit;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import weft.processor.RefusalId;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.Meaning;
import weft.processor.text.CodeBlock;

/** Collects the places where the text must change: here, where it uses a class of the body that has a frame. */
abstract class ClassScanner extends BridgeScanner {
  private final Body body;
  private final Frames frames;
  private final SourceText source;
  /** The classes around: a name of one of them needs no qualifier. */
  private final Deque<ClassTree> inside = new ArrayDeque<>();
  private int rawDepth;
  private int staticDepth;

  ClassScanner(Body body, AccessEdits access, Frames frames, SourceText source) {
    super(body, access, source);
    this.body = body;
    this.frames = frames;
    this.source = source;
  }

  final void nameLocalClass(Tree name, ClassTree declaration) {
    nameLocalClass(name, declaration, rawDepth > 0 || !declaration.getTypeParameters().isEmpty());
  }

  /** {@code C} becomes {@code CFrame.C}, unless this is inside of it. */
  private void nameLocalClass(Tree name, ClassTree declaration, boolean isRaw) {
    Frame frame = frames.of(declaration);
    if (frame == null || inside.contains(declaration)) return;
    if (frame.isGeneric() && !isRaw && staticDepth > 0) {
      refuse(new SourceSlicer.Refusal(name, RefusalId.UNDENOTABLE, "the local class " + frame.memberName() + ", which depends on type parameters,"
          + " is used across a yield and named in a static context; make it a member class"));
    }
    replace(name, text(frames.memberType(frame, isRaw)));
  }

  final void scanRaw(Tree type) {
    rawDepth++;
    scan(type, null);
    rawDepth--;
  }

  /** An array of generic type cannot be created, and {@code instanceof} cannot test for one (JLS 15.10.1, 15.20.2). */
  @Override
  public Void visitParameterizedType(ParameterizedTypeTree node, Void none) {
    if (!(body.names().of(node.getType()) instanceof Meaning.LocalType local) || frames.of(local.declaration()) == null) {
      return super.visitParameterizedType(node, none);
    }
    boolean isRaw = rawDepth > 0 && frames.of(local.declaration()).isGeneric();
    nameLocalClass(isRaw ? node : node.getType(), local.declaration(), isRaw);
    if (!isRaw) scan(node.getTypeArguments(), none);
    return null;
  }

  /** An annotation cannot stand before a qualified name (JLS 9.7.4). */
  @Override
  public Void visitAnnotatedType(AnnotatedTypeTree node, Void none) {
    Tree type = node.getUnderlyingType();
    boolean hasFrame = body.names().of(type) instanceof Meaning.LocalType local && frames.of(local.declaration()) != null;
    if (!hasFrame) return super.visitAnnotatedType(node, none);
    replace(source.start(node), source.start(type), text(""));
    return scan(type, none);
  }

  @Override
  public Void visitNewArray(NewArrayTree node, Void none) {
    scanRaw(node.getType());
    scan(node.getDimensions(), none);
    scan(node.getInitializers(), none);
    return null;
  }

  /**
   * <pre>
   * var o = new Base(E) {...}      o = new OObjectFrame(x).new OObject(E)
   * </pre>
   */
  final void createNamed(NewClassTree node, Frame frame) {
    CodeBlock.Builder creation = CodeBlock.builder();
    if (frame.isBound()) {
      String captured = frame.captured().stream().map(this::nameOf).collect(Collectors.joining(", "));
      creation.add("new $L($L).", frames.type(frame, false), captured);
    }
    int open = source.after("(", source.end(node.getIdentifier()));
    replace(source.start(node), open, creation.add("new $L(", frame.memberName()).build());
    int from = open;
    String comma = "";
    for (int i = 0; i < node.getArguments().size(); i++) {
      if (frame.anonymous().argumentTypes().get(i) == null) continue;
      ExpressionTree argument = node.getArguments().get(i);
      replace(from, source.start(argument), text(comma));
      scan(argument, null);
      from = source.end(argument);
      comma = ", ";
    }
    replace(from, source.end(node), text(")"));
  }

  /** {@code C::new} becomes {@code frame::newC}: a reference to a constructor has no place for an enclosing instance. */
  final boolean referToFactory(MemberReferenceTree node) {
    Variable instance = body.names().enclosingInstance(node).orElse(null);
    if (instance == null || instance.kind() != Variable.Kind.LOCAL_CLASS || !frames.isInstance(instance)) return false;
    Frame frame = frames.of((ClassTree) instance.declaration());
    CodeBlock.Builder text = CodeBlock.builder().add("$L::", nameOf(instance));
    if (node.getQualifierExpression() instanceof ParameterizedTypeTree type) {
      text.add("<$L>", type.getTypeArguments().stream().map(t -> slice(t)).collect(CodeBlock.joining(", ")));
    }
    replace(node, text.add("$L", frame.factory()).build());
    return true;
  }

  @Override
  public Void visitInstanceOf(InstanceOfTree node, Void none) {
    scan(node.getExpression(), none);
    if (node.getPattern() == null) scanRaw(node.getType());
    return scan(node.getPattern(), none);
  }

  @Override
  public Void visitBindingPattern(BindingPatternTree node, Void none) {
    refuseUnchecked(node.getVariable());
    return super.visitBindingPattern(node, none);
  }

  /** No test can tell the type arguments that a local class has as the member of a generic frame. */
  private void refuseUnchecked(VariableTree pattern) {
    Tree name = pattern.getType() instanceof ParameterizedTypeTree type ? type.getType() : pattern.getType();
    if (!(body.names().of(name) instanceof Meaning.LocalType local)) return;
    Frame frame = frames.of(local.declaration());
    if (frame == null || !frame.isGeneric()) return;
    refuse(new SourceSlicer.Refusal(pattern, RefusalId.UNDENOTABLE, "the local class " + frame.memberName() + " depends on type parameters"
        + " and is used across a yield, so no pattern can match it; test with instanceof, and cast"));
  }

  private static boolean isStatic(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.STATIC);
  }

  private void inStaticContext(boolean isStatic, Runnable scan) {
    if (isStatic) staticDepth++;
    scan.run();
    if (isStatic) staticDepth--;
  }

  @Override
  public Void visitMethod(MethodTree node, Void none) {
    inStaticContext(isStatic(node.getModifiers()), () -> super.visitMethod(node, none));
    return null;
  }

  @Override
  public Void visitVariable(VariableTree node, Void none) {
    inStaticContext(isStatic(node.getModifiers()), () -> super.visitVariable(node, none));
    return null;
  }

  /**
   * The constructors of a class that extends {@code C}, which is the member of a frame.
   *
   * <pre>
   * super(E)                     frame.super(E)
   * D() { S }                    D() { frame.super(); S }
   * class D extends C { M }      class D extends C { D() { frame.super(); } M }
   * </pre>
   */
  private void constructSuper(ClassTree node, Variable instance) {
    String call = nameOf(instance) + ".super();";
    boolean hasConstructor = false;
    for (Tree member : node.getMembers()) {
      if (!(member instanceof MethodTree method) || !method.getName().contentEquals("<init>")) continue;
      hasConstructor = true;
      Optional<MethodInvocationTree> invocation = ConstructorCalls.in(method);
      if (invocation.isEmpty()) {
        insert(source.start(method.getBody()) + 1, text(" " + call));
      } else if (ConstructorCalls.isSuper(invocation.get())) {
        insert(source.start(invocation.get()), text(nameOf(instance) + "."));
      }
    }
    if (!hasConstructor) {
      int header = node.getImplementsClause().stream().mapToInt(source::end).reduce(source.end(node.getExtendsClause()), Math::max);
      insert(source.after("{", header), text(" " + node.getSimpleName() + "() { " + call + " }"));
    }
  }

  @Override
  public Void visitClass(ClassTree node, Void none) {
    boolean isStatic = node.getKind() != Tree.Kind.CLASS || isStatic(node.getModifiers());
    inside.push(node);
    body.names().enclosingInstance(node).filter(frames::isInstance).ifPresent(instance -> constructSuper(node, instance));
    inStaticContext(isStatic, () -> super.visitClass(node, none));
    inside.pop();
    return null;
  }
}
