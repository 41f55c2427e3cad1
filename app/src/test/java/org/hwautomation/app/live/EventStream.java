package org.hwautomation.app.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;

/// A client of Server-Sent Events.
record EventStream(HttpClient client, BufferedReader lines) implements AutoCloseable {

  static EventStream open(String path, long lastEventId) throws IOException, InterruptedException {
    var client = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(Testbed.service().uri().resolve(path))
            .header("Authorization", "Bearer " + Testbed.token(Role.VIEWER).reveal())
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", String.valueOf(lastEventId))
            .build();
    var answer = client.send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) throw new IOException("HTTP " + answer.statusCode());
    return new EventStream(
        client, new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
  }

  /// The id of the next event; waits for it.
  long next() throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("id:")) return Long.parseLong(line.substring(3).strip());
    }
    throw new IOException("the stream ended");
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    client.close();
  }
}
