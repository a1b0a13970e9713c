package weft.processor.weave;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds the methods that HotSpot will not compile, once javac has written them. Sizes that were estimated decide how a body
 * is split; these are the real ones.
 */
public final class LargeMethods implements TaskListener {
  /** {@code -XX:+DontCompileHugeMethods} stands for this number, and is the default. */
  public static final int LARGEST_COMPILED = 8000;

  private final ClassFiles classFiles;
  private final Elements elements;
  private final Map<String, BiConsumer<String, Integer>> expected = new HashMap<>();

  public LargeMethods(Filer filer, Elements elements) {
    this.classFiles = new ClassFiles(filer, elements);
    this.elements = elements;
  }

  /** Has {@code found} told the name and size of each method of the class that is too large. */
  public void expect(String binaryName, BiConsumer<String, Integer> found) {
    expected.put(binaryName, found);
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (event.getKind() != TaskEvent.Kind.GENERATE || expected.isEmpty() || type == null) return;
    try {
      BiConsumer<String, Integer> found = expected.remove(elements.getBinaryName(type).toString());
      if (found != null) check(event, found);
    } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
      // An exception here would crash the compiler; the class is no worse for not being measured.
    }
  }

  private void check(TaskEvent event, BiConsumer<String, Integer> found) throws IOException {
    for (ClassFile file : classFiles.candidates(event.getTypeElement(), event.getSourceFile())) {
      ClassFile.Version written = file.read();
      if (!written.exists()) continue;
      MethodSizes.of(written.content()).forEach((method, size) -> {
        if (size > LARGEST_COMPILED) found.accept(method.substring(0, method.indexOf('(')), size);
      });
      return;
    }
  }
}
