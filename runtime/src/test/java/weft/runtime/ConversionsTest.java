package weft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What generated code calls beside the protocol. */
class ConversionsTest {
  @Test
  void unboxedThenWidened() {
    assertEquals(1, Run.toInt((Object) 1));
    assertEquals(97, Run.toInt((Object) 'a'));
    assertEquals(2, Run.toInt((Object) (short) 2));
    assertEquals(3, Run.toInt((Object) (byte) 3));
    assertEquals(4L, Run.toLong((Object) 4L));
    assertEquals(97L, Run.toLong((Object) 'a'));
    assertEquals(1.5f, Run.toFloat(1.5f));
    assertEquals(2f, Run.toFloat(2L));
    assertEquals(1.5, Run.toDouble((Object) 1.5));
    assertEquals(1.5, Run.toDouble((Object) 1.5f));
    assertEquals(7.0, Run.toDouble((Object) 7));
    assertEquals((short) 2, Run.toShort((short) 2));
    assertEquals((short) 3, Run.toShort((byte) 3));
  }

  @Test
  void notNarrowed() {
    assertThrows(ClassCastException.class, () -> Run.toInt((Object) 1L));
    assertThrows(ClassCastException.class, () -> Run.toLong((Object) 1f));
    assertThrows(ClassCastException.class, () -> Run.toShort('a'));
    assertThrows(ClassCastException.class, () -> Run.toInt((Object) true));
    assertThrows(NullPointerException.class, () -> Run.toInt((Object) null));
    assertThrows(NullPointerException.class, () -> Run.toDouble((Object) null));
  }

  @Test
  void arrays() {
    List<Object> elements = new ArrayList<>();
    Run.iterate(new int[] {1, 2}).forEachRemaining(elements::add);
    Run.iterate((Object) new String[] {"a"}).forEachRemaining(elements::add);
    assertEquals(List.of(1, 2, "a"), elements);
    Iterator<?> empty = Run.iterate(new char[0]);
    assertFalse(empty.hasNext());
    assertThrows(NoSuchElementException.class, empty::next);
  }

  @Test
  void closesAResource() throws Exception {
    Run.close(null, null);
    Run.close(null, new Error());
    IOException thrown = new IOException("close");
    AutoCloseable failing =
        () -> {
          throw thrown;
        };
    assertSame(thrown, assertThrows(IOException.class, () -> Run.close(failing, null)));
    Error primary = new Error("primary");
    Run.close(failing, primary);
    assertEquals(List.of(thrown), List.of(primary.getSuppressed()));
    assertNull(primary.getCause());
    assertThrows(IllegalArgumentException.class, () -> Run.close(failing, thrown)); // JLS 14.20.3.1 has no guard
  }
}
