package org.hwautomation.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.junit.jupiter.api.Test;

/// Pages of a thousand rows are small on the wire.
class CompressionTest {

  @Test
  void pagesAreCompressedForWhoUnderstandsIt() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(Testbed.service().uri().resolve("/servers"))
            .header("Authorization", "Bearer " + Testbed.token(Role.VIEWER).reveal())
            .header("Accept-Encoding", "gzip")
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofByteArray());

      assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
      var page = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
      assertThat(new String(page, StandardCharsets.UTF_8)).contains("</html>");
    }
  }
}
