package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.samples.PageFetcher.Page;

/** Against a server on the loopback address that answers when the test wants it to. */
@Timeout(120)
class PageFetcherTest {
  private static final int MANY = 1000;

  /** First requests of a page that have not been answered. */
  private final BlockingQueue<HttpExchange> held = new LinkedBlockingQueue<>();

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    HttpHandler handler = exchange -> {
      if (seen.add(exchange.getRequestURI().getPath())) {
        held.add(exchange);
      } else {
        answer(exchange, isMissing(exchange) ? 404 : 200);
      }
    };
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2 * MANY);
    server.createContext("/", handler);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    thread.shutdownNow();
  }

  private static boolean isMissing(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().endsWith("7");
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private PageFetcher fetcher(Duration timeout, int attempts) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(thread).build();
    return new PageFetcher(client, thread, MANY, timeout, attempts);
  }

  private List<URI> addresses(int count) {
    List<URI> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      addresses.add(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + i));
    }
    return addresses;
  }

  /** The server answers none before it has all: some with a failure, some not at all. */
  @Test
  void oneThreadHoldsAThousandRequests() throws Exception {
    PageFetcher fetcher = fetcher(Duration.ofSeconds(100), 10);
    CompletableFuture<List<Page>> future = fetcher.fetchAll(addresses(MANY));
    List<HttpExchange> all = new ArrayList<>();
    while (all.size() < MANY) all.add(held.take());
    assertEquals(0, fetcher.permitsLeft());
    for (HttpExchange exchange : all) {
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("3")) {
        answer(exchange, 503);
      } else if (path.endsWith("5")) {
        exchange.close(); // and the connection
      } else {
        answer(exchange, isMissing(exchange) ? 404 : 200);
      }
    }
    List<Page> pages = future.get();
    assertEquals(MANY, pages.size());
    for (int i = 0; i < MANY; i++) {
      Page page = pages.get(i);
      if (i % 10 == 7) {
        assertTrue(page.failure().getMessage().endsWith("/" + i + ": status 404"), page::toString);
      } else {
        assertNull(page.failure(), page::toString);
        assertEquals("/" + i, page.body());
      }
    }
    assertEquals(MANY, fetcher.permitsLeft());
  }

  @Test
  void cancelAbortsThemAll() throws Exception {
    PageFetcher fetcher = fetcher(Duration.ofSeconds(100), 1);
    CompletableFuture<List<Page>> future = fetcher.fetchAll(addresses(MANY + 500)); // 500 wait for permits
    for (int i = 0; i < MANY; i++) held.take();
    assertTrue(future.cancel(true));
    thread.submit(() -> {}).get(); // a body that had not suspended yet has done so now
    assertEquals(MANY, fetcher.permitsLeft());
    assertTrue(held.size() <= 1); // what is awaited is cancelled first, and its permit goes to the next one
  }

  @Test
  void whatIsNotAnsweredTimesOutAndIsTriedAgain() throws Exception {
    PageFetcher fetcher = fetcher(Duration.ofMillis(500), 100);
    assertEquals("/0", fetcher.fetch(addresses(1).get(0)).get());
    assertEquals(1, held.size());
    assertEquals(MANY, fetcher.permitsLeft());
  }
}
