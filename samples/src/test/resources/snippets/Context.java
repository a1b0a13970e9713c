import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import weft.Sequence;

/** What the snippets of the pages take for granted. */
abstract class Context {
  static final URI FIRST = URI.create("http://localhost/");
  static final int ATTEMPTS = 3;

  record Order(int number) {}

  record OrderPage(List<Order> list, URI next) {}

  interface Permits {
    CompletableFuture<Void> acquire();

    void release(CompletableFuture<Void> permit);
  }

  interface Progress {
    void close();
  }

  Path log;
  Path file;
  HttpClient client;
  Permits permits;
  Progress progress;

  abstract HttpRequest get(URI address);

  abstract HttpRequest request(URI address);

  abstract CompletableFuture<Void> pause(int attempt);

  abstract CompletableFuture<OrderPage> load(URI page);

  static Sequence<String> lines(Path file) {
    return linesOf(file);
  }

  static Sequence<String> linesOf(Path file) {
    return Sequence.of(file.toString());
  }
}
