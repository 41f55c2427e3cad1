package org.hwautomation.simulator.standard;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.node.ObjectNode;

/// Events by server-sent events and by subscription; `SubmitTestEvent`.
public final class EventService implements Behaviour {

  private static final int MOST = 16;

  private final Map<String, Consumer<ObjectNode>> pushes = new HashMap<>();
  private String service = "";
  private String subscriptions = "";
  private String stream = "";
  private int next = 1;

  @Override
  public void onStart(Machine machine) {
    var tree = machine.tree();
    service = tree.link("/redfish/v1", "EventService").map(ResourcePath::clean).orElse("");
    subscriptions = tree.link(service, "Subscriptions").map(ResourcePath::clean).orElse("");
    stream = tree.at(service, "/ServerSentEventUri").asString("");
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
      machine.tree().removeMember(subscriptions, request.path());
      return Optional.of(Response.noContent());
    }
    return Optional.empty();
  }

  private Response subscribe(Request request, Machine machine) {
    var body = request.json();
    for (var needed : new String[] {"Destination", "Protocol"}) {
      if (!body.path(needed).isString()) {
        return machine.errors().base(400, "PropertyMissing", needed);
      }
    }
    if (pushes.size() >= MOST) {
      return machine.errors().base(400, "EventSubscriptionLimitExceeded");
    }
    var text = body.path("Destination").asString();
    var destination = loopback(text);
    if (destination.isEmpty()) {
      return machine.errors().base(400, "PropertyValueFormatError", text, "Destination");
    }
    if (!body.path("Protocol").asString().equals("Redfish")) {
      return machine
          .errors()
          .base(400, "PropertyValueNotInList", body.path("Protocol").asString(), "Protocol");
    }
    var id = String.valueOf(next++);
    var path = subscriptions + "/" + id;
    var context = body.path("Context").asString("");
    var json = Json.object();
    json.put("@odata.id", path);
    json.put("@odata.type", "#EventDestination.v1_11_0.EventDestination");
    json.put("Id", id);
    json.put("Name", "Event subscription " + id);
    json.put("Destination", text);
    json.put("Protocol", "Redfish");
    json.put("SubscriptionType", "RedfishEvent");
    json.put("EventFormatType", body.path("EventFormatType").asString("Event"));
    json.put("Context", context);
    machine.tree().addMember(subscriptions, path, json);
    Consumer<ObjectNode> push =
        event -> EventPush.send(destination.get(), event.deepCopy().put("Context", context));
    pushes.put(ResourcePath.key(path), push);
    machine.events().listen(push);
    return Response.created(path, json);
  }

  /// The address, when it is on this machine: a simulator has no business elsewhere.
  private static Optional<URI> loopback(String text) {
    try {
      var uri = URI.create(text);
      var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web
              && uri.getHost() != null
              && InetAddress.getByName(uri.getHost()).isLoopbackAddress()
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return Optional.empty();
    }
  }
}
