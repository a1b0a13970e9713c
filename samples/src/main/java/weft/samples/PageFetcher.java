package weft.samples;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import weft.Gen;
import weft.Generator;

/**
 * Fetches many pages at once, from one thread: no more than so many at a time, each with a timeout and some attempts. The
 * code of a request is that of one that blocks, with loops, {@code try} and {@code finally}; while it waits for an answer,
 * the thread does something else.
 */
public final class PageFetcher {
  /** A page, or what kept it from being fetched. */
  public record Page(URI address, String body, IOException failure) {}

  /**
   * The right to do something that no more than so many may do at a time. Whoever has asked for one gives it back in a
   * {@code finally} block, granted or not.
   */
  static final class Permits {
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int left;

    Permits(int count) {
      left = count;
    }

    synchronized CompletableFuture<Void> acquire() {
      CompletableFuture<Void> permit = new CompletableFuture<>();
      if (left > 0) {
        left--;
        permit.complete(null);
      } else {
        waiting.add(permit);
      }
      return permit;
    }

    void release(CompletableFuture<Void> permit) {
      if (!permit.cancel(false) && !permit.isCancelled()) pass();
    }

    /** To the first one that still waits for it. */
    private void pass() {
      CompletableFuture<Void> next;
      do {
        synchronized (this) {
          next = waiting.poll();
          if (next == null) left++;
        }
      } while (next != null && !next.complete(null));
    }

    synchronized int left() {
      return left;
    }
  }

  private final HttpClient client;
  private final Executor thread;
  private final Permits permits;
  private final Duration timeout;
  private final int attempts;

  /** All code of the requests runs on {@code thread}. */
  public PageFetcher(HttpClient client, Executor thread, int atOnce, Duration timeout, int attempts) {
    this.client = client;
    this.thread = thread;
    this.permits = new Permits(atOnce);
    this.timeout = timeout;
    this.attempts = attempts;
  }

  /** How many requests could be made at once in addition to those under way. */
  public int permitsLeft() {
    return permits.left();
  }

  /** The page, fetched with so many attempts. To cancel it aborts the request under way. */
  @Generator
  public CompletableFuture<String> fetch(URI address) {
    CompletableFuture<Void> permit = permits.acquire();
    try {
      Gen.await(permit, thread);
      for (int attempt = 1; ; attempt++) {
        try {
          HttpResponse<String> answer =
              Gen.<HttpResponse<String>, IOException>await(
                  client.sendAsync(request(address), HttpResponse.BodyHandlers.ofString()), thread);
          if (answer.statusCode() == 200) return Gen.end(answer.body());
          if (answer.statusCode() < 500) attempt = attempts; // it would be the same again
          throw new IOException(address + ": status " + answer.statusCode());
        } catch (IOException e) { // a timeout is one
          if (attempt >= attempts) return CompletableFuture.failedFuture(e);
        }
        Gen.await(pause(attempt), thread);
      }
    } finally {
      permits.release(permit);
    }
  }

  private HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address).timeout(timeout).build();
  }

  private static CompletableFuture<Void> pause(int attempt) {
    return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(attempt * 10L, TimeUnit.MILLISECONDS));
  }

  /** All pages, in the order of the addresses. To cancel it cancels those that are not there yet. */
  @Generator
  public CompletableFuture<List<Page>> fetchAll(List<URI> addresses) {
    List<CompletableFuture<String>> started = new ArrayList<>();
    try {
      for (URI address : addresses) started.add(fetch(address));
      List<Page> pages = new ArrayList<>();
      for (URI address : addresses) {
        try {
          pages.add(new Page(address, Gen.<String, IOException>await(started.get(pages.size()), thread), null));
        } catch (IOException e) {
          pages.add(new Page(address, null, e));
        }
      }
      return Gen.end(pages);
    } finally {
      // The last one first: no permit is to go to one that is about to be cancelled.
      for (int i = started.size(); i-- > 0; ) started.get(i).cancel(true);
    }
  }

  /** A server whose pages fail at the first attempt now and then, or do not exist. */
  private static HttpServer server() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Set<String> seen = ConcurrentHashMap.newKeySet();
    server.createContext("/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      boolean fails = path.endsWith("7") && seen.add(path);
      byte[] body = ("page " + path).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(fails ? 503 : path.endsWith("00") ? 404 : 200, body.length);
      try (exchange) {
        exchange.getResponseBody().write(body);
      }
    });
    server.start();
    return server;
  }

  /** Fetches 200 pages, 20 at a time. */
  public static void main(String[] args) throws IOException {
    HttpServer server = server();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(thread).build();
      PageFetcher fetcher = new PageFetcher(client, thread, 20, Duration.ofSeconds(10), 3);
      List<URI> addresses = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        addresses.add(URI.create("http://localhost:" + server.getAddress().getPort() + "/" + i));
      }
      List<Page> pages = fetcher.fetchAll(addresses).join();
      long fetched = pages.stream().filter(page -> page.body() != null).count();
      System.out.println(fetched + " of " + pages.size() + " pages fetched by one thread, 20 at a time");
      for (Page page : pages) if (page.failure() != null) System.out.println(page.failure().getMessage().replaceFirst("^.*/", "/"));
    } finally {
      server.stop(0);
      thread.shutdown();
    }
  }
}
