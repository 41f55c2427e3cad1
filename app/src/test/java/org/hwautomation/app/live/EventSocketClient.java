package org.hwautomation.app.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A client of the WebSocket stream.
final class EventSocketClient implements WebSocket.Listener, AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Long> events = new LinkedBlockingQueue<>();
  private final StringBuilder message = new StringBuilder();
  private @Nullable WebSocket socket;

  static EventSocketClient open(long after, String job) throws Exception {
    var listener = new EventSocketClient();
    var http = Testbed.service().uri();
    var uri =
        URI.create(
            "ws://%s/api/v1/events/ws?after=%d&job=%s".formatted(http.getAuthority(), after, job));
    listener.socket =
        listener
            .client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + Testbed.token(Role.VIEWER).reveal())
            .connectTimeout(Duration.ofSeconds(60))
            .buildAsync(uri, listener)
            .get(60, TimeUnit.SECONDS);
    return listener;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      events.add(new JsonMapper().readTree(message.toString()).path("id").asLong(0));
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  long next() throws InterruptedException {
    var event = events.poll(60, TimeUnit.SECONDS);
    if (event == null) throw new AssertionError("no further event came");
    return event;
  }

  @Override
  public void close() {
    if (socket != null) socket.abort();
    client.shutdownNow();
    client.close();
  }
}
