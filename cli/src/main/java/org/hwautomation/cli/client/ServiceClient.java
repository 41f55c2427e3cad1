package org.hwautomation.cli.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.hwautomation.base.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The REST API as the CLI and the demo use it. Every answer that is not a success is thrown as a
/// [ServiceProblem].
public final class ServiceClient implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Timeout CONNECT = Timeout.ofSeconds(5);

  /// A preview of many servers reads them all before it answers.
  private static final Timeout ANSWER = Timeout.ofMinutes(10);

  private final URI base;
  private final Optional<Secret> token;
  private final CloseableHttpClient http;

  public ServiceClient(Account account) {
    this.base = account.url();
    this.token = account.token().filter(secret -> !secret.reveal().isEmpty());
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setSocketTimeout(ANSWER)
                            .build())
                    .setMaxConnPerRoute(16)
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(ANSWER).build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .build();
  }

  /// @param location where a new job or resource can be found; empty when the answer names none
  public record Answer(int status, Optional<String> location, JsonNode body) {}

  public JsonNode get(String path) {
    return send("GET", path, null).body();
  }

  /// A file as it is: YAML, CSV.
  public String text(String path) {
    var request = request("GET", path);
    request.setHeader("Accept", "*/*");
    return execute(
        request,
        response -> {
          if (response.getCode() >= 300) return read(response, "GET " + path).body().toString();
          var entity = response.getEntity();
          return entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8);
        });
  }

  public Answer post(String path, Object body) {
    return send("POST", path, json(body));
  }

  public Answer post(String path, String content, String contentType) {
    return send("POST", path, new StringEntity(content, ContentType.parse(contentType)));
  }

  public Answer post(String path, byte[] content, String contentType) {
    return send("POST", path, new ByteArrayEntity(content, ContentType.parse(contentType)));
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, json(body));
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, json(body));
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /// All pages of a list, in order.
  public List<JsonNode> all(String path) {
    var items = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var separator = path.contains("?") ? "&" : "?";
      var page = get(cursor.isEmpty() ? path : path + separator + "cursor=" + encode(cursor));
      page.path("items").forEach(items::add);
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return items;
  }

  public static String encode(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpEntity json(Object body) {
    return new StringEntity(JSON.writeValueAsString(body), ContentType.APPLICATION_JSON);
  }

  private Answer send(
      String method, String path, @org.jspecify.annotations.Nullable HttpEntity body) {
    var request = request(method, path);
    request.setHeader("Accept", "application/json, application/problem+json");
    if (body != null) request.setEntity(body);
    // A POST that is sent again because its answer was lost must not be done twice.
    if (method.equals("POST")) request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
    return execute(request, response -> read(response, method + " " + path));
  }

  private HttpUriRequestBase request(String method, String path) {
    var request = new HttpUriRequestBase(method, base.resolve(path));
    token.ifPresent(secret -> request.setHeader("Authorization", "Bearer " + secret.reveal()));
    return request;
  }

  private <T> T execute(HttpUriRequestBase request, HttpClientResponseHandler<T> reader) {
    try {
      return http.execute(request, reader);
    } catch (ConnectException e) {
      throw unreachable("nothing answers at " + base);
    } catch (IOException e) {
      throw unreachable(
          "%s did not answer %s %s: %s"
              .formatted(base, request.getMethod(), request.getPath(), e.getMessage()));
    }
  }

  private static ServiceProblem unreachable(String message) {
    return new ServiceProblem(
        0,
        "service-unreachable",
        message,
        "Start it with 'hwa serve', or name another with --url or HWA_URL.",
        List.of());
  }

  private static Answer read(ClassicHttpResponse response, String request) throws IOException {
    var bytes =
        response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
    var location = Optional.ofNullable(response.getFirstHeader("Location")).map(h -> h.getValue());
    var body = bytes.length == 0 ? JSON.nullNode() : parse(bytes, response, request);
    if (response.getCode() < 300) return new Answer(response.getCode(), location, body);
    throw problem(response.getCode(), body, request);
  }

  private static JsonNode parse(byte[] bytes, ClassicHttpResponse response, String request) {
    try {
      return JSON.readTree(bytes);
    } catch (RuntimeException e) {
      throw new ServiceProblem(
          response.getCode(),
          "not-our-service",
          request
              + " was answered with something that is not JSON (HTTP "
              + response.getCode()
              + ")",
          "Is this the address of HWAutomation?",
          List.of());
    }
  }

  private static ServiceProblem problem(int status, JsonNode body, String request) {
    var faults = new ArrayList<String>();
    for (var fault : body.path("faults")) {
      var where = fault.path("where").asString("");
      var message = fault.path("message").asString(fault.asString(""));
      faults.add(where.isEmpty() ? message : where + ": " + message);
    }
    var text = body.path("detail").asString(body.path("title").asString(""));
    return new ServiceProblem(
        status,
        body.path("code").asString("http-" + status),
        text.isEmpty() ? request + " was refused with HTTP " + status : text,
        body.path("whatToDo").asString(status == 401 ? "Run 'hwa login', or set HWA_TOKEN." : ""),
        faults);
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
