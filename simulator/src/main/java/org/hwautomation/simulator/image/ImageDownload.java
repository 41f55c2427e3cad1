package org.hwautomation.simulator.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;

/// Fetches an image as a BMC does for SimpleUpdate, checking it as it streams by; from loopback
/// only. Each download has a virtual thread, so nothing waits for it.
public final class ImageDownload {

  /// What came of it.
  public sealed interface Result {
    record Fetched(Inspection inspection) implements Result {}

    record Failed(String why) implements Result {}
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private ImageDownload() {}

  /// Calls back on a thread of its own.
  public static void start(URI from, Consumer<Result> then) {
    Thread.ofVirtual().name("image-download").start(() -> then.accept(fetch(from)));
  }

  private static Result fetch(URI from) {
    if (!"http".equals(from.getScheme()) || from.getHost() == null) {
      return new Result.Failed("only http:// images can be fetched, not " + from.getScheme());
    }
    try {
      if (!InetAddress.getByName(from.getHost()).isLoopbackAddress()) {
        return new Result.Failed(from.getHost() + " is not on this machine");
      }
      var request = HttpRequest.newBuilder(from).timeout(Duration.ofSeconds(60)).build();
      var response = HTTP.send(request, BodyHandlers.ofInputStream());
      try (var in = response.body()) {
        if (response.statusCode() != 200) {
          return new Result.Failed("the image server answered " + response.statusCode());
        }
        return new Result.Fetched(inspect(in));
      }
    } catch (UnknownHostException e) {
      return new Result.Failed("no such host: " + from.getHost());
    } catch (IOException e) {
      return new Result.Failed("the download broke: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Failed("interrupted");
    }
  }

  public static Inspection inspect(InputStream in) throws IOException {
    var inspector = new ImageInspector();
    var buffer = new byte[64 * 1024];
    for (int n; (n = in.read(buffer)) >= 0; ) inspector.accept(buffer, 0, n);
    return inspector.finish();
  }
}
