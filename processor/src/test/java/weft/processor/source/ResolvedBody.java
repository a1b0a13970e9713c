package weft.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import weft.Generator;
import weft.processor.Javac;
import weft.processor.flow.Variable;

/** The {@link Names} of the generator method in a source, looked at inside a round; the source must compile after it. */
final class ResolvedBody {
  private final Names names;
  private final Trees trees;

  private ResolvedBody(Names names, Trees trees) {
    this.names = names;
    this.trees = trees;
  }

  /** Runs {@code check} on the first method annotated with Generator in the sources, each of which starts with {@code // path/Name.java}. */
  static void check(Consumer<ResolvedBody> check, String... sources) {
    Probe probe = new Probe(check);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    for (String source : sources) {
      files.add(new Source(source));
    }
    List<String> options = List.of("-classpath", System.getProperty("java.class.path"));
    JavaCompiler.CompilationTask task = compiler.getTask(null, null, diagnostics, options, null, files);
    task.setProcessors(List.of(probe));
    JavacTask javac = (JavacTask) task;
    try {
      javac.analyze();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (probe.failure != null) {
      throw probe.failure;
    }
    assertEquals(
        "",
        diagnostics.getDiagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT) + "\n")
            .collect(Collectors.joining()));
    assertEquals(1, probe.checked);
  }

  Names names() {
    return names;
  }

  /** {@code name@line meaning} of each identifier {@code name} in the method, in the order of the source. */
  String meanings(String... only) {
    Set<String> wanted = Set.of(only);
    StringBuilder text = new StringBuilder();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree node, Void unused) {
        if (wanted.contains(node.getName().toString())) {
          text.append(node.getName()).append('@').append(line(node)).append(' ').append(show(names.of(node))).append('\n');
        }
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void unused) {
        super.visitMemberSelect(node, null);
        if (wanted.contains(node.toString())) {
          text.append(node).append('@').append(line(node)).append(' ').append(show(names.of(node))).append('\n');
        }
        return null;
      }
    }.scan(names.method().tree(), null);
    return text.toString();
  }

  String show(Meaning meaning) {
    if (meaning == null) {
      return "none";
    }
    if (meaning instanceof Meaning.Local local) {
      Tree declaration = (Tree) local.variable().declaration();
      return local.variable().kind().name().toLowerCase(Locale.ROOT) + "@" + line(declaration);
    }
    if (meaning instanceof Meaning.Member member) {
      return (member.isStatic() ? "static " : "") + member.holder().getSimpleName() + "." + member.member().getSimpleName();
    }
    if (meaning instanceof Meaning.ImportedMember imported) {
      return "import " + imported.declaring().getSimpleName() + "." + imported.member().getSimpleName();
    }
    if (meaning instanceof Meaning.Type type) {
      return "type " + type.element().getQualifiedName();
    }
    if (meaning instanceof Meaning.TypeVariable variable) {
      return "variable of " + variable.element().getGenericElement().getSimpleName();
    }
    if (meaning instanceof Meaning.LocalType type) {
      return "local type@" + line(type.declaration());
    }
    if (meaning instanceof Meaning.Instance instance) {
      return (instance.isSuper() ? "super of " : "this of ") + instance.holder().getSimpleName();
    }
    return meaning.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The lines count from 1 at the first line of the text block. */
  long line(Tree tree) {
    var unit = names.method().path().getCompilationUnit();
    long position = trees.getSourcePositions().getStartPosition(unit, tree);
    return position < 0 ? -1 : unit.getLineMap().getLineNumber(position);
  }

  Variable variable(String name) {
    return names.variables().stream().filter(variable -> variable.name().equals(name)).findFirst().orElseThrow();
  }

  String type(String variable) {
    return names.declaredType(variable(variable)).map(Object::toString).orElse("?");
  }

  /** The initializers of the method's variables by name. */
  VariableTree declaration(String variable) {
    return (VariableTree) variable(variable).declaration();
  }

  static String sorted(Set<Variable> variables) {
    return variables.stream().map(Variable::name).sorted().collect(Collectors.joining(" "));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    /** The text's first line is {@code // path/Name.java}. */
    Source(String text) {
      super(URI.create("string:///" + text.lines().findFirst().orElseThrow().substring(3).trim()), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Probe extends AbstractProcessor {
    private final Consumer<ResolvedBody> check;
    private int checked;
    private AssertionError failure;

    Probe(Consumer<ResolvedBody> check) {
      this.check = check;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      for (Element element : round.getElementsAnnotatedWith(Generator.class)) {
        if (element.getKind() == ElementKind.METHOD && checked++ == 0) {
          try {
            check.accept(resolve((ExecutableElement) element));
          } catch (AssertionError e) {
            failure = e;
          } catch (RuntimeException e) {
            failure = new AssertionError(e);
          }
        }
      }
      return false;
    }

    private ResolvedBody resolve(ExecutableElement element) {
      Trees trees = Trees.instance(processingEnv);
      Javac javac =
          new Javac(
              JavacTask.instance(processingEnv),
              trees,
              processingEnv.getElementUtils(),
              processingEnv.getTypeUtils(),
              processingEnv.getFiler(),
              processingEnv.getMessager(), processingEnv.getSourceVersion());
      TypeElement owner = (TypeElement) element.getEnclosingElement();
      return new ResolvedBody(
          Names.resolve(javac, new GeneratorMethod(owner, element, trees.getPath(element))), trees);
    }
  }
}
