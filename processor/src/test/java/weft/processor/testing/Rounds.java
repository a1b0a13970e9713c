package weft.processor.testing;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import weft.processor.Javac;
import weft.processor.source.GeneratorMethod;

/** A processor that shows each template method to a test, and generates nothing. */
public final class Rounds extends AbstractProcessor {
  private final BiConsumer<Javac, GeneratorMethod> test;

  public Rounds(BiConsumer<Javac, GeneratorMethod> test) {
    this.test = test;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(GeneratorMethod.ANNOTATION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Trees trees = Trees.instance(processingEnv);
    Javac javac =
        new Javac(JavacTask.instance(processingEnv), trees, processingEnv.getElementUtils(), processingEnv.getTypeUtils(),
            processingEnv.getFiler(), processingEnv.getMessager(), processingEnv.getSourceVersion());
    for (TypeElement annotation : annotations) {
      for (Element method : round.getElementsAnnotatedWith(annotation)) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        test.accept(javac, new GeneratorMethod(owner, (ExecutableElement) method, trees.getPath(method)));
      }
    }
    return true;
  }
}
