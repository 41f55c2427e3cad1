package org.hwautomation.simulator.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One request as it came, already received whole. Uploads come as parts that were inspected while
/// they streamed past.
///
/// @param method upper case
/// @param uri as sent, with query
/// @param headers names in lower case; several values joined by a comma
/// @param body empty for uploads
/// @param parts of a multipart body, or the one unnamed part of a raw push
/// @param user who is logged in, once that is known
public record Request(
    String method,
    String uri,
    Map<String, String> headers,
    byte[] body,
    List<Part> parts,
    @Nullable String user) {

  public Request {
    headers = Map.copyOf(headers);
    parts = List.copyOf(parts);
  }

  /// The path without query and trailing slash, percent-decoded as [ResourcePath#decoded] does.
  public String path() {
    return ResourcePath.decoded(ResourcePath.clean(uri));
  }

  public Query query() {
    return Query.of(uri);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public Optional<Part> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /// The body as an object; empty when there is none. Malformed JSON never gets as far as a
  /// behaviour: the server has refused it.
  public ObjectNode json() {
    if (body.length == 0) return Json.object();
    try {
      JsonNode node = Json.read(body);
      return node instanceof ObjectNode object ? object : Json.object();
    } catch (JacksonException e) {
      return Json.object();
    }
  }

  public boolean is(String wantedMethod, String wantedPath) {
    return method.equals(wantedMethod)
        && ResourcePath.key(path()).equals(ResourcePath.key(wantedPath));
  }

  /// The same, asked of another path; its query is left behind.
  public Request of(String otherPath) {
    return new Request(method, otherPath, headers, body, parts, user);
  }

  public Request as(String who) {
    return new Request(method, uri, headers, body, parts, who);
  }

  /// Without headers and body: both may hold secrets.
  @Override
  public String toString() {
    return method + " " + uri;
  }
}
