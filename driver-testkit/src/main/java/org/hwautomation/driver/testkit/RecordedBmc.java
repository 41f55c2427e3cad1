package org.hwautomation.driver.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Call;
import org.hwautomation.redfish.client.Credential;
import org.hwautomation.redfish.client.Endpoint;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.Priority;
import org.hwautomation.redfish.client.ProgressListener;
import org.hwautomation.redfish.client.Push;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.client.ServiceRoot;
import org.hwautomation.redfish.client.TlsLevel;
import org.hwautomation.redfish.client.Trust;
import org.hwautomation.redfish.event.EventLimits;
import org.hwautomation.redfish.event.ServerSentEvent;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A gateway without a wire that answers from a [Recording]. Writes are refused unless a test says
/// what they are to do; everything that was sent can be looked at.
public final class RecordedBmc implements Bmc {

  /// @param body null for GET and DELETE
  public record Sent(String method, String path, JsonNode body) {}

  private final String name;
  private final Map<String, JsonNode> resources;
  private final Map<String, Function<JsonNode, Reply>> answers = new HashMap<>();
  private final List<Sent> writes = new ArrayList<>();
  private int reads;

  public RecordedBmc(Recording recording) {
    this(recording.name(), recording.resources());
  }

  public RecordedBmc(String name, Map<String, JsonNode> resources) {
    this.name = name;
    this.resources = new HashMap<>(resources);
  }

  /// Changes what a path shows from now on.
  public RecordedBmc show(String path, JsonNode json) {
    resources.put(Recording.key(path), json);
    return this;
  }

  public RecordedBmc remove(String path) {
    resources.remove(Recording.key(path));
    return this;
  }

  /// Says what a write does and answers.
  public RecordedBmc on(String method, String path, Function<JsonNode, Reply> answer) {
    answers.put(method + " " + Recording.key(path), answer);
    return this;
  }

  public List<Sent> writes() {
    return List.copyOf(writes);
  }

  /// Requests so far, an expanded collection counting as one.
  public int reads() {
    return reads;
  }

  public static Reply reply(int status, String location) {
    return new Reply(
        status,
        Map.of(),
        Optional.empty(),
        new byte[0],
        location.isEmpty() ? Optional.empty() : Optional.of(location),
        Optional.empty());
  }

  @Override
  public Endpoint endpoint() {
    return new Endpoint(
        name,
        URI.create("https://127.0.0.1"),
        new Trust.OnFirstUse(),
        new Credential("test", Secret.of("test")),
        TlsLevel.MODERN);
  }

  @Override
  public ServiceRoot root() {
    return new ServiceRoot(read(ServiceRoot.PATH));
  }

  @Override
  public Resource read(String path, Freshness freshness) {
    return find(path)
        .orElseThrow(() -> new RedfishException(new Failure.NotFound(where("GET", path))));
  }

  @Override
  public Optional<Resource> find(String path) {
    reads++;
    var json = resources.get(Recording.key(path));
    if (json == null) return Optional.empty();
    return Optional.of(new Resource(path, json, json.path("@odata.etag").asString("")));
  }

  @Override
  public Optional<Resource> readIfChanged(String path, String etag) {
    var now = read(path, Freshness.FRESH);
    return etag.isEmpty() || !etag.equals(now.etag()) ? Optional.of(now) : Optional.empty();
  }

  @Override
  public List<Resource> members(String collection) {
    var found = new ArrayList<Resource>();
    int before = reads;
    for (var path : read(collection).links("Members")) find(path).ifPresent(found::add);
    if (new ServiceRoot(plainRoot()).expands()) reads = before + 1;
    return found;
  }

  private Resource plainRoot() {
    return new Resource(
        ServiceRoot.PATH,
        resources.getOrDefault(ServiceRoot.PATH, JsonNodeFactory.instance.objectNode()),
        "");
  }

  @Override
  public Resource readExpanded(String path, int levels) {
    return read(path);
  }

  @Override
  public Reply get(String path, Priority priority, Deadline deadline) {
    var resource = read(path);
    return new Reply(
        200,
        Map.of("content-type", "application/json"),
        Optional.of(resource.json()),
        resource.json().toString().getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Reply patch(String path, JsonNode body, IfMatch ifMatch) {
    return write("PATCH", path, body);
  }

  @Override
  public Reply post(String path, JsonNode body) {
    return write("POST", path, body);
  }

  @Override
  public Reply put(String path, JsonNode body) {
    return write("PUT", path, body);
  }

  @Override
  public Reply delete(String path) {
    return write("DELETE", path, JsonNodeFactory.instance.nullNode());
  }

  /// Parts are shown as an object in the order in which they would be sent.
  @Override
  public Reply push(String path, Push push, ProgressListener progress) {
    var body = JsonNodeFactory.instance.objectNode();
    switch (push) {
      case Push.Raw(var file, var _) -> body.put("raw", file.getFileName().toString());
      case Push.Multipart(var parts, var _) -> {
        for (var part : parts) {
          switch (part) {
            case Push.Text(var partName, var text) -> body.put(partName, text);
            case Push.Json(var partName, var json) -> body.set(partName, json);
            case Push.File(var partName, var _, var fileName) -> body.put(partName, fileName);
          }
        }
      }
    }
    return write("POST", path, body);
  }

  private Reply write(String method, String path, JsonNode body) {
    writes.add(new Sent(method, path, body));
    var answer = answers.get(method + " " + Recording.key(path));
    if (answer == null) {
      throw new RedfishException(new Failure.MethodNotAllowed(where(method, path)));
    }
    return answer.apply(body);
  }

  private Where where(String method, String path) {
    return new Where(name, method, path);
  }

  /// A recording has no events: the stream ends at once.
  @Override
  public void listen(String path, EventLimits most, Predicate<ServerSentEvent> onEvent) {}

  @Override
  public Secret sessionToken() {
    return Secret.of("recorded");
  }

  @Override
  public Optional<Sha256> certificate() {
    return Optional.empty();
  }

  @Override
  public List<Call> calls() {
    return List.of();
  }

  @Override
  public void forget(String pathPrefix) {}

  @Override
  public void logIn() {}

  @Override
  public void logOut() {}

  @Override
  public void close() {}
}
