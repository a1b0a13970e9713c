package weft.runtime;

import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Iterates over an array of any type, boxing the elements of primitive ones. */
final class ArrayIterator implements Iterator<Object> {
  private final Object array;
  private final int length;
  private int index;

  ArrayIterator(Object array) {
    this.array = array;
    this.length = Array.getLength(array);
  }

  @Override
  public boolean hasNext() {
    return index < length;
  }

  @Override
  public Object next() {
    if (index >= length) throw new NoSuchElementException();
    Object element = array instanceof Object[] objects ? objects[index] : Array.get(array, index);
    index++;
    return element;
  }
}
