package weft.benchmarks

import java.nio.file.Files
import java.nio.file.Path

/** The workloads as sequences of Kotlin. */
object KotlinSequences {
  @JvmStatic fun range(n: Int): Sequence<Int> = sequence {
    for (i in 0 until n) yield(i)
  }

  @JvmStatic fun fibonacci(n: Int): Sequence<Long> = sequence {
    var a = 0L
    var b = 1L
    for (i in 0 until n) {
      yield(a)
      val next = a + b
      a = b
      b = next
    }
  }

  @JvmStatic fun filter(n: Int): Sequence<Int> = sequence {
    for (i in 0 until n) if (i % 7 == 3) yield(i)
  }

  @JvmStatic fun nested(n: Int): Sequence<Int> = sequence {
    for (i in 0 until n) {
      for (j in 0 until i) {
        if (((i xor j) and 3) == 0) yield(i * j)
      }
    }
  }

  @JvmStatic fun flatten(lists: List<List<Int>>): Sequence<Int> = sequence {
    for (list in lists) yieldAll(list)
  }

  @JvmStatic fun lines(file: Path): Sequence<String> = sequence {
    Files.newBufferedReader(file).use { reader ->
      while (true) {
        val line = reader.readLine() ?: break
        yield(line)
      }
    }
  }

  @JvmStatic fun inOrder(tree: Tree?): Sequence<Int> = sequence {
    if (tree != null) {
      yieldAll(inOrder(tree.left))
      yield(tree.value)
      yieldAll(inOrder(tree.right))
    }
  }

  @JvmStatic fun permutations(items: IntArray, from: Int): Sequence<IntArray> = sequence {
    if (from == items.size) {
      yield(items)
    } else {
      for (i in from until items.size) {
        Generators.swap(items, from, i)
        yieldAll(permutations(items, from + 1))
        Generators.swap(items, from, i)
      }
    }
  }

  @JvmStatic fun squares(source: Sequence<Int>): Sequence<Int> = sequence {
    for (x in source) yield(x * x)
  }

  @JvmStatic fun odd(source: Sequence<Int>): Sequence<Int> = sequence {
    for (x in source) if (x % 2 != 0) yield(x)
  }

  @JvmStatic fun twice(source: Sequence<Int>): Sequence<Int> = sequence {
    for (x in source) {
      yield(x)
      yield(-x / 2)
    }
  }

  @JvmStatic fun three(n: Int): Sequence<Int> =
    (0 until n).asSequence().map { it * 3 }.filter { it % 2 == 0 }.map { it + 1 }

  @JvmStatic fun five(n: Int): Sequence<Int> =
    (0 until n).asSequence()
      .map { it + 1 }
      .filter { it % 2 != 0 }
      .map { it * 3 }
      .filter { it % 5 != 0 }
      .map { it xor 0x55 }

  @JvmStatic fun ten(n: Int): Sequence<Int> =
    five(n)
      .drop(10)
      .map { it - 7 }
      .filter { it % 3 != 0 }
      .dropWhile { it < 100 }
      .map { it / 2 }

  @JvmStatic fun guarded(n: Int, left: Generators.Counter): Sequence<Int> = sequence {
    for (i in 0 until n) {
      try {
        yield(i)
      } finally {
        left.count++
      }
    }
  }

  @JvmStatic fun objects(words: Array<String>): Sequence<String> = sequence {
    for (word in words) yield(word)
  }

  @JvmStatic fun few(count: Int, x: Int, y: Int): Sequence<Int> = sequence {
    if (count > 0) yield(x)
    if (count > 1) yield(y)
  }

  @JvmStatic fun times(n: Int, factor: Int): Sequence<Int> = when (factor) {
    3 -> sequence { for (i in 0 until n) yield(i * 3) }
    4 -> sequence { for (i in 0 until n) yield(i * 4) }
    5 -> sequence { for (i in 0 until n) yield(i * 5) }
    6 -> sequence { for (i in 0 until n) yield(i * 6) }
    7 -> sequence { for (i in 0 until n) yield(i * 7) }
    8 -> sequence { for (i in 0 until n) yield(i * 8) }
    9 -> sequence { for (i in 0 until n) yield(i * 9) }
    10 -> sequence { for (i in 0 until n) yield(i * 10) }
    11 -> sequence { for (i in 0 until n) yield(i * 11) }
    else -> sequence { for (i in 0 until n) yield(i * 12) }
  }
}
