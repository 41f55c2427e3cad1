package org.hwautomation.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.JsonNode;

/// A client for tests: trusts exactly the certificate that the BMC showed when this was made.
public final class Wire implements AutoCloseable {

  /// An answer, read as JSON only when asked.
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
      if (!header("content-encoding").equals("gzip")) return response.body();
      try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    public JsonNode json() {
      return Json.read(bytes());
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /// Of the first message in an error body.
    public String messageId() {
      return json().at("/error/@Message.ExtendedInfo/0/MessageId").asString("");
    }
  }

  private final SimulatedBmc bmc;
  private final SSLContext tls;
  private final HttpClient http;

  public Wire(SimulatedBmc bmc) {
    this.bmc = bmc;
    this.tls = trusting(bmc);
    this.http = client();
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(20))
        .sslContext(tls)
        .build();
  }

  private static SSLContext trusting(SimulatedBmc bmc) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("bmc", bmc.certificate());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String path) {
    var pair = bmc.user() + ":" + bmc.password();
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return anonymous(path).header("Authorization", "Basic " + basic);
  }

  public HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create(bmc.uri() + path.replace("$", "%24")))
        .timeout(Duration.ofSeconds(60));
  }

  /// What changes something goes on a connection of its own: the shared client repeats only reads
  /// when a BMC's restart has just closed a connection that still looked usable.
  public Answer send(HttpRequest.Builder request) throws IOException {
    var built = request.build();
    if (built.method().equals("GET")) return send(http, built);
    try (var once = client()) {
      return send(once, built);
    }
  }

  private static Answer send(HttpClient client, HttpRequest request) throws IOException {
    try {
      return new Answer(client.send(request, BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public Answer get(String path) throws IOException {
    return send(request(path));
  }

  public Answer post(String path, String json) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public Answer patch(String path, String json) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  public Answer delete(String path) throws IOException {
    return send(request(path).DELETE());
  }

  /// A MultipartHttpPush with the two parts of the standard.
  public Answer push(String path, String parameters, String fileName, byte[] file)
      throws IOException {
    var boundary = UUID.randomUUID().toString();
    var head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"UpdateParameters\"\r\n"
            + "Content-Type: application/json\r\n\r\n"
            + parameters
            + "\r\n--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"UpdateFile\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    var tail = "\r\n--" + boundary + "--\r\n";
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(file),
                    BodyPublishers.ofString(tail))));
  }

  public HttpClient http() {
    return http;
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
