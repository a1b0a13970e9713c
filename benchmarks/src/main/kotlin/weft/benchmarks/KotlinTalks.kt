package weft.benchmarks

import java.util.concurrent.CompletableFuture
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.createCoroutineUnintercepted
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine

/** What is talked to, and what waits, as suspend functions, with nothing but Kotlin's standard library. */
object KotlinTalks {
  /** Hands its continuation over to whoever sends: what [sequence] does, with answers. */
  class Talk<T, S>(body: suspend Talk<T, S>.() -> Unit) : Continuation<Unit> {
    private var element: T? = null
    private var next: Continuation<S>? = null
    private var failure: Throwable? = null

    override val context: CoroutineContext get() = EmptyCoroutineContext

    init {
      body.createCoroutineUnintercepted(this, this).resume(Unit)
    }

    suspend fun ask(x: T): S = suspendCoroutineUninterceptedOrReturn { continuation ->
      element = x
      next = continuation
      COROUTINE_SUSPENDED
    }

    @Suppress("UNCHECKED_CAST")
    fun send(answer: S): T {
      val continuation = next ?: throw NoSuchElementException()
      next = null
      continuation.resume(answer)
      failure?.let { throw it }
      return element as T
    }

    override fun resumeWith(result: Result<Unit>) {
      failure = result.exceptionOrNull()
    }
  }

  /** Answers each number with the sum of all so far. */
  @JvmStatic fun sums(): Talk<Long, Int> = Talk {
    var sum = 0L
    var count = 0
    while (true) {
      sum += ask(sum)
      count++
    }
  }

  /** Without cancellation, which the one of kotlinx.coroutines has. */
  private suspend fun <T> CompletableFuture<T>.await(): T =
    if (isDone) join() else suspendCoroutine { continuation ->
      whenComplete { value, thrown ->
        continuation.resumeWith(if (thrown == null) Result.success(value) else Result.failure(thrown))
      }
    }

  private fun <T> future(body: suspend () -> T): CompletableFuture<T> {
    val future = CompletableFuture<T>()
    body.startCoroutine(Continuation(EmptyCoroutineContext) { result ->
      result.fold({ future.complete(it) }, { future.completeExceptionally(it) })
    })
    return future
  }

  /** The sum of what the stages have for values, which are awaited one after the other. */
  @JvmStatic fun total(stages: List<CompletableFuture<Int>>): CompletableFuture<Long> = future {
    var sum = 0L
    for (stage in stages) sum += stage.await()
    sum
  }
}
