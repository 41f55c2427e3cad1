package org.hwautomation.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who calls the REST API, with a token or without.
public final class Caller {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

  private final URI service;
  private final @Nullable String token;

  public Caller(URI service, @Nullable String token) {
    this.service = service;
    this.token = token;
  }

  /// What came back.
  public record Answer(int status, String contentType, String text, HttpResponse<String> whole) {

    public JsonNode json() {
      return JSON.readTree(text);
    }

    /// The problem's stable code; empty when the answer is none.
    public String code() {
      return contentType.startsWith("application/problem+json")
          ? json().path("code").asString("")
          : "";
    }

    @Override
    public String toString() {
      return status + " " + text;
    }
  }

  public Answer get(String path) {
    return call("GET", path, null);
  }

  public Answer post(String path, Object body) {
    return call("POST", path, JSON.writeValueAsString(body));
  }

  public Answer call(String method, String path, @Nullable String body, String... headers) {
    return send(method, path, "application/json", body, headers);
  }

  public Answer send(
      String method, String path, String contentType, @Nullable String body, String... headers) {
    var request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(Duration.ofSeconds(120))
            .header("Accept", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) request.header("Content-Type", contentType);
    if (token != null) request.header("Authorization", "Bearer " + token);
    if (headers.length > 0) request.headers(headers);
    return send(HTTP, request.build());
  }

  /// The same with a client that keeps cookies, or comes from another address.
  public static Answer send(HttpClient client, HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body(),
          answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
