package weft.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Turns the methods annotated with {@code @Generator} into state machines.
 *
 * <p>Option {@code -Aweft.direct=false}: leaves the class files of the methods alone; the companion's factories are to be
 * called then. Option {@code -Aweft.verify=false}: javac's understanding of the bodies is not compared with the
 * processor's. Option {@code -Aweft.dump=DIR}: writes the graph of each method to {@code DIR}, after each pass. Option
 * {@code -Aweft.nativeImage=true}: writes what GraalVM's native image has to know beside the classes.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("weft.Generator")
@SupportedOptions({GeneratorProcessor.DIRECT, GeneratorProcessor.VERIFY, GeneratorProcessor.DUMP, GeneratorProcessor.NATIVE_IMAGE, GeneratorProcessor.SPLIT})
public final class GeneratorProcessor extends AbstractProcessor {
  static final String DIRECT = "weft.direct";
  static final String VERIFY = "weft.verify";
  static final String DUMP = "weft.dump";
  static final String NATIVE_IMAGE = "weft.nativeImage";

  /** For tests: about how many bytecodes a method may have that executes a body, or a part of it. */
  static final String SPLIT = "weft.split";

  private Rounds rounds;

  /** What does the work where the compiler is javac. */
  interface Rounds {
    void round(RoundEnvironment round);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    try {
      rounds = new Weft(environment);
    } catch (LinkageError | IllegalArgumentException e) {
      rounds = new NeedsJavac(environment);
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    rounds.round(round);
    return true; // else javac warns that nobody claims the annotation
  }

  /** Refuses each generator method: its body can be read by javac only. */
  private record NeedsJavac(ProcessingEnvironment environment) implements Rounds {
    @Override
    public void round(RoundEnvironment round) {
      TypeElement annotation = environment.getElementUtils().getTypeElement("weft.Generator");
      if (annotation == null) return;
      for (var method : round.getElementsAnnotatedWith(annotation)) {
        environment
            .getMessager()
            .printMessage(
                Diagnostic.Kind.ERROR,
                RefusalId.NEEDS_JAVAC.before("Weft reads method bodies by javac's tree API, which this compiler does not have;"
                    + " compile with javac"),
                method);
      }
    }
  }
}
