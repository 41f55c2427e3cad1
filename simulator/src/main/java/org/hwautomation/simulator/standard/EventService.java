package org.hwautomation.simulator.standard;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Events;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.node.ObjectNode;

/// Events by server-sent events and by subscription; `SubmitTestEvent`.
public final class EventService implements Behaviour {

  private static final int MOST = 16;

  private final Map<String, Consumer<ObjectNode>> pushes = new HashMap<>();
  private final Map<String, Events.Stream> streams = new HashMap<>();
  private String service = "";
  private String subscriptions = "";
  private String stream = "";
  private int next = 1;
  private int recorded;

  @Override
  public void onStart(Machine machine) {
    var tree = machine.tree();
    service = tree.link("/redfish/v1", "EventService").map(ResourcePath::clean).orElse("");
    subscriptions = tree.link(service, "Subscriptions").map(ResourcePath::clean).orElse("");
    stream = tree.at(service, "/ServerSentEventUri").asString("");
    recorded = tree.members(subscriptions).size();
    machine.events().watchStreams(one -> opened(one, machine), one -> closed(one, machine));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    if (!stream.isEmpty() && ResourcePath.key(path).equals(ResourcePath.key(stream))) {
      return Set.of("GET");
    }
    if (subscriptions.isEmpty()) return Set.of();
    var key = ResourcePath.key(path);
    if (key.equals(ResourcePath.key(subscriptions))) return Set.of("POST");
    if (key.equals(ResourcePath.key(testEvent()))) return Set.of("POST");
    return isSubscription(path, machine) ? Set.of("DELETE") : Set.of();
  }

  private boolean isSubscription(String path, Machine machine) {
    return ResourcePath.key(ResourcePath.parent(path)).equals(ResourcePath.key(subscriptions))
        && machine.tree().contains(path);
  }

  private String testEvent() {
    return service + "/Actions/EventService.SubmitTestEvent";
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!stream.isEmpty() && request.is("GET", stream)) {
      if (!takesStream(request)) {
        return Optional.of(machine.errors().base(406, "HeaderInvalid", "Accept"));
      }
      return Optional.of(
          Response.text(200, "text/event-stream;charset=utf-8", "")
              .withEnding(Response.Ending.EVENT_STREAM));
    }
    if (subscriptions.isEmpty()) return Optional.empty();
    if (request.is("POST", subscriptions)) return Optional.of(subscribe(request, machine));
    if (request.is("POST", testEvent())) {
      var message = request.json().path("MessageId").asString("Base.1.12.Success");
      machine.events().emit(message, "Test event", "OK", service);
      return Optional.of(Response.noContent());
    }
    if (request.method().equals("DELETE") && isSubscription(request.path(), machine)) {
      var push = pushes.remove(ResourcePath.key(request.path()));
      if (push != null) machine.events().stop(push);
      var open = streams.remove(ResourcePath.key(request.path()));
      if (open != null) open.close().run();
      machine.tree().removeMember(subscriptions, request.path());
      return Optional.of(Response.noContent());
    }
    return Optional.empty();
  }

  private static boolean takesStream(Request request) {
    var accepted = request.header("accept").orElse("*/*");
    return accepted.contains("text/event-stream")
        || accepted.contains("text/*")
        || accepted.contains("*/*");
  }

  private Response subscribe(Request request, Machine machine) {
    var body = request.json();
    for (var needed : new String[] {"Destination", "Protocol"}) {
      if (!body.path(needed).isString()) {
        return machine.errors().base(400, "PropertyMissing", needed);
      }
    }
    if (machine.tree().members(subscriptions).size() >= recorded + MOST) {
      return machine.errors().base(400, "EventSubscriptionLimitExceeded");
    }
    var text = body.path("Destination").asString();
    if (!isWeb(text)) {
      return machine.errors().base(400, "PropertyValueFormatError", text, "Destination");
    }
    if (!body.path("Protocol").asString().equals("Redfish")) {
      return machine
          .errors()
          .base(400, "PropertyValueNotInList", body.path("Protocol").asString(), "Protocol");
    }
    if (!body.path("RegistryPrefixes").isEmpty() && !body.path("MessageIds").isEmpty()) {
      return machine.errors().base(400, "PropertyValueConflict", "RegistryPrefixes", "MessageIds");
    }
    var format = body.path("EventFormatType").asString("Event");
    if (!format.equals("Event") && !format.equals("MetricReport")) {
      return machine.errors().base(400, "PropertyValueNotInList", format, "EventFormatType");
    }
    var context = body.path("Context").asString("");
    var json = resource("RedfishEvent", context);
    json.put("Destination", text);
    json.put("EventFormatType", format);
    var path = json.path("@odata.id").asString();
    machine.tree().addMember(subscriptions, path, json);
    loopback(text)
        .ifPresent(destination -> {
          Consumer<ObjectNode> push =
              event -> EventPush.send(destination, event.deepCopy().put("Context", context));
          pushes.put(ResourcePath.key(path), push);
          machine.events().listen(push);
        });
    return Response.created(path, json);
  }

  private ObjectNode resource(String type, String context) {
    var id = String.valueOf(next++);
    var json = Json.object();
    var path = subscriptions + "/" + id;
    json.put("@odata.id", path);
    json.put("@odata.type", "#EventDestination.v1_11_0.EventDestination");
    json.put("Id", id);
    json.put("Name", "Event subscription " + id);
    json.put("Protocol", "Redfish");
    json.put("SubscriptionType", type);
    json.put("EventFormatType", "Event");
    json.put("Context", context);
    return json;
  }

  /// A stream is a subscription as long as it is open (DSP0266 "Server-sent events").
  private void opened(Events.Stream one, Machine machine) {
    if (subscriptions.isEmpty()) return;
    var json = resource("SSE", "stream-" + next);
    var path = json.path("@odata.id").asString();
    streams.put(ResourcePath.key(path), one);
    machine.tree().addMember(subscriptions, path, json);
  }

  private void closed(Events.Stream one, Machine machine) {
    streams.entrySet().stream()
        .filter(entry -> entry.getValue().equals(one))
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(path -> {
          streams.remove(path);
          machine.tree().removeMember(subscriptions, path);
        });
  }

  private static boolean isWeb(String text) {
    try {
      var uri = URI.create(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// The address, when it is on this machine. A subscriber elsewhere is listed and never told: a
  /// simulator has no business elsewhere, and looks no names up.
  private static Optional<URI> loopback(String text) {
    var uri = URI.create(text);
    var host = uri.getHost();
    var literal = host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}|\\[::1]");
    return literal ? Optional.of(uri) : Optional.empty();
  }
}
