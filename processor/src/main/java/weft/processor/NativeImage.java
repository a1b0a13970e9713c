package weft.processor;

import java.io.IOException;
import java.io.Writer;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import weft.processor.emit.CompanionClass;

/**
 * Writes which members the handles of a companion look up, for GraalVM's native image, which finds the files of all jars by
 * their folder. Not unless it is asked for: without {@code -d}, javac would write them to where it runs.
 */
final class NativeImage {
  private static final String FOLDER = "META-INF/native-image/weft/";

  private final Javac javac;
  private final boolean isWanted;

  NativeImage(Javac javac, boolean isWanted) {
    this.javac = javac;
    this.isWanted = isWanted;
  }

  void write(TypeElement owner, CompanionClass companion) {
    if (isWanted) companion.reflectConfig().ifPresent(text -> write(owner, FOLDER + companion.name() + "/reflect-config.json", text));
  }

  private void write(TypeElement owner, String path, String text) {
    try (Writer writer = javac.filer().createResource(StandardLocation.CLASS_OUTPUT, "", path, owner).openWriter()) {
      writer.write(text);
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      javac.messager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + path + ": " + e, owner);
    }
  }
}
