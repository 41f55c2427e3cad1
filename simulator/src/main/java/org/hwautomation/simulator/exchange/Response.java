package org.hwautomation.simulator.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.Resource;
import tools.jackson.databind.JsonNode;

/// One answer. Change it with the `with…` methods; the server adds what every answer carries.
///
/// @param delay real time that passes before it is sent, beyond the network's latency
public record Response(
    int status, Map<String, String> headers, byte[] body, Ending ending, Duration delay) {

  /// What happens on the connection after the answer.
  public enum Ending {
    /// Keep alive as HTTP says.
    NORMAL,
    /// Answer, then close.
    CLOSE,
    /// Close without an answer.
    DROP,
    /// Keep open and write server-sent events.
    EVENT_STREAM
  }

  private static final byte[] NOTHING = {};

  public static Response empty(int status) {
    return new Response(status, Map.of(), NOTHING, Ending.NORMAL, Duration.ZERO);
  }

  public static Response noContent() {
    return empty(204);
  }

  public static Response json(int status, JsonNode body) {
    return bytes(status, Resource.JSON_TYPE, Json.bytes(body));
  }

  public static Response ok(JsonNode body) {
    return json(200, body);
  }

  public static Response bytes(int status, String contentType, byte[] body) {
    return new Response(
        status, Map.of("Content-Type", contentType), body, Ending.NORMAL, Duration.ZERO);
  }

  public static Response text(int status, String contentType, String body) {
    return bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /// 201 with the created resource.
  public static Response created(String location, JsonNode body) {
    return json(201, body).withHeader("Location", location);
  }

  public static Response dropped() {
    return new Response(0, Map.of(), NOTHING, Ending.DROP, Duration.ZERO);
  }

  public Response withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body, ending, delay);
  }

  public Response withEnding(Ending other) {
    return new Response(status, headers, body, other, delay);
  }

  public Response withBody(byte[] other) {
    return new Response(status, headers, other, ending, delay);
  }

  public Response withDelay(Duration other) {
    return new Response(status, headers, body, ending, other);
  }

  public boolean succeeded() {
    return status >= 200 && status < 300;
  }

  @Override
  public String toString() {
    return status + " " + body.length + " bytes";
  }
}
