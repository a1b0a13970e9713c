package weft.processor.emit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.runtime.CoroutineRun;
import weft.runtime.DoubleRun;
import weft.runtime.IntRun;
import weft.runtime.LongRun;
import weft.runtime.ObjectRun;
import weft.runtime.Run;

class StorageTest {
  @ParameterizedTest
  @ValueSource(classes = {Run.class, ObjectRun.class, IntRun.class, LongRun.class, DoubleRun.class, CoroutineRun.class})
  void knowsTheFieldsOfRuns(Class<?> run) {
    for (Field field : List.of(run.getDeclaredFields())) {
      boolean isInScope = !field.isSynthetic() && !field.getName().equals("DEEPEST_PUSH"); // no name for a binding
      if (isInScope) assertTrue(Storage.isFieldOfRuns(field.getName()), field.getName());
    }
  }
}
